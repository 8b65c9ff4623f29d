package io.tauro.data;

import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are positions in another vector, many rows to one entry. Work done once an entry need
 * not be done once a row.
 *
 * @param dictionary the entries; none of them is a {@link DictionaryVector} or {@link
 *     ConstantVector}. An entry may be null
 * @param codes at least {@code size} positions in the dictionary; at a null row, any position
 *     within it, or 0
 * @param validity a bit a row, see {@link Validity}; null if no row is null other than by its entry
 * @param size the number of rows
 */
public record DictionaryVector(
        ColumnVector dictionary, int[] codes, long @Nullable [] validity, int size)
        implements ColumnVector {

    // Not compact: the compiler of JDK 17 keeps @Nullable on an array only in a written signature.
    public DictionaryVector(
            ColumnVector dictionary, int[] codes, long @Nullable [] validity, int size) {
        if (dictionary instanceof DictionaryVector || dictionary instanceof ConstantVector) {
            throw new IllegalArgumentException("A dictionary is a plain vector");
        }
        this.dictionary = dictionary;
        this.codes = codes;
        this.validity = validity;
        this.size = size;
    }

    @Override
    public DataType type() {
        return dictionary.type();
    }

    @Override
    public boolean mayHaveNulls() {
        return validity != null || dictionary.mayHaveNulls();
    }

    @Override
    public boolean isNull(int row) {
        return !Validity.isValid(validity, row) || dictionary.isNull(codes[row]);
    }

    @Override
    public @Nullable Object value(int row) {
        return Validity.isValid(validity, row) ? dictionary.value(codes[row]) : null;
    }

    @Override
    public long bytes() {
        return dictionary.bytes()
                + 4L * codes.length
                + (validity == null ? 0 : 8L * validity.length)
                + 64;
    }
}
