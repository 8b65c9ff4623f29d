package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of text or bytes in the making. Rows are set in increasing order, some of them never.
 */
final class TextColumn {

    private final DataType type;
    private final Rows rows;
    private final int[] offsets;
    private byte[] data;
    private int used;
    private int next;
    private int unchecked;

    /**
     * @param bytes how many bytes to make room for at first
     */
    TextColumn(DataType type, Rows rows, int bytes) {
        this.type = type;
        this.rows = rows;
        this.offsets = new int[rows.size() + 1];
        this.data = new byte[Math.max(bytes, 16)];
    }

    void set(int row, byte[] source, int start, int end) {
        begin(row);
        append(source, start, end);
        end(row);
    }

    void set(int row, byte[] source) {
        set(row, source, 0, source.length);
    }

    void set(int row, String text) {
        set(row, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a row that is made of several pieces. */
    void begin(int row) {
        while (next <= row) {
            offsets[next++] = used;
        }
    }

    void append(byte[] source, int start, int end) {
        int length = end - start;
        ensure(length);
        System.arraycopy(source, start, data, used, length);
        used += length;
        unchecked += length;
        if (unchecked > Interruption.EVERY_BYTES) {
            unchecked = 0;
            Interruption.throwIfCancelled();
        }
    }

    void append(byte value) {
        ensure(1);
        data[used++] = value;
    }

    void end(int row) {
        offsets[row + 1] = used;
        next = row + 2;
    }

    private void ensure(int more) {
        if (data.length - used < more) {
            int needed = Limits.position((long) used + more);
            data =
                    Arrays.copyOf(
                            data,
                            (int)
                                    Math.min(
                                            Integer.MAX_VALUE - 8,
                                            Math.max(needed, 2L * data.length)));
        }
    }

    BytesVector build() {
        return build(rows.validity());
    }

    BytesVector build(long @Nullable [] validity) {
        begin(rows.size());
        return new BytesVector(type, data, offsets, validity, rows.size());
    }
}
