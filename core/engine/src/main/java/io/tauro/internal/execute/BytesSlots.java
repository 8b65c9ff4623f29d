package io.tauro.internal.execute;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Slots of text and bytes, in one array. A value that replaces a longer one takes its place; else
 * it goes to the end, and the array is tidied when half of it is given up.
 */
final class BytesSlots extends Slots {

    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private final DataType type;
    private BytesVector loaded;
    private byte[] data = {};
    private int used;
    private int live;
    private int[] starts = {};
    private int[] lengths = {};

    BytesSlots(DataType type) {
        this.type = type;
        this.loaded = new BytesVector(type, data, new int[1], null, 0);
    }

    @Override
    void loadPlain(ColumnVector vector) {
        loaded = (BytesVector) vector;
    }

    @Override
    boolean isNull(int row) {
        return loaded.isNull(row);
    }

    @Override
    void setValue(int slot, int row) {
        int length = loaded.length(row);
        if (length > lengths[slot]) {
            live -= lengths[slot];
            lengths[slot] = 0;
            makeRoomForBytes(length);
            starts[slot] = used;
            used += length;
            live += length;
        } else {
            live -= lengths[slot] - length;
        }
        lengths[slot] = length;
        System.arraycopy(loaded.data(), loaded.start(row), data, starts[slot], length);
    }

    @Override
    void makeRoom(int slot) {
        if (slot >= starts.length) {
            starts = Arrays.copyOf(starts, grown(starts.length, slot + 1));
            lengths = Arrays.copyOf(lengths, starts.length);
        }
    }

    private void makeRoomForBytes(int length) {
        if (length <= data.length - used) {
            return;
        }
        long needed = (long) live + length;
        if (needed > MAX_BYTES) {
            throw new TauroException(
                    ErrorCode.MEMORY_LIMIT,
                    "The aggregate holds more than 2 GB of text in one column. Group by shorter"
                            + " values, or filter rows before.");
        }
        byte[] from = data;
        data =
                new byte
                        [live < used / 2
                                ? Math.max(from.length, (int) needed)
                                : grownFrom(from, length)];
        tidy(from);
    }

    private int grownFrom(byte[] from, int length) {
        return grown(from.length, (int) Math.min(MAX_BYTES, (long) used + length));
    }

    private void tidy(byte[] from) {
        used = 0;
        for (int slot = 0; slot < starts.length; slot++) {
            System.arraycopy(from, starts[slot], data, used, lengths[slot]);
            starts[slot] = used;
            used += lengths[slot];
        }
    }

    @Override
    int compare(int slot, int row) {
        int start = loaded.start(row);
        return Arrays.compareUnsigned(
                data,
                starts[slot],
                starts[slot] + lengths[slot],
                loaded.data(),
                start,
                start + loaded.length(row));
    }

    @Override
    ColumnVector slice(int from, int count, long @Nullable [] bits) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = offsets[i] + (isNullSlot(from + i) ? 0 : lengths[from + i]);
        }
        byte[] slice = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    data, starts[from + i], slice, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return new BytesVector(type, slice, offsets, bits, count);
    }

    @Override
    long bytes() {
        return super.bytes() + data.length + 8L * starts.length;
    }
}
