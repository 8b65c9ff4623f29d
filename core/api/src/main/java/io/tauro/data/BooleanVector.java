package io.tauro.data;

import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Values of BOOLEAN.
 *
 * @param type the type of the values
 * @param values at least {@code size} values
 * @param validity a bit a row, see {@link Validity}; null if no row is null
 * @param size the number of rows
 */
public record BooleanVector(DataType type, boolean[] values, long @Nullable [] validity, int size)
        implements ColumnVector {

    @Override
    public boolean mayHaveNulls() {
        return validity != null;
    }

    @Override
    public boolean isNull(int row) {
        return !Validity.isValid(validity, row);
    }

    /** The value at a row that is not null. */
    public boolean get(int row) {
        return values[row];
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : (Object) values[row];
    }

    @Override
    public long bytes() {
        return 1L * values.length + (validity == null ? 0 : 8L * validity.length) + 64;
    }
}
