package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import java.util.function.Consumer;

/** Computes one aggregate for all groups. Not thread-safe. */
interface Accumulator {

    /**
     * Takes the selected rows of a batch in.
     *
     * @param groups the group of each selected row, by its position
     * @param groupCount all of which are below this
     */
    void add(Batch batch, int[] groups, int groupCount);

    /**
     * The results of so many groups. Groups that no row was taken in for are of no rows.
     *
     * @throws io.tauro.error.TauroException if a group has no result, such as a sum that overflows
     */
    ColumnVector result(int from, int count);

    /**
     * The memory of the rows that it keeps, if it can hand them over; an aggregate that keeps them
     * otherwise cannot be put on disk.
     */
    default long keptBytes() {
        return 0;
    }

    /**
     * Hands over the rows that it keeps, and forgets them: a column of groups, then the arguments,
     * then the keys of its order.
     */
    default void takeRows(Consumer<Batch> to) {}

    /** The memory that it takes, other than what it reserves by itself. */
    long bytes();
}
