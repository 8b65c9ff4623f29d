package io.tauro.harness;

/** The family of a value, as far as the generator tells them apart. */
enum Kind {
    /** Small enough to multiply. */
    INT,
    /** Any BIGINT, or a count: too large to multiply. */
    BIG,
    DEC,
    /** Few bits behind the point: sums are exact in any order. */
    DBL,
    TXT,
    DAY,
    TIME,
    ZONED,
    BOOL,
    UID,
    /** An array of integers. */
    LIST,
    /**
     * A quotient, of which engines keep different numbers of digits: to be shown and nothing else.
     */
    FRACTION;

    boolean isNumber() {
        return this == INT || this == BIG || this == DEC || this == DBL;
    }

    /** Whether all engines know the least and the greatest of such values. */
    boolean hasOrder() {
        return this != BOOL && this != UID && this != LIST;
    }
}
