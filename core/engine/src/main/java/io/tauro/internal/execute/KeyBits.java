package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;

/** A set of keys; it may say of a key that is not in it that it is. Immutable and thread-safe. */
interface KeyBits {

    /** No key at all, but null perhaps. */
    KeyBits NONE =
            (values, keepNulls, rows, count) -> {
                int kept = 0;
                for (int i = 0; i < count; i++) {
                    if (keepNulls && values.isNull(rows[i])) {
                        rows[kept++] = rows[i];
                    }
                }
                return kept;
            };

    /**
     * Keeps the rows whose key may be in the set.
     *
     * @return how many these are
     */
    int select(ColumnVector values, boolean keepNulls, int[] rows, int count);
}
