package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.LineNumbers;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.format.Unpacked;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file, one after the other: the values at the top, and the elements of arrays
 * at the top. Not thread-safe.
 *
 * <p>Where bad records are skipped and the file has a record a line, each line is parsed on its
 * own, so that a broken one does not matter to the next.
 */
final class JsonRecords implements AutoCloseable {

    private static final JsonFactory PARSERS = JsonParsers.create();

    private final StoredObject file;
    private final LineNumbers lineNumbers;
    private final boolean whole;

    /** Whether it is known that there is a record a line. */
    private final boolean linesKnown;

    private final boolean skips;
    private final Compression compression;
    private final InputStream input;
    private @Nullable Utf8Input utf8;
    private @Nullable JsonLines lines;
    private @Nullable JsonParser parser;
    private boolean inArray;
    private boolean closed;
    private long skipped;
    private long firstSkipped;

    JsonRecords(TextSource source, boolean skips, Compression compression, boolean linesKnown) {
        this.file = source.file();
        this.lineNumbers = new LineNumbers(source);
        this.whole = source.from() == 0 && source.to() == file.size();
        this.linesKnown = linesKnown;
        this.skips = skips;
        this.compression = compression.of(file.key());
        this.input = source.open();
    }

    /** Moves to the first token of the next record; false at the end. */
    boolean next() {
        while (!closed) {
            try {
                JsonParser current = parser == null ? open() : parser;
                if (current == null) {
                    return false;
                }
                JsonToken token = current.nextToken();
                if (token == null) {
                    if (lines == null) {
                        return false;
                    }
                    parser = null;
                } else if (token == JsonToken.START_ARRAY && !inArray) {
                    inArray = true;
                } else if (token == JsonToken.END_ARRAY) {
                    inArray = false;
                } else {
                    return true;
                }
            } catch (IOException e) {
                broken(e);
            }
        }
        return false;
    }

    private @Nullable JsonParser open() throws IOException {
        inArray = false;
        if (lines == null) {
            InputStream unpacked = Unpacked.open(input, compression);
            InputStream bytes = isWithin() ? unpacked : JsonBytes.open(unpacked);
            JsonLines all = new JsonLines(bytes);
            if (!skips || !linesKnown && !all.areRecords(JsonRecords::isRecord)) {
                utf8 = new Utf8Input(skips ? all.rest() : bytes);
                parser = PARSERS.createParser((InputStream) utf8);
                return parser;
            }
            lines = all;
        }
        JsonLines all = lines;
        while (all != null && all.next()) {
            if (!all.isTooLong() && Utf8Input.isUtf8(all.buffer(), all.start(), all.length())) {
                parser = PARSERS.createParser(all.buffer(), all.start(), all.length());
                return parser;
            }
            count();
        }
        return null;
    }

    /** In the middle of a file, what looks like a byte order mark is none. */
    private boolean isWithin() {
        return !lineNumbers.isFirst();
    }

    static boolean isRecord(byte[] bytes, int start, int length) throws IOException {
        try (JsonParser parser = PARSERS.createParser(bytes, start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The parser, which stands at the first token of the record, and is to be left at its last. */
    JsonParser parser() {
        if (parser == null) {
            throw new IllegalStateException("There is no record");
        }
        return parser;
    }

    /** How many bytes of JSON were read so far, some of them ahead. */
    long bytes() {
        if (lines != null) {
            return lines.taken();
        }
        return utf8 == null ? 0 : utf8.delivered();
    }

    /** The line of the current token, from 1 on. */
    long line() {
        if (lines != null) {
            return lineNumbers.of(lines.line());
        }
        return lineNumbers.of(
                parser == null ? 1 : Math.max(1, parser.currentTokenLocation().getLineNr()));
    }

    /** Counts the record as left out, and moves to its last token. */
    void skip() {
        count();
        JsonParser current = parser();
        int around = inArray ? 1 : 0;
        try {
            while (current.getParsingContext().getNestingDepth() > around) {
                if (current.nextToken() == null) {
                    return;
                }
            }
        } catch (IOException e) {
            skipped--;
            broken(e);
        }
    }

    /**
     * What to do where the parser fails: to leave out the rest of a line, or to throw the error.
     */
    void broken(IOException e) {
        boolean syntax = e instanceof JsonProcessingException;
        if (!syntax || lines == null) {
            throw failure(e);
        }
        count();
        parser = null;
    }

    private TauroException failure(IOException e) {
        return JsonFailures.of(file, compression, e, failureLine(), rest());
    }

    private String rest() {
        return restOfLine()
                + (whole
                        ? ""
                        : "; a record of several lines needs the option 'split_size' to be none");
    }

    /** What a line number does not tell, for the end of a message. */
    String restOfLine() {
        return lineNumbers.rest();
    }

    private long failureLine() {
        return lines != null || parser == null
                ? line()
                : lineNumbers.of(Math.max(1, parser.currentLocation().getLineNr()));
    }

    private void count() {
        skipped++;
        if (firstSkipped == 0) {
            firstSkipped = line();
        }
    }

    /** How many records were left out. */
    long skipped() {
        return skipped;
    }

    /** The line of the first record that was left out. */
    long firstSkipped() {
        return firstSkipped;
    }

    /** Closes the file. */
    @Override
    public void close() {
        closed = true;
        try {
            if (parser != null) {
                parser.close();
            }
            input.close();
        } catch (IOException e) {
            // Nothing was written; there is nothing to lose.
        }
    }
}
