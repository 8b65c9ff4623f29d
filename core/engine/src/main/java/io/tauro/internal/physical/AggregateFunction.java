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
    /** (y, x), as the others of pairs: rows in which neither is null. */
    COVAR_POP,
    COVAR_SAMP,
    CORR,
    REGR_AVGX,
    REGR_AVGY,
    REGR_INTERCEPT,
    REGR_R2,
    REGR_SLOPE,
    REGR_SXX,
    REGR_SXY,
    REGR_SYY,
    /** Sample skewness. */
    SKEWNESS,
    /** Sample excess kurtosis. */
    KURTOSIS,
    KURTOSIS_POP,
    PRODUCT,
    GEOMETRIC_MEAN,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    /** (value, key): the value where the key is least, of rows in which neither is null. */
    ARG_MIN,
    /** (value, key): the value where the key is greatest, of rows in which neither is null. */
    ARG_MAX,
    /** (value, key): the value, null included, where the key is least. */
    MIN_BY,
    /** (value, key): the value, null included, where the key is greatest. */
    MAX_BY,
    /** (value; optional constant: whether in descending order), the most frequent one. */
    MODE,
    /** The first value in the order of the call, null included. */
    FIRST,
    /** The last value in the order of the call, null included. */
    LAST,
    /** How often each value comes, as a map. */
    HISTOGRAM,
    /** (key, value), as a map, without null keys. */
    MAP_AGG,
    /** (value, fraction or array of them, whether in descending order): between two values. */
    PERCENTILE_CONT,
    /** (value, fraction or array of them, whether in descending order): one of the values. */
    PERCENTILE_DISC,
    /** An estimate. Zero of none. */
    APPROX_COUNT_DISTINCT,
    /** (text; separator; on overflow: filler, mode), in the order of the call. */
    LISTAGG,
    /** Nulls included, in the order of the call. */
    ARRAY_AGG,
    /** (value; constants: whether nulls are kept, whether it is JSON), in the order of the call. */
    JSON_ARRAYAGG,
    /** (key; value; constants: whether nulls are kept, whether the value is JSON). */
    JSON_OBJECTAGG,
    /**
     * Takes no rows into account: the bits of the grouping set, for GROUPING(...). Arguments are
     * indexes into the group keys.
     */
    GROUPING
}
