package io.tauro.security.crypto;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;

/**
 * The first byte of what is enciphered: which kind of value follows. All integers are of one kind,
 * all texts of one, so that a column can be widened later.
 */
final class ValueTag {

    static final byte BOOLEAN = 1;

    /** Eight bytes, most significant first. */
    static final byte INTEGER = 2;

    /** A byte of scale, then the unscaled value in as few bytes as it needs. */
    static final byte DECIMAL = 3;

    static final byte REAL = 4;
    static final byte DOUBLE = 5;

    /** UTF-8. */
    static final byte TEXT = 6;

    static final byte BYTES = 7;

    /** Days since 1970-01-01 in eight bytes. */
    static final byte DATE = 8;

    /** Microseconds in eight bytes, like those that follow. */
    static final byte TIME = 9;

    static final byte TIMESTAMP = 10;
    static final byte INSTANT = 11;
    static final byte MONTHS = 12;
    static final byte DURATION = 13;
    static final byte UUID = 14;

    private ValueTag() {}

    /**
     * @throws TauroException {@code TAURO-1011} if values of the type cannot be enciphered
     */
    static byte of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> INTEGER;
            case DECIMAL -> DECIMAL;
            case REAL -> REAL;
            case DOUBLE -> DOUBLE;
            case CHAR, VARCHAR, JSON -> TEXT;
            case VARBINARY -> BYTES;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE -> INSTANT;
            case INTERVAL_YEAR_MONTH -> MONTHS;
            case INTERVAL_DAY_SECOND -> DURATION;
            case UUID -> UUID;
            case ARRAY, MAP, ROW, NULL ->
                    throw new TauroException(
                            ErrorCode.INVALID_POLICY,
                            "Values of type "
                                    + type
                                    + " cannot be enciphered. Encipher a column of a scalar type, or mask this one.");
        };
    }
}
