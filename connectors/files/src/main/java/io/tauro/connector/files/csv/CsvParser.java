package io.tauro.connector.files.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;

/** Cuts characters into records and fields. Not thread-safe. */
interface CsvParser {

    /**
     * Moves to the next record; false at the end.
     *
     * @throws CsvSyntax where quotes do not close, or there is text behind one
     */
    boolean next() throws IOException;

    /** The parser of a dialect, which puts each record into the same place. */
    static CsvParser of(CsvDialect dialect, Reader characters, CsvRecord record) {
        if (!dialect.hasPlainQuotes()) {
            return new EscapedParser(dialect, characters, record);
        }
        Iterator<CsvRecord> records = library(dialect).build(record, characters).iterator();
        return () -> {
            if (!records.hasNext()) {
                return false;
            }
            records.next();
            return true;
        };
    }

    private static CsvReader.CsvReaderBuilder library(CsvDialect dialect) {
        CsvReader.CsvReaderBuilder builder =
                CsvReader.builder()
                        .quoteCharacter(dialect.quote())
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .commentStrategy(
                                dialect.comment().isPresent()
                                        ? CommentStrategy.SKIP
                                        : CommentStrategy.NONE);
        dialect.comment().ifPresent(builder::commentCharacter);
        return dialect.delimiter().length() == 1
                ? builder.fieldSeparator(dialect.delimiter().charAt(0))
                : builder.fieldSeparator(dialect.delimiter());
    }
}
