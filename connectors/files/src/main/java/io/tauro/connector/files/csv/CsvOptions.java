package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.FormatOptions;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a CSV file is written. Immutable.
 *
 * @param header whether the first record has the names of the columns
 * @param delimiter what stands between fields
 * @param quote what encloses a field
 * @param comment what a line that is no record begins with
 * @param nullText the text that means NULL where it is not quoted
 * @param encoding the characters, unless a byte order mark says otherwise
 * @param ragged what to do with a record of too few or too many fields
 * @param sampleRows the records that types are inferred from
 */
record CsvOptions(
        boolean header,
        String delimiter,
        char quote,
        Optional<Character> comment,
        String nullText,
        Charset encoding,
        Ragged ragged,
        int sampleRows) {

    /** What to do with a record of too few or too many fields. */
    enum Ragged {
        ERROR,
        /** Missing fields are NULL, and those too many are dropped. */
        NULL_FILL,
        /** Drop the record. */
        SKIP
    }

    static final List<Option> KNOWN =
            List.of(
                    Option.of(
                            "header",
                            Kind.BOOLEAN,
                            "Whether the first record has the names of the columns; default true"),
                    Option.of(
                            "delimiter",
                            Kind.TEXT,
                            "What stands between fields; default a comma, \\t for a tab"),
                    Option.of(
                            "quote",
                            Kind.TEXT,
                            "The character that encloses a field, doubled within; default \""),
                    Option.of(
                            "comment",
                            Kind.TEXT,
                            "The character that a line without data begins with; default none"),
                    Option.of(
                            "null",
                            Kind.TEXT,
                            "The unquoted text that means NULL; default the empty text"),
                    Option.of(
                            "encoding",
                            Kind.TEXT,
                            "The encoding of files without a byte order mark; default UTF-8"),
                    Option.of(
                            "ragged",
                            Kind.TEXT,
                            "Records of too few or too many fields: error (default), null_fill or skip"),
                    Option.of(
                            "sample_rows",
                            Kind.INTEGER,
                            "How many records types are inferred from; default 10000"));

    static CsvOptions of(FormatOptions options) {
        return new CsvOptions(
                options.bool("header", true),
                options.parse(
                                "delimiter",
                                "one or more characters, none of them a line end",
                                CsvOptions::delimiter)
                        .orElse(","),
                options.parse("quote", "one character", CsvOptions::character).orElse('"'),
                options.parse("comment", "one character", CsvOptions::character),
                options.text("null").orElse(""),
                options.parse(
                                "encoding",
                                "the name of an encoding such as UTF-8 or windows-1252",
                                Charset::forName)
                        .orElse(StandardCharsets.UTF_8),
                options.choice(
                                "ragged",
                                Map.of(
                                        "error",
                                        Ragged.ERROR,
                                        "null_fill",
                                        Ragged.NULL_FILL,
                                        "skip",
                                        Ragged.SKIP),
                                "error, null_fill or skip")
                        .orElse(Ragged.ERROR),
                options.positive("sample_rows", 10_000));
    }

    private static String delimiter(String text) {
        String delimiter = text.equals("\\t") ? "\t" : text;
        if (delimiter.isEmpty() || delimiter.indexOf('\n') >= 0 || delimiter.indexOf('\r') >= 0) {
            throw new IllegalArgumentException();
        }
        return delimiter;
    }

    private static Character character(String text) {
        if (text.length() != 1 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }
}
