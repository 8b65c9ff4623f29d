package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.type.TypeKind.Physical;
import org.jspecify.annotations.Nullable;

/** Codes of a page and the vectors that they make with the dictionary of the chunk. */
final class DictionaryCodes {

    private DictionaryCodes() {}

    /** Reads codes, each of an entry of the dictionary. */
    static void read(int[] into, int count, RunDecoder codes, ColumnVector dictionary) {
        codes.read(into, count);
        int last = dictionary.size() - 1;
        int outside = 0;
        for (int i = 0; i < count; i++) {
            outside |= into[i] | last - into[i];
        }
        if (outside < 0) {
            throw new MalformedData("a code that is not in the dictionary");
        }
    }

    /**
     * The entries that codes name.
     *
     * @param keptDictionary numbers from a larger dictionary are looked up
     */
    static ColumnVector vector(
            ColumnVector dictionary,
            int[] positions,
            int rows,
            long @Nullable [] validity,
            int keptDictionary) {
        int size = dictionary.size();
        if (size == 0) {
            // All rows are null: a vector of nulls needs an entry to point at.
            return Gather.nulls(dictionary.type(), rows);
        }
        boolean numbers = dictionary.type().physical() != Physical.BYTES;
        return numbers && size > keptDictionary
                ? Gather.rows(dictionary, positions, rows, validity)
                : new DictionaryVector(dictionary, positions, validity, rows);
    }
}
