package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.BadRecords;
import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.TextParts;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of the CSV files of a table. Immutable.
 *
 * @param search what is looked for of what is not said
 * @param header whether the first record has the names of the columns
 * @param delimiter what stands between fields
 * @param quote what encloses a field
 * @param escape what stands before a quote
 * @param dialect what is said, and the defaults for the rest
 * @param values how values are written
 * @param ragged what to do with a record of too few or too many fields
 * @param badRecords what to do with a record that has a value of another type
 * @param parts into which parts files are cut
 * @param sampleRows the records that types are inferred from
 */
record CsvOptions(
        Search search,
        Optional<Boolean> header,
        Optional<String> delimiter,
        Optional<Character> quote,
        Optional<Character> escape,
        CsvDialect dialect,
        CsvValues values,
        Ragged ragged,
        BadRecords badRecords,
        TextParts parts,
        int sampleRows) {

    /** What is looked for in the files. */
    enum Search {
        /** Nothing: what is not said is the default. */
        FIXED,
        /** Delimiter, quote and escape, where the files cannot be read with the defaults. */
        NEEDED,
        /** All that is not said. */
        AUTO
    }

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
                    text("dialect", "What is looked for: auto for all, fixed for nothing"),
                    text("header", "Whether the first record has the names: true, false or auto"),
                    text("delimiter", "What stands between fields, \\t for a tab"),
                    text("quote", "The character that encloses a field; empty for none"),
                    text("escape", "What stands before a quote in quotes; default the quote"),
                    Option.of(
                            "c_escapes",
                            Kind.BOOLEAN,
                            "Whether \\n, \\t and \\N mean something everywhere; default false"),
                    text("comment", "The character that a line without data begins with"),
                    Option.of(
                            "skip_rows",
                            Kind.INTEGER,
                            "How many lines come before the first record; default 0"),
                    Option.of(
                            "null",
                            Kind.TEXTS,
                            "The unquoted texts that mean NULL; default the empty text"),
                    text("encoding", "The encoding of files without a byte order mark"),
                    text("compression", Compression.DESCRIPTION),
                    text("decimal", "What stands before the fraction of a number; default a point"),
                    text("date_format", "How dates are written, such as dd.MM.yyyy"),
                    text("timestamp_format", "How timestamps are, such as MM/dd/yyyy HH:mm:ss"),
                    text("ragged", "Records of another length: error, null_fill or skip"),
                    text("bad_records", "Records with a value of another type: error or skip"),
                    TextParts.OPTION,
                    Option.of(
                            "sample_rows",
                            Kind.INTEGER,
                            "How many records types are inferred from; default 10000"));

    private static Option text(String name, String description) {
        return Option.of(name, Kind.TEXT, description);
    }

    static CsvOptions of(FormatOptions options) {
        Search search =
                options.choice(
                                "dialect",
                                Map.of("auto", Search.AUTO, "fixed", Search.FIXED),
                                "auto or fixed")
                        .orElse(Search.NEEDED);
        boolean cEscapes = options.bool("c_escapes", false);
        Optional<String> delimiter =
                options.parse(
                        "delimiter",
                        "one or more characters, none of them a line end",
                        CsvOptions::delimiter);
        Optional<Character> quote =
                options.parse("quote", "one character, or empty for none", CsvOptions::quote);
        Optional<Character> escape =
                options.parse("escape", "one character", CsvOptions::character)
                        .or(() -> cEscapes ? Optional.of('\\') : Optional.empty());
        Optional<Boolean> header = header(options, search);
        char usedQuote = quote.orElse('"');
        CsvDialect dialect =
                new CsvDialect(
                        header.orElse(true),
                        delimiter.orElse(","),
                        usedQuote,
                        escape.orElse(usedQuote),
                        cEscapes,
                        options.parse("comment", "one character", CsvOptions::character),
                        options.number("skip_rows", 0, 0),
                        options.parse(
                                "encoding",
                                "the name of an encoding such as UTF-8 or windows-1252",
                                Charset::forName),
                        options.texts("null").orElse(cEscapes ? List.of() : List.of("")),
                        Compression.of(options));
        requireDifferent(options, dialect);
        return new CsvOptions(
                search,
                header,
                delimiter,
                quote,
                escape,
                dialect,
                CsvValues.of(options),
                ragged(options),
                BadRecords.of(options),
                TextParts.of(options),
                options.positive("sample_rows", 10_000));
    }

    /** Empty if it is looked for. */
    private static Optional<Boolean> header(FormatOptions options, Search search) {
        Map<String, Optional<Boolean>> words =
                Map.of(
                        "true", Optional.of(true),
                        "false", Optional.of(false),
                        "auto", Optional.empty());
        return options.choice("header", words, "true, false or auto")
                .orElse(search == Search.AUTO ? Optional.empty() : Optional.of(true));
    }

    private static Ragged ragged(FormatOptions options) {
        Map<String, Ragged> words =
                Map.of(
                        "error", Ragged.ERROR,
                        "null_fill", Ragged.NULL_FILL,
                        "skip", Ragged.SKIP);
        return options.choice("ragged", words, "error, null_fill or skip").orElse(Ragged.ERROR);
    }

    private static void requireDifferent(FormatOptions options, CsvDialect dialect) {
        if (dialect.delimiter().indexOf(dialect.quote()) >= 0
                || dialect.delimiter().indexOf(dialect.escape()) >= 0) {
            throw options.invalid("delimiter", "without the quote and the escape");
        }
        char comment = dialect.comment().orElse(CsvDialect.NONE);
        if (comment != CsvDialect.NONE
                && (dialect.delimiter().indexOf(comment) >= 0
                        || comment == dialect.quote()
                        || comment == dialect.escape())) {
            throw options.invalid("comment", "another than the delimiter, quote and escape");
        }
    }

    private static String delimiter(String text) {
        String delimiter = text.replace("\\t", "\t");
        if (delimiter.isEmpty()
                || delimiter.indexOf('\n') >= 0
                || delimiter.indexOf('\r') >= 0
                || delimiter.indexOf(CsvDialect.NONE) >= 0) {
            throw new IllegalArgumentException();
        }
        return delimiter;
    }

    private static Character quote(String text) {
        return text.isEmpty() ? Character.valueOf(CsvDialect.NONE) : character(text);
    }

    private static Character character(String text) {
        if (text.length() != 1 || "\n\r\uFFFF".contains(text)) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }
}
