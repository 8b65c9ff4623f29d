package io.tauro.data;

import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The same value in each row.
 *
 * @param entry a plain vector of one row: the value, which may be null
 * @param size the number of rows
 */
public record ConstantVector(ColumnVector entry, int size) implements ColumnVector {

    public ConstantVector {
        if (entry instanceof DictionaryVector
                || entry instanceof ConstantVector
                || entry.size() != 1) {
            throw new IllegalArgumentException("A constant is a plain vector of one row");
        }
    }

    @Override
    public DataType type() {
        return entry.type();
    }

    @Override
    public boolean mayHaveNulls() {
        return entry.isNull(0);
    }

    @Override
    public boolean isNull(int row) {
        return entry.isNull(0);
    }

    @Override
    public @Nullable Object value(int row) {
        return entry.value(0);
    }

    @Override
    public long bytes() {
        return entry.bytes();
    }
}
