package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import org.jspecify.annotations.Nullable;

/** The integer keys of the probe rows that count, but nulls, one behind the other. */
final class ProbeKeys {

    private final int column;
    private long[] values = {};
    private long[] own = {};
    private int[] rows = {};
    private int[] every = {};

    ProbeKeys(int column) {
        this.column = column;
    }

    /**
     * Takes the next batch.
     *
     * @return how many keys there are
     */
    int read(Batch batch) {
        ColumnVector keys = batch.column(column);
        int count = takeRows(batch, keys);
        if (keys instanceof LongVector vector && batch.selection() == null && rows == every) {
            values = vector.values();
            return count;
        }
        if (own.length < count) {
            own = new long[count];
        }
        values = own;
        if (keys instanceof DictionaryVector coded
                && coded.dictionary() instanceof LongVector entries) {
            coded(coded.codes(), entries.values(), count);
        } else {
            ColumnVector plain = Vectors.flatten(keys);
            if (plain instanceof IntVector ints) {
                ints(ints.values(), count);
            } else {
                longs(((LongVector) plain).values(), count);
            }
        }
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

    private int takeRows(Batch batch, ColumnVector keys) {
        int count = batch.selectedCount();
        int @Nullable [] selection = batch.selection();
        if (keys.mayHaveNulls()) {
            int[] known = new int[count];
            int kept = 0;
            for (int n = 0; n < count; n++) {
                int row = batch.row(n);
                if (!keys.isNull(row)) {
                    known[kept++] = row;
                }
            }
            rows = known;
            return kept;
        }
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
        return count;
    }

    private void coded(int[] codes, long[] entries, int count) {
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
