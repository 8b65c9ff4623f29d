package io.tauro.security.mask;

import java.util.Arrays;

/** The bytes of the values of a vector, one after the other. Not thread-safe. */
final class ByteSink {

    private static final byte[] STARS = {'*', '*', '*'};

    private byte[] data;
    private int used;

    ByteSink(int capacity) {
        this.data = new byte[Math.max(capacity, 16)];
    }

    int used() {
        return used;
    }

    byte[] data() {
        return data;
    }

    /** Forgets what came behind a position. */
    void rewind(int position) {
        used = position;
    }

    private void reserve(int more) {
        int needed = Math.addExact(used, more);
        if (needed > data.length) {
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8, data.length * 2L);
            data = Arrays.copyOf(data, Math.max(needed, doubled));
        }
    }

    void put(int character) {
        reserve(1);
        data[used++] = (byte) character;
    }

    void put(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, data, used, to - from);
        used += to - from;
    }

    /** The three that stand for anything. */
    void stars() {
        put(STARS, 0, 3);
    }

    void stars(int count) {
        reserve(count);
        Arrays.fill(data, used, used + count, (byte) '*');
        used += count;
    }

    /** Takes spaces from the end, back to a position. */
    void trim(int start) {
        while (used > start && data[used - 1] == ' ') {
            used--;
        }
    }
}
