package io.tauro.internal.verify;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * A place among the values of a column.
 *
 * @param after whether it is behind the value; else it is in front of it
 */
record Cut(Object value, boolean after) implements Comparable<Cut> {

    @Override
    public int compareTo(Cut other) {
        int order = order(value, other.value);
        return order != 0 ? order : Boolean.compare(after, other.after);
    }

    /**
     * The order of SQL: text by code point, NaN behind all numbers, instants whatever their zone.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int order(Object a, Object b) {
        if (a instanceof String one && b instanceof String other) {
            return Arrays.compareUnsigned(
                    one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
        if (a instanceof Double one && b instanceof Double other) {
            return Double.compare(one + 0.0, other + 0.0);
        }
        if (a instanceof OffsetDateTime one && b instanceof OffsetDateTime other) {
            return one.toInstant().compareTo(other.toInstant());
        }
        return ((Comparable) a).compareTo(b);
    }
}
