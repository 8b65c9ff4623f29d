package io.tauro.internal.physical;

/**
 * The aggregates of the engine. Unless its comment says otherwise, nulls are left out, and of none
 * the result is null.
 */
public enum AggregateFunction {
    /** Rows, with or without arguments: those in which no argument is null. Zero of none. */
    COUNT,
    /** Checked: an error if it overflows the type of the call. */
    SUM,
    /** Zero of none. */
    SUM0,
    /**
     * Of integers and decimals, a DECIMAL of the call's type, rounded half up; of floating point, a
     * DOUBLE.
     */
    AVG,
    MIN,
    MAX,
    /** The value of the only row, null included; an error if there are more rows. */
    SINGLE_VALUE,
    /** Any value that is not null. */
    ANY_VALUE,
    BOOL_AND,
    BOOL_OR,
    STDDEV_POP,
    STDDEV_SAMP,
    VAR_POP,
    VAR_SAMP,
    /** (text; constant separator), in the order of the call. */
    LISTAGG,
    /** Nulls included, in the order of the call. */
    ARRAY_AGG,
    /**
     * Takes no rows into account: the bits of the grouping set, for GROUPING(...). Arguments are
     * indexes into the group keys.
     */
    GROUPING
}
