package io.tauro.security.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Numbers of records that have not been seen, in ranges. Used by one thread. */
final class MissingNumbers {

    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    void add(long from, long to) {
        ranges.put(from, to);
    }

    /** Takes a number out; whether it was missing. */
    boolean remove(long number) {
        Map.Entry<Long, Long> range = ranges.floorEntry(number);
        if (range == null || range.getValue() < number) {
            return false;
        }
        ranges.remove(range.getKey());
        if (range.getKey() < number) {
            ranges.put(range.getKey(), number - 1);
        }
        if (number < range.getValue()) {
            ranges.put(number + 1, range.getValue());
        }
        return true;
    }

    void forEach(BiConsumer<Long, Long> action) {
        ranges.forEach(action);
    }
}
