package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The integer keys of the probe rows that count, but nulls, one behind the other. Several columns
 * make one number, as {@link KeyPacking} says.
 */
final class ProbeKeys {

    private final List<Integer> columns;
    private final @Nullable KeyPacking packing;
    private long[] values = {};
    private long[] own = {};
    private long[] packed = {};
    private int[] rows = {};
    private int[] every = {};

    /**
     * @param packing null for one column
     */
    ProbeKeys(List<Integer> columns, @Nullable KeyPacking packing) {
        this.columns = columns;
        this.packing = packing;
    }

    /** The same for one more thread. */
    ProbeKeys fork() {
        return new ProbeKeys(columns, packing);
    }

    /**
     * Takes the next batch.
     *
     * @return how many keys there are
     */
    int read(Batch batch) {
        int count = takeRows(batch);
        if (packing == null) {
            values = read(batch, columns.get(0), count);
            return count;
        }
        if (packed.length < count) {
            packed = new long[count];
        }
        for (int k = 0; k < columns.size(); k++) {
            packing.pack(k, read(batch, columns.get(k), count), packed, count);
        }
        values = packed;
        return count;
    }

    /** The keys that were read last; not to be written to. */
    long[] values() {
        return values;
    }

    /** The rows that the keys are of; not to be written to. */
    int[] rows() {
        return rows;
    }

    private long[] read(Batch batch, int column, int count) {
        ColumnVector keys = batch.column(column);
        if (keys instanceof LongVector vector && rows == every) {
            return vector.values();
        }
        if (own.length < count) {
            own = new long[count];
        }
        if (keys instanceof DictionaryVector coded
                && coded.dictionary() instanceof LongVector entries) {
            coded(coded.codes(), entries.values(), count);
        } else if (keys instanceof DictionaryVector coded
                && coded.dictionary() instanceof IntVector entries) {
            coded(coded.codes(), entries.values(), count);
        } else {
            ColumnVector plain = Vectors.flatten(keys);
            if (plain instanceof IntVector ints) {
                ints(ints.values(), count);
            } else {
                longs(((LongVector) plain).values(), count);
            }
        }
        return own;
    }

    private int takeRows(Batch batch) {
        int count = batch.selectedCount();
        int[] selection = batch.selection();
        if (selection == null) {
            if (every.length < count) {
                every = new int[count];
                for (int i = 0; i < count; i++) {
                    every[i] = i;
                }
            }
            rows = every;
        } else {
            rows = selection;
        }
        for (int column : columns) {
            if (batch.column(column).mayHaveNulls()) {
                count = withValue(batch.column(column), count);
            }
        }
        return count;
    }

    private int withValue(ColumnVector keys, int count) {
        int[] known = new int[count];
        int kept = 0;
        for (int n = 0; n < count; n++) {
            known[kept] = rows[n];
            kept += keys.isNull(rows[n]) ? 0 : 1;
        }
        rows = known;
        return kept;
    }

    private void coded(int[] codes, long[] entries, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = entries[codes[rows[i]]];
        }
    }

    private void coded(int[] codes, int[] entries, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = entries[codes[rows[i]]];
        }
    }

    private void ints(int[] from, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = from[rows[i]];
        }
    }

    private void longs(long[] from, int count) {
        for (int i = 0; i < count; i++) {
            own[i] = from[rows[i]];
        }
    }
}
