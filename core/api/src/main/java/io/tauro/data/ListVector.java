package io.tauro.data;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of ARRAY, and of MAP as arrays of (key, value) structs: the elements of all rows in one
 * vector, cut by offsets.
 *
 * @param type an ARRAY or a MAP
 * @param offsets at least {@code size + 1} positions in {@code elements}, not decreasing
 * @param elements the elements; for a MAP a {@link StructVector} of keys and values
 * @param validity a bit a row, see {@link Validity}; null if no row is null
 * @param size the number of rows
 */
public record ListVector(
        DataType type, int[] offsets, ColumnVector elements, long @Nullable [] validity, int size)
        implements ColumnVector {

    @Override
    public boolean mayHaveNulls() {
        return validity != null;
    }

    @Override
    public boolean isNull(int row) {
        return !Validity.isValid(validity, row);
    }

    /** A List, or a Map in insertion order. */
    @Override
    public @Nullable Object value(int row) {
        if (isNull(row)) {
            return null;
        }
        if (type.kind() == TypeKind.MAP) {
            return map(row);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = offsets[row]; i < offsets[row + 1]; i++) {
            list.add(elements.value(i));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<@Nullable Object, @Nullable Object> map(int row) {
        StructVector entries = (StructVector) elements;
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = offsets[row]; i < offsets[row + 1]; i++) {
            map.put(entries.fields().get(0).value(i), entries.fields().get(1).value(i));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public long bytes() {
        return 4L * offsets.length
                + elements.bytes()
                + (validity == null ? 0 : 8L * validity.length)
                + 64;
    }
}
