package io.tauro.data;

import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of text as UTF-8, of VARBINARY, and of UUID as sixteen bytes: one array of bytes, cut by
 * offsets.
 *
 * @param type the type of the values
 * @param data the bytes of all rows
 * @param offsets at least {@code size + 1} positions in {@code data}, not decreasing; row {@code i}
 *     is from {@code offsets[i]} (inclusive) to {@code offsets[i + 1]} (exclusive), at a null row
 *     too
 * @param validity a bit a row, see {@link Validity}; null if no row is null
 * @param size the number of rows
 */
public record BytesVector(
        DataType type, byte[] data, int[] offsets, long @Nullable [] validity, int size)
        implements ColumnVector {

    @Override
    public boolean mayHaveNulls() {
        return validity != null;
    }

    @Override
    public boolean isNull(int row) {
        return !Validity.isValid(validity, row);
    }

    /** Where the bytes of a row begin. */
    public int start(int row) {
        return offsets[row];
    }

    /** How many bytes a row has. */
    public int length(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** A copy of the bytes of a row. */
    public byte[] get(int row) {
        return Arrays.copyOfRange(data, offsets[row], offsets[row + 1]);
    }

    /** The text of a row that is not null. */
    public String text(int row) {
        return new String(data, offsets[row], length(row), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : Boxes.ofBytes(type, data, offsets[row], length(row));
    }

    @Override
    public long bytes() {
        return data.length
                + 4L * offsets.length
                + (validity == null ? 0 : 8L * validity.length)
                + 64;
    }
}
