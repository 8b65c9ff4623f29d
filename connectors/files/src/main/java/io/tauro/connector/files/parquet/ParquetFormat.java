package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileFormat;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.spi.Option;
import java.util.List;

/** Parquet. Keeps the footers that were used last. */
public final class ParquetFormat implements FileFormat {

    private final FooterCache footers = new FooterCache();

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public FormatTable bind(ObjectStore store, String table, FormatOptions options) {
        options.check(options());
        return new ParquetTable(store, table, footers);
    }
}
