package io.tauro.data;

import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of ROW: a vector for each field.
 *
 * @param type a ROW (or the entry of a MAP)
 * @param fields a vector of {@code size} rows for each field of the type, in order
 * @param validity a bit a row, see {@link Validity}; null if no row is null
 * @param size the number of rows
 */
public record StructVector(
        DataType type, List<ColumnVector> fields, long @Nullable [] validity, int size)
        implements ColumnVector {

    // Not compact: the compiler of JDK 17 keeps @Nullable on an array only in a written signature.
    public StructVector(
            DataType type, List<ColumnVector> fields, long @Nullable [] validity, int size) {
        this.type = type;
        this.fields = List.copyOf(fields);
        this.validity = validity;
        this.size = size;
    }

    @Override
    public boolean mayHaveNulls() {
        return validity != null;
    }

    @Override
    public boolean isNull(int row) {
        return !Validity.isValid(validity, row);
    }

    /** A List of the fields' values, in order. */
    @Override
    public @Nullable Object value(int row) {
        if (isNull(row)) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        for (ColumnVector field : fields) {
            values.add(field.value(row));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public long bytes() {
        return fields.stream().mapToLong(ColumnVector::bytes).sum()
                + (validity == null ? 0 : 8L * validity.length)
                + 64;
    }
}
