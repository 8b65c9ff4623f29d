package io.tauro.connector.files.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.LineNumbers;
import io.tauro.connector.files.format.TextEncoding;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.format.Unpacked;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The records of one file, one after the other. Not thread-safe. */
final class CsvRecords implements AutoCloseable {

    private final StoredObject file;
    private final CsvDialect dialect;
    private final long from;
    private final LineNumbers lines;
    private final InputStream input;
    private final CsvRecord record = new CsvRecord();
    private @Nullable CsvParser parser;
    private boolean emptyLinesCount;

    CsvRecords(TextSource source, CsvDialect dialect) {
        this.file = source.file();
        this.dialect = dialect;
        this.from = source.from();
        this.lines = new LineNumbers(source);
        this.input = source.open();
    }

    /**
     * In a table of one column an empty line is a record, else it is nothing. To be said before the
     * first record is read.
     */
    void emptyLinesCount() {
        emptyLinesCount = true;
    }

    /** Keeps from the next record on only some fields. */
    void keep(boolean[] positions) {
        record.keep(positions);
    }

    /** The next record, which is valid until the one after it is asked for; null at the end. */
    @Nullable CsvRecord next() {
        try {
            CsvParser current = parser == null ? open() : parser;
            while (current.next()) {
                if (emptyLinesCount || !record.isEmptyLine()) {
                    return record;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (IOException | UncheckedIOException | IllegalStateException | CsvSyntax e) {
            throw failure(e);
        }
    }

    private CsvParser open() throws IOException {
        InputStream bytes = Unpacked.open(input, dialect.compression().of(file.key()));
        Reader characters = text(bytes).reader();
        CsvParser opened =
                CsvParser.of(
                        dialect, LineSkipper.behind(characters, dialect.skippedLines()), record);
        parser = opened;
        return opened;
    }

    /** In the middle of a file, what looks like a byte order mark is text. */
    private TextEncoding text(InputStream bytes) throws IOException {
        return from == 0
                ? TextEncoding.of(bytes, dialect.encoding())
                : new TextEncoding(dialect.encoding().orElseThrow(), bytes, 0);
    }

    /** The line of the file on which a record begins, from 1. */
    long line(CsvRecord one) {
        return lines.of(one.line()) + dialect.skippedLines();
    }

    private TauroException failure(Throwable e) {
        if (e instanceof TauroException ours) {
            return ours;
        }
        if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return failure(unchecked.getCause());
        }
        String where =
                record.line() > 0
                        ? " in or behind the record of line " + line(record)
                        : " in line 1";
        if (e instanceof CharacterCodingException) {
            return corrupt(
                    "bytes that are not in the encoding"
                            + where
                            + "; the option 'encoding' may be wrong",
                    e);
        }
        if (e instanceof ZipException || e instanceof java.io.EOFException) {
            String method = dialect.compression().of(file.key()).word();
            return corrupt("it is not complete and correct " + method + where, e);
        }
        if (e instanceof CsvSyntax) {
            return corrupt(e.getMessage() + where, null);
        }
        return corrupt(
                "quotes that do not close, text behind a quote, or a field of many megabytes"
                        + where,
                e);
    }

    /** What a line number does not tell, for the end of a message. */
    String restOfLine() {
        return lines.rest();
    }

    private TauroException corrupt(String what, @Nullable Throwable e) {
        return FileErrors.corrupt(file.key(), what + lines.rest(), e)
                .with("line", String.valueOf(Math.max(1, line(record))));
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // Nothing was written; there is nothing to lose.
        }
    }
}
