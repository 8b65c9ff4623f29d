package io.tauro.connector.files;

import io.tauro.spi.Option;
import io.tauro.spi.SourceTable;
import java.util.List;

/**
 * A format of tables that are more than their files: a log beside the files says which of them
 * count, and how. Found through {@link java.util.ServiceLoader}, for connections to any store; each
 * connection has an instance of its own. Thread-safe.
 */
public interface TableFormat {

    /** The name in configuration, lower case: {@code delta}. */
    String name();

    /** The options that a table of this format may have. */
    List<Option> options();

    /**
     * A table, its schema read from its log.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4008} if there is none, {@code TAURO-10xx}
     *     if an option is wrong
     */
    SourceTable table(TableFolder folder);
}
