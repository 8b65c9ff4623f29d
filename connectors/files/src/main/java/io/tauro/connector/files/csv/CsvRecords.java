package io.tauro.connector.files.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.ObjectInput;
import io.tauro.connector.files.format.Unpacked;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The records of one file, one after the other. Not thread-safe. */
final class CsvRecords implements AutoCloseable {

    private final StoredObject file;
    private final CsvOptions options;
    private final InputStream input;
    private final CsvRecord record = new CsvRecord();
    private @Nullable Iterator<CsvRecord> records;
    private boolean emptyLinesCount;
    private @Nullable CsvReader<CsvRecord> reader;

    CsvRecords(ObjectStore store, StoredObject file, CsvOptions options, LongConsumer countBytes) {
        this.file = file;
        this.options = options;
        ObjectReader opened = store.open(file);
        this.input = new ObjectInput(opened, countBytes);
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
            if (records == null) {
                reader =
                        builder()
                                .build(
                                        record,
                                        CsvCharacters.open(input, file.key(), options.encoding()));
                records = reader.iterator();
            }
            while (records.hasNext()) {
                CsvRecord next = records.next();
                if (emptyLinesCount || !next.isEmptyLine()) {
                    return next;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw failure(e);
        }
    }

    private CsvReader.CsvReaderBuilder builder() {
        CsvReader.CsvReaderBuilder builder =
                CsvReader.builder()
                        .quoteCharacter(options.quote())
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .commentStrategy(
                                options.comment().isPresent()
                                        ? CommentStrategy.SKIP
                                        : CommentStrategy.NONE);
        options.comment().ifPresent(builder::commentCharacter);
        return options.delimiter().length() == 1
                ? builder.fieldSeparator(options.delimiter().charAt(0))
                : builder.fieldSeparator(options.delimiter());
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
                        ? " in or behind the record of line " + record.line()
                        : " in line 1";
        if (e instanceof CharacterCodingException) {
            return corrupt(
                    "bytes that are not in the encoding"
                            + where
                            + "; the option 'encoding' may be wrong",
                    e);
        }
        if (e instanceof ZipException || e instanceof java.io.EOFException) {
            return corrupt(
                    "it is not complete and correct " + Unpacked.method(file.key()) + where, e);
        }
        return corrupt(
                "quotes that do not close, text behind a quote, or a field of many megabytes"
                        + where,
                e);
    }

    private TauroException corrupt(String what, Throwable e) {
        return FileErrors.corrupt(file.key(), what, e)
                .with("line", String.valueOf(Math.max(1, record.line())));
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
