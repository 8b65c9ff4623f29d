package io.tauro.connector.files.json;

import io.tauro.connector.files.format.FormatOptions;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;
import java.util.Map;

/**
 * How JSON files are read. Immutable.
 *
 * @param skipsBadRecords whether a record that cannot be read is left out, and no error
 * @param sampleRows the records that columns are inferred from
 */
record JsonOptions(boolean skipsBadRecords, int sampleRows) {

    static final List<Option> KNOWN =
            List.of(
                    Option.of(
                            "bad_records",
                            Kind.TEXT,
                            "Records that are no JSON or do not fit the columns: error (default) or skip"),
                    Option.of(
                            "sample_rows",
                            Kind.INTEGER,
                            "How many records columns are inferred from; default 10000"));

    static JsonOptions of(FormatOptions options) {
        return new JsonOptions(
                options.choice("bad_records", Map.of("error", false, "skip", true), "error or skip")
                        .orElse(false),
                options.positive("sample_rows", 10_000));
    }
}
