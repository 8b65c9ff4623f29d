package io.tauro.connector.files.json;

import io.tauro.connector.files.format.BadRecords;
import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.TextParts;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.List;

/**
 * How JSON files are read. Immutable.
 *
 * @param badRecords what to do with a record that cannot be read
 * @param compression how the bytes are packed
 * @param parts into which parts files are cut
 * @param mapFields how many fields an object that is inferred as a ROW has at most, others being
 *     maps; 0 if none is
 * @param sampleRows the records that columns are inferred from
 */
record JsonOptions(
        BadRecords badRecords,
        Compression compression,
        TextParts parts,
        int mapFields,
        int sampleRows) {

    static final List<Option> KNOWN =
            List.of(
                    Option.of(
                            "bad_records",
                            Kind.TEXT,
                            "Records that are no JSON or do not fit the columns: error (default) or skip"),
                    Option.of("compression", Kind.TEXT, Compression.DESCRIPTION),
                    TextParts.OPTION,
                    Option.of(
                            "map_fields",
                            Kind.INTEGER,
                            "Objects with more different fields are taken for maps; default 0: none are"),
                    Option.of(
                            "sample_rows",
                            Kind.INTEGER,
                            "How many records columns are inferred from; default 10000"));

    static JsonOptions of(FormatOptions options) {
        return new JsonOptions(
                BadRecords.of(options),
                Compression.of(options),
                TextParts.of(options),
                options.number("map_fields", 0, 0),
                options.positive("sample_rows", 10_000));
    }

    boolean skipsBadRecords() {
        return badRecords == BadRecords.SKIP;
    }
}
