package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;

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

    /** The memory that it takes, other than what it reserves by itself. */
    long bytes();
}
