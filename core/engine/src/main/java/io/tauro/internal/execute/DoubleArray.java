package io.tauro.internal.execute;

import java.util.Arrays;

/** Floating point numbers by group, zero where none was set. */
final class DoubleArray {

    private double[] values = {};

    double get(int index) {
        return index < values.length ? values[index] : 0;
    }

    /** So many values at least, to be read and written in place until the next change. */
    double[] reserve(int size) {
        if (size > values.length) {
            values = Arrays.copyOf(values, Slots.grown(values.length, size));
        }
        return values;
    }

    void set(int index, double value) {
        if (index >= values.length) {
            values = Arrays.copyOf(values, Slots.grown(values.length, index + 1));
        }
        values[index] = value;
    }

    long bytes() {
        return 8L * values.length;
    }
}
