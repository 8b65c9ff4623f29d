package io.tauro.predicate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

/**
 * The engine's order of values that are not null, and so its equality: numbers by value whatever
 * their class (NaN equal to itself and above all others, -0 equal to 0), text by code point without
 * padding, bytes and UUIDs as unsigned bytes, instants by the moment.
 */
public final class ValueOrder {

    private ValueOrder() {}

    /**
     * Negative, zero or positive as the left value is before, equal to or behind the right.
     *
     * @throws ClassCastException if the two cannot be compared
     */
    public static int compare(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return compareText(a, b);
        }
        if (left instanceof byte[] a && right instanceof byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }
        if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
            return a.toInstant().compareTo(b.toInstant());
        }
        if (left instanceof UUID a && right instanceof UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0
                    ? high
                    : Long.compareUnsigned(
                            a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
        return compareAlike(left, right);
    }

    @SuppressWarnings("unchecked")
    private static int compareAlike(Object left, Object right) {
        if (left.getClass() != right.getClass() || !(left instanceof Comparable)) {
            throw new ClassCastException(
                    "Cannot compare "
                            + left.getClass().getSimpleName()
                            + " with "
                            + right.getClass().getSimpleName());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int compareNumbers(Number a, Number b) {
        boolean floatA = a instanceof Double || a instanceof Float;
        boolean floatB = b instanceof Double || b instanceof Float;
        if (floatA || floatB) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            if (floatA && floatB
                    || Double.isNaN(x)
                    || Double.isInfinite(x)
                    || Double.isNaN(y)
                    || Double.isInfinite(y)) {
                return Double.compare(x + 0.0, y + 0.0);
            }
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.doubleValue());
        }
        return BigDecimal.valueOf(number.longValue());
    }

    /**
     * By code point, which differs from {@link String#compareTo} where surrogates meet the end of
     * the basic plane.
     */
    private static int compareText(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean oneSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
                return oneSurrogate ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
