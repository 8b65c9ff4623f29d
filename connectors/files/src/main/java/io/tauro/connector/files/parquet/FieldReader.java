package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import org.jspecify.annotations.Nullable;

/** The values of one column of the table in one row group, some rows after the other. */
interface FieldReader {

    /** Of so many rows, how many can be read at once: 1 at least. */
    int readable(int wanted);

    /** The next rows, as many as {@link #readable} allows. */
    ColumnVector read(int rows);

    /**
     * The next rows for whoever looks at them before anything else is read, and at each entry of a
     * dictionary once. What goes further has to pass {@link #kept} or {@link #keptSelected}.
     */
    ColumnVector readForNow(int rows);

    /** What {@link #readForNow} gave, as {@link #read} gives it. */
    ColumnVector kept(ColumnVector read);

    /** Some rows of what {@link #readForNow} gave, one behind the other. */
    ColumnVector keptSelected(ColumnVector read, Picks picks);

    /** Of the next rows those that are picked, one behind the other. */
    ColumnVector readSelected(int rows, Picks picks);

    /** Passes over rows, as many as {@link #readable} allows. */
    void skip(int rows);

    /** Passes over any number of rows, which the row group has. */
    void pass(long count);

    /** All values but null, if they are the entries of a dictionary; null if that is not known. */
    default @Nullable ColumnVector dictionary() {
        return null;
    }

    /** Whether there may be nulls. */
    default boolean mayHaveNulls() {
        return true;
    }

    /** Whether its values are of a few bytes each, so that many can be read at once. */
    boolean isNarrow();

    /** Gives its buffers back; nothing can be read any more. */
    void close();
}
