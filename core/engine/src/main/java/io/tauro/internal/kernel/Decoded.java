package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A vector taken apart: plain values, and the way from a row to one of them.
 *
 * @param values a plain vector
 * @param codes the index in {@code values} of each row; null if the row is the index
 * @param constant whether each row stands for the first of the values
 * @param validity rows that are null whatever their value; null if there are none
 */
record Decoded(
        ColumnVector values, int @Nullable [] codes, boolean constant, long @Nullable [] validity) {

    static Decoded of(ColumnVector vector) {
        if (vector instanceof DictionaryVector dictionary) {
            return new Decoded(
                    dictionary.dictionary(), dictionary.codes(), false, dictionary.validity());
        }
        if (vector instanceof ConstantVector constant) {
            return new Decoded(constant.entry(), null, true, null);
        }
        return new Decoded(vector, null, false, null);
    }

    boolean isPlain() {
        return codes == null && !constant;
    }

    /** The index in the values of a row that is not null. */
    int index(int row) {
        return constant ? 0 : codes == null ? row : codes[row];
    }

    boolean isNull(int row) {
        return !Validity.isValid(validity, row) || values.isNull(index(row));
    }

    boolean mayHaveNulls() {
        return validity != null || values.mayHaveNulls();
    }
}
