package io.tauro.security.mask;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What numbers a type holds, and numbers as values of it. */
final class Numbers {

    /** Behind it not every whole number is a DOUBLE of its own. */
    static final double LARGEST = 0x1p53;

    private Numbers() {}

    static long least(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> Byte.MIN_VALUE;
            case SMALLINT -> Short.MIN_VALUE;
            case INTEGER -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    static long most(DataType type) {
        return -1 - least(type);
    }

    /** The largest unscaled value of a DECIMAL. */
    static BigInteger nines(DataType type) {
        return BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
    }

    /** A value of any type of numbers; none for a floating point number that no mask can take. */
    static @Nullable BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Math.abs(number) <= LARGEST ? new BigDecimal(number) : null;
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    /** A number as a value of a type, as near as the type has it. */
    static Object boxed(BigDecimal number, DataType type) {
        return switch (type.kind()) {
            case TINYINT -> (byte) within(number, type);
            case SMALLINT -> (short) within(number, type);
            case INTEGER -> (int) within(number, type);
            case BIGINT -> within(number, type);
            case REAL -> (float) number.doubleValue();
            case DOUBLE -> number.doubleValue();
            default -> decimal(number, type);
        };
    }

    private static long within(BigDecimal number, DataType type) {
        BigDecimal least = BigDecimal.valueOf(least(type));
        BigDecimal most = BigDecimal.valueOf(most(type));
        return number.max(least).min(most).longValueExact();
    }

    private static BigDecimal decimal(BigDecimal number, DataType type) {
        BigDecimal most = new BigDecimal(nines(type), type.scale());
        return number.max(most.negate()).min(most).setScale(type.scale());
    }
}
