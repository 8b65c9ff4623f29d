package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.Validity;
import org.jspecify.annotations.Nullable;

/** Which rows of a vector are null. */
final class Nulls {

    private Nulls() {}

    /** Bits of its own; none if no row can be null. */
    static long @Nullable [] of(ColumnVector vector) {
        if (!vector.mayHaveNulls()) {
            return null;
        }
        long[] bits = Validity.allValid(vector.size());
        for (int row = 0; row < vector.size(); row++) {
            if (vector.isNull(row)) {
                Validity.setNull(bits, row);
            }
        }
        return bits;
    }
}
