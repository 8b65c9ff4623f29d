package io.tauro.connector.files.format;

import io.tauro.connector.files.store.ObjectStore;
import io.tauro.spi.Option;
import java.util.List;

/** A format of files. Thread-safe; belongs to one connection. */
public interface FileFormat {

    /** The name in configuration, lower case. */
    String name();

    /** The options that a table of this format may have. */
    List<Option> options();

    /**
     * The format for the files of one table.
     *
     * @param table what the table is called in messages: its path
     * @throws io.tauro.error.TauroException {@code TAURO-10xx} if an option or a declared column is
     *     wrong
     */
    FormatTable bind(ObjectStore store, String table, FormatOptions options);
}
