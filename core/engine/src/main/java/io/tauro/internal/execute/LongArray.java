package io.tauro.internal.execute;

import java.util.Arrays;

/** Numbers by group, zero where none was set. */
final class LongArray {

    private long[] values = {};

    long get(int index) {
        return index < values.length ? values[index] : 0;
    }

    /** So many values at least, to be read and written in place until the next change. */
    long[] reserve(int size) {
        if (size > values.length) {
            values = Arrays.copyOf(values, Slots.grown(values.length, size));
        }
        return values;
    }

    void set(int index, long value) {
        if (index >= values.length) {
            values = Arrays.copyOf(values, Slots.grown(values.length, index + 1));
        }
        values[index] = value;
    }

    void add(int index, long more) {
        set(index, get(index) + more);
    }

    long bytes() {
        return 8L * values.length;
    }
}
