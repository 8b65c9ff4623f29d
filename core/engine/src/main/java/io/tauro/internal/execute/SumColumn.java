package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column as one array of 64-bit numbers, zero where they are null, for who adds
 * them up. The array belongs to the vector or to this: it holds until the next batch. Not
 * thread-safe.
 */
final class SumColumn {

    /** So many rows of numbers of so many bits cannot overflow, nor can hundreds of batches. */
    private static final int MOST_ROWS = 1 << 13;

    private static final long[] NONE = {};

    private static final int MOST_BITS = 40;

    private final int index;
    private long[] own = {};
    private long magnitude;
    private @Nullable ColumnVector dictionary;
    private long[] entries = {};
    private long entriesMagnitude;

    SumColumn(int index) {
        this.index = index;
    }

    /** What no absolute value of the batch that was loaded exceeds. */
    long most() {
        return magnitude + 1;
    }

    /**
     * The values of the selected rows, of which there is at least one, by their positions; none if
     * one may be large.
     */
    long[] load(Batch batch) {
        if (batch.selectedCount() > MOST_ROWS) {
            return NONE;
        }
        ColumnVector vector = batch.column(index);
        if (vector instanceof ConstantVector) {
            vector = Vectors.flatten(vector);
        }
        long[] values =
                vector instanceof DictionaryVector coded
                        ? ofEntries(coded, batch)
                        : plain(vector, batch);
        return magnitude >>> MOST_BITS != 0 ? NONE : values;
    }

    private long[] ofEntries(DictionaryVector coded, Batch batch) {
        if (coded.dictionary() != dictionary) {
            dictionary = coded.dictionary();
            entries = entries(dictionary);
            entriesMagnitude = 0;
            for (int i = 0; i < dictionary.size() && i < entries.length; i++) {
                entriesMagnitude |= entries[i] ^ entries[i] >> 63;
            }
        }
        if (entries.length < coded.dictionary().size()) {
            return plain(Vectors.flatten(coded), batch);
        }
        magnitude = entriesMagnitude;
        long[] values = reserve(batch.rowCount());
        long[] from = entries;
        int[] codes = coded.codes();
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (coded.mayHaveNulls()) {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                values[row] = coded.isNull(row) ? 0 : from[codes[row]];
            }
        } else if (selection == null) {
            for (int row = 0; row < count; row++) {
                values[row] = from[codes[row]];
            }
        } else {
            for (int n = 0; n < count; n++) {
                int row = selection[n];
                values[row] = from[codes[row]];
            }
        }
        return values;
    }

    /** The entries of a dictionary; none if they need more than 64 bits. */
    private static long[] entries(ColumnVector dictionary) {
        if (dictionary instanceof IntVector ints) {
            long[] wide = new long[ints.size()];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = ints.values()[i];
            }
            return wide;
        }
        return narrow(dictionary);
    }

    private static long[] narrow(ColumnVector vector) {
        if (vector instanceof LongVector longs) {
            return longs.values();
        }
        DecimalVector decimals = (DecimalVector) vector;
        return decimals.high() == null ? decimals.low() : NONE;
    }

    private long[] plain(ColumnVector vector, Batch batch) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (vector instanceof IntVector ints) {
            int[] from = ints.values();
            long[] values = reserve(batch.rowCount());
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                values[row] = ints.isNull(row) ? 0 : from[row];
            }
            magnitude = Integer.MAX_VALUE;
            return values;
        }
        long[] from = narrow(vector);
        if (from.length < vector.size()) {
            return NONE;
        }
        if (!vector.mayHaveNulls()) {
            magnitude = magnitude(from, batch);
            return from;
        }
        long[] values = reserve(batch.rowCount());
        long bits = 0;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long value = vector.isNull(row) ? 0 : from[row];
            bits |= value ^ value >> 63;
            values[row] = value;
        }
        magnitude = bits;
        return values;
    }

    /**
     * Of all rows where most are selected and that is enough, since it needs no steps over others.
     */
    private static long magnitude(long[] values, Batch batch) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (selection == null || 2 * count > batch.rowCount()) {
            long ofAll = magnitude(values, batch.rowCount());
            if (selection == null || ofAll >>> MOST_BITS == 0) {
                return ofAll;
            }
        }
        return magnitude(values, selection, count);
    }

    private static long magnitude(long[] values, int count) {
        long bits = 0;
        for (int row = 0; row < count; row++) {
            bits |= values[row] ^ values[row] >> 63;
        }
        return bits;
    }

    private static long magnitude(long[] values, int[] selection, int count) {
        long bits = 0;
        for (int n = 0; n < count; n++) {
            long value = values[selection[n]];
            bits |= value ^ value >> 63;
        }
        return bits;
    }

    private long[] reserve(int rows) {
        if (own.length < rows) {
            own = new long[rows];
        }
        return own;
    }

    long bytes() {
        return 8L * own.length;
    }
}
