package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileFormat;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.parquet.ColumnNames.Way;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.spi.Option;
import java.util.List;
import java.util.Map;

/** Parquet. Keeps the footers that were used last. */
public final class ParquetFormat implements FileFormat {

    private static final List<Option> OPTIONS =
            List.of(
                    Option.of(
                            "columns",
                            Option.Kind.TEXT,
                            "How columns are found in files: name (default), name_ignore_case or field_id"));

    private final FooterCache footers = new FooterCache();

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public FormatTable bind(ObjectStore store, String table, FormatOptions options) {
        options.check(options());
        Way way =
                options.choice(
                                "columns",
                                Map.of(
                                        "name",
                                        Way.NAME,
                                        "name_ignore_case",
                                        Way.NAME_IGNORE_CASE,
                                        "field_id",
                                        Way.FIELD_ID),
                                "name, name_ignore_case or field_id")
                        .orElse(Way.NAME);
        return new ParquetTable(store, table, way, footers);
    }
}
