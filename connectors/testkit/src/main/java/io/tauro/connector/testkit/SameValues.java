package io.tauro.connector.testkit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When two values, or two bags of rows, are the same: decimals by value and scale, bytes by
 * content, floating point numbers by their bits except that any NaN is like another, instants with
 * their offset.
 */
public final class SameValues {

    private SameValues() {}

    /** Whether two values are the same. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return java.util.Objects.equals(key(left), key(right));
    }

    /** An object that is equal for values that are the same; also for rows and lists of values. */
    public static @Nullable Object key(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> keys = new ArrayList<>(list.size());
            list.forEach(element -> keys.add(key(element)));
            return keys;
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> keys = new LinkedHashMap<>();
            map.forEach((k, v) -> keys.put(key(k), key(v)));
            return keys;
        }
        return value;
    }

    /** How the rows differ, whatever their order; empty if they do not. */
    public static String difference(
            List<? extends List<?>> expected, List<? extends List<?>> actual) {
        List<List<?>> missing = minus(expected, actual);
        List<List<?>> unexpected = minus(actual, expected);
        if (missing.isEmpty() && unexpected.isEmpty()) {
            return "";
        }
        return "of "
                + expected.size()
                + " rows expected and "
                + actual.size()
                + " read, "
                + missing.size()
                + " are missing "
                + some(missing)
                + " and "
                + unexpected.size()
                + " are unexpected "
                + some(unexpected);
    }

    private static String some(List<List<?>> rows) {
        return rows.stream().limit(5).map(SourceText::of).toList() + (rows.size() > 5 ? "…" : "");
    }

    /**
     * The rows of the first that are not in the second, each row as often as it is there more
     * often.
     */
    static List<List<?>> minus(List<? extends List<?>> rows, List<? extends List<?>> others) {
        Map<@Nullable Object, Integer> counts = new LinkedHashMap<>();
        others.forEach(row -> counts.merge(key(row), 1, Integer::sum));
        List<List<?>> left = new ArrayList<>();
        for (List<?> row : rows) {
            Object key = key(row);
            int count = counts.getOrDefault(key, 0);
            if (count == 0) {
                left.add(row);
            } else {
                counts.put(key, count - 1);
            }
        }
        return left;
    }
}
