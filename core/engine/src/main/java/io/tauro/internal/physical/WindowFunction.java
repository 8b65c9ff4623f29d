package io.tauro.internal.physical;

/** What is computed of a row and those around it. */
public enum WindowFunction {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    /** (number of buckets). */
    NTILE,
    /** (value; optional offset; optional default). */
    LAG,
    /** (value; optional offset; optional default). */
    LEAD,
    /** (value), of the frame. */
    FIRST_VALUE,
    /** (value), of the frame. */
    LAST_VALUE,
    /** (value; position from 1), of the frame. */
    NTH_VALUE,
    /** (value; position from 1), counted from the end of the frame. */
    NTH_FROM_LAST,
    /** An aggregate of the rows of the frame. */
    AGGREGATE
}
