package io.tauro.internal.kernel;

/** The order of a row of one vector and a row of another. */
public interface RowComparator {

    /** Negative, zero or positive as the left row is before, equal to or behind the right one. */
    int compare(int leftRow, int rightRow);
}
