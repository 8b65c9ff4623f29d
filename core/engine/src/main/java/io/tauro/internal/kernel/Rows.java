package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.Validity;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a kernel computes, and what it says of the others.
 *
 * @param selection positions, increasing, the first {@code count} of the array; null for all
 * @param count how many rows to compute
 * @param size how many rows the result has
 * @param validity which rows of the result are null for the sake of an argument; null if none is.
 *     Not to be written to
 */
record Rows(int @Nullable [] selection, int count, int size, long @Nullable [] validity) {

    /** One row, as a function of constants has. */
    static final Rows ONE = new Rows(null, 1, 1, null);

    static Rows of(Batch batch) {
        return new Rows(batch.selection(), batch.selectedCount(), batch.rowCount(), null);
    }

    int row(int n) {
        return selection == null ? n : selection[n];
    }

    /** Those of the rows that are not null by these bits. */
    Rows valid(long @Nullable [] bits) {
        if (bits == null) {
            return this;
        }
        int[] valid = new int[count];
        int kept = 0;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            valid[kept] = row;
            kept += (int) (bits[row >>> 6] >>> row & 1L);
        }
        return kept == count ? this : new Rows(valid, kept, size, bits);
    }

    /** Bits of the result's validity that a kernel may clear. */
    long[] newValidity() {
        return validity == null ? Validity.allValid(size) : validity.clone();
    }
}
