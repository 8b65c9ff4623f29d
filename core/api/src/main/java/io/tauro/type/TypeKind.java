package io.tauro.type;

/** The family a {@link DataType} belongs to, in the words of standard SQL. */
public enum TypeKind {
    BOOLEAN(Physical.BOOLEAN),
    TINYINT(Physical.INT),
    SMALLINT(Physical.INT),
    INTEGER(Physical.INT),
    BIGINT(Physical.LONG),
    DECIMAL(Physical.DECIMAL),
    REAL(Physical.DOUBLE),
    DOUBLE(Physical.DOUBLE),
    CHAR(Physical.BYTES),
    VARCHAR(Physical.BYTES),
    VARBINARY(Physical.BYTES),
    /** Days since 1970-01-01. */
    DATE(Physical.INT),
    /** Microseconds since midnight. */
    TIME(Physical.LONG),
    /** A wall clock reading: microseconds since 1970-01-01T00:00:00 without a zone. */
    TIMESTAMP(Physical.LONG),
    /** An instant: microseconds since 1970-01-01T00:00:00Z. Shown in UTC. */
    TIMESTAMP_WITH_TIME_ZONE(Physical.LONG),
    /** Months. */
    INTERVAL_YEAR_MONTH(Physical.LONG),
    /** Microseconds. */
    INTERVAL_DAY_SECOND(Physical.LONG),
    /** Sixteen bytes, most significant first. */
    UUID(Physical.BYTES),
    /** JSON as text. */
    JSON(Physical.BYTES),
    ARRAY(Physical.LIST),
    /** A list of (key, value) structs. */
    MAP(Physical.LIST),
    ROW(Physical.STRUCT),
    /** The type of a bare {@code NULL}. */
    NULL(Physical.BOOLEAN);

    /** How values of a type are laid out in a {@code ColumnVector}. */
    public enum Physical {
        BOOLEAN,
        INT,
        LONG,
        DOUBLE,
        DECIMAL,
        BYTES,
        LIST,
        STRUCT
    }

    private final Physical physical;

    TypeKind(Physical physical) {
        this.physical = physical;
    }

    /** The layout of values of this kind. */
    public Physical physical() {
        return physical;
    }

    /** Whether values are text in UTF-8: CHAR, VARCHAR or JSON. */
    public boolean isText() {
        return this == CHAR || this == VARCHAR || this == JSON;
    }

    /** Whether values are TINYINT, SMALLINT, INTEGER or BIGINT. */
    public boolean isInteger() {
        return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    /** Whether values are integers, decimals or floating point numbers. */
    public boolean isNumeric() {
        return isInteger() || this == DECIMAL || this == REAL || this == DOUBLE;
    }

    /** Whether values are dates, times or timestamps. */
    public boolean isTemporal() {
        return this == DATE
                || this == TIME
                || this == TIMESTAMP
                || this == TIMESTAMP_WITH_TIME_ZONE;
    }
}
