package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.FileFormat;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.spi.Option;
import java.util.List;

/** Comma-separated values. */
public final class CsvFormat implements FileFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<Option> options() {
        return CsvOptions.KNOWN;
    }

    @Override
    public FormatTable bind(ObjectStore store, String table, FormatOptions options) {
        options.check(CsvOptions.KNOWN);
        return new CsvTable(store, table, CsvOptions.of(options));
    }
}
