package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.Compression;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * How the files of a table are written. Immutable.
 *
 * @param header whether the first record has the names of the columns
 * @param delimiter what stands between fields
 * @param quote what encloses a field; {@link #NONE} if nothing does
 * @param escape what stands before a quote within quotes: the quote itself, or another character
 * @param cEscapes whether the escape is one outside of quotes, too, and letters behind it are
 *     control characters
 * @param comment what a line that is no record begins with
 * @param skippedLines the lines before the first record
 * @param encoding the characters, unless a byte order mark says otherwise; empty for UTF-8, or
 *     UTF-16 or UTF-32 where the first bytes look like it
 * @param nulls the texts that mean NULL where they are not quoted
 * @param compression how the bytes are packed
 */
record CsvDialect(
        boolean header,
        String delimiter,
        char quote,
        char escape,
        boolean cEscapes,
        Optional<Character> comment,
        int skippedLines,
        Optional<Charset> encoding,
        List<String> nulls,
        Compression compression) {

    /** No character: one that is never in a text. */
    static final char NONE = '\uFFFF';

    CsvDialect {
        nulls = List.copyOf(nulls);
    }

    CsvDialect withHeader(boolean other) {
        return new CsvDialect(
                other,
                delimiter,
                quote,
                escape,
                cEscapes,
                comment,
                skippedLines,
                encoding,
                nulls,
                compression);
    }

    /** The same in the middle of a file. */
    CsvDialect within(Charset found) {
        return new CsvDialect(
                header,
                delimiter,
                quote,
                escape,
                cEscapes,
                comment,
                0,
                Optional.of(found),
                nulls,
                Compression.NONE);
    }

    CsvDialect with(
            String otherDelimiter,
            char otherQuote,
            char otherEscape,
            Optional<Character> otherComment) {
        return new CsvDialect(
                header,
                otherDelimiter,
                otherQuote,
                otherEscape,
                cEscapes,
                otherComment,
                skippedLines,
                encoding,
                nulls,
                compression);
    }

    /** Whether quotes are as RFC 4180 has them. */
    boolean hasPlainQuotes() {
        return quote != NONE && escape == quote && !cEscapes;
    }
}
