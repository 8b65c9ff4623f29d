package io.tauro.internal.execute;

import io.tauro.spi.Cancellation;

/** Sorts positions by numbers of 64 bits, byte by byte from the last, each pass in order. */
final class RadixSort {

    /** The memory that it takes for each row, beside the numbers and the positions. */
    static final int BYTES_PER_ROW = 20;

    private static final int BYTES = Long.BYTES;
    private static final int VALUES = 1 << Byte.SIZE;

    private RadixSort() {}

    /** The positions of the numbers in their order, equal ones as they come. */
    static int[] sort(long[] numbers, int[] positions, Cancellation cancellation) {
        int rows = numbers.length;
        int[][] counts = new int[BYTES][VALUES];
        long differs = 0;
        boolean sorted = true;
        long before = Long.MIN_VALUE;
        for (long number : numbers) {
            long bits = number ^ Long.MIN_VALUE;
            differs |= number ^ numbers[0];
            sorted &= before <= number;
            before = number;
            for (int b = 0; b < BYTES; b++) {
                counts[b][(int) (bits >>> Byte.SIZE * b) & VALUES - 1]++;
            }
        }
        if (sorted) {
            return positions;
        }
        long[] from = numbers;
        int[] fromRows = positions;
        long[] to = new long[rows];
        int[] toRows = new int[rows];
        long[] spare = new long[rows];
        for (int b = 0; b < BYTES; b++) {
            int shift = Byte.SIZE * b;
            if ((differs >>> shift & VALUES - 1) == 0) {
                continue;
            }
            cancellation.throwIfCancelled();
            pass(from, fromRows, to, toRows, shift, starts(counts[b]));
            long[] read = from == numbers ? spare : from;
            from = to;
            to = read;
            int[] readRows = fromRows;
            fromRows = toRows;
            toRows = readRows;
        }
        return fromRows;
    }

    private static int[] starts(int[] counts) {
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
        return counts;
    }

    private static void pass(
            long[] from, int[] fromRows, long[] to, int[] toRows, int shift, int[] starts) {
        for (int i = 0; i < from.length; i++) {
            long number = from[i];
            int at = starts[(int) ((number ^ Long.MIN_VALUE) >>> shift) & VALUES - 1]++;
            to[at] = number;
            toRows[at] = fromRows[i];
        }
    }
}
