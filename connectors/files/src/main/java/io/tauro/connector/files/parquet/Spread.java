package io.tauro.connector.files.parquet;

import io.tauro.data.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Moves values that stand close together to the rows that have one. Works from the end, within one
 * array.
 */
final class Spread {

    private Spread() {}

    static void ints(int[] values, long @Nullable [] validity, int rows, int dense) {
        int from = dense;
        for (int row = rows - 1; from < row + 1 && row >= 0; row--) {
            if (Validity.isValid(validity, row)) {
                values[row] = values[--from];
            } else {
                values[row] = 0;
            }
        }
    }

    static void longs(long[] values, long @Nullable [] validity, int rows, int dense) {
        int from = dense;
        for (int row = rows - 1; from < row + 1 && row >= 0; row--) {
            if (Validity.isValid(validity, row)) {
                values[row] = values[--from];
            } else {
                values[row] = 0;
            }
        }
    }

    static void doubles(double[] values, long @Nullable [] validity, int rows, int dense) {
        int from = dense;
        for (int row = rows - 1; from < row + 1 && row >= 0; row--) {
            if (Validity.isValid(validity, row)) {
                values[row] = values[--from];
            } else {
                values[row] = 0;
            }
        }
    }

    static void booleans(boolean[] values, long @Nullable [] validity, int rows, int dense) {
        int from = dense;
        for (int row = rows - 1; from < row + 1 && row >= 0; row--) {
            values[row] = Validity.isValid(validity, row) && values[--from];
        }
    }

    /** The offsets of all rows, where a row without a value has no bytes. */
    static int[] offsets(int[] offsets, long @Nullable [] validity, int rows) {
        if (offsets.length == rows + 1) {
            return offsets;
        }
        int[] spread = new int[rows + 1];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            next += Validity.isValid(validity, row) ? 1 : 0;
            spread[row + 1] = offsets[next];
        }
        return spread;
    }
}
