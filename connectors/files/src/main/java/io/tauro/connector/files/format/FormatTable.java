package io.tauro.connector.files.format;

import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.TableStatistics;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;

/** The files of one table in one format. Thread-safe. */
public interface FormatTable {

    /**
     * The columns that the files have: of one file, or the union by name.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4009} if a file is broken, {@code
     *     TAURO-4011} if two disagree
     */
    Schema infer(List<StoredObject> files);

    /**
     * The declared columns with what the format knows better; refuses those that it cannot read.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-2006} for a type that the format cannot
     *     hold, {@code TAURO-4011} for a column that no file has
     */
    Schema check(Schema declared, List<StoredObject> files);

    /**
     * Why the format cannot leave out parts by a condition on a column of this type; empty if it
     * can.
     */
    Optional<String> reasonNotToSkipBy(DataType type);

    /**
     * The parts of a file that may hold a row for which all filters are true.
     *
     * @param columns the columns of the table that may stand in the files
     * @param filters conditions over those columns and over the ones known of the whole file
     * @param known what is known of columns that do not stand in the file
     */
    FileParts parts(StoredObject file, Schema columns, List<Predicate> filters, ValueRanges known);

    /**
     * Whether a part may hold a row for which all filters are true.
     *
     * @param columns the columns of the table that may stand in the files
     * @param filters conditions over those columns and over the ones known of the whole file
     * @param known what is known of columns that do not stand in the file
     */
    default boolean mayHold(
            FilePart part, Schema columns, List<Predicate> filters, ValueRanges known) {
        return RangeTest.mayHold(filters, known);
    }

    /** Whether {@link #open} leaves out exactly the rows for which the filter is not true. */
    default boolean evaluates(Predicate filter) {
        return false;
    }

    /** What is known from the outside of the files; may look at some of them. */
    TableStatistics statistics(List<StoredObject> files, Schema columns);

    /** What was found out about how the files are written, for EXPLAIN; empty if nothing was. */
    default String describe() {
        return "";
    }

    /**
     * Reads a part.
     *
     * @param columns the columns to deliver, in order; may be empty
     * @param filters what each row must meet, of the columns of {@code inFiles}; only such as
     *     {@link #evaluates} says
     * @param inFiles the columns of the table that may stand in the files
     */
    BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context);

    /**
     * The same for a part whose turn is still to come: sends what it will take. Reads only what it
     * has to know for that, and waits for it.
     */
    default PreparedPart prepare(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        return PreparedPart.later(later -> open(part, columns, filters, inFiles, later));
    }

    /**
     * Tells which files {@link #parts} will be asked for, for what has to be read of all of them at
     * once.
     */
    default void lookAt(List<StoredObject> files) {}
}
