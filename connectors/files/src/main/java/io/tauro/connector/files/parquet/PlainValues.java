package io.tauro.connector.files.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** PLAIN: one value after the other. */
final class PlainValues extends PageValues {

    /** If no more than one value in so many is left out, the others are copied run by run. */
    private static final int DENSE = 8;

    /** Bytes a value; 0 where each has its own length before it. */
    private final int fixed;

    /** Where more comes from; null if all is there. */
    private final @Nullable PageWindow window;

    private byte[] data;
    private int limit;
    private int position;
    private int bit;

    /** Of the byte arrays that were read last. */
    private int usualLength = 16;

    PlainValues(byte[] data, int start, int limit, int fixed) {
        this(data, start, limit, fixed, null);
    }

    PlainValues(byte[] data, int start, int limit, int fixed, @Nullable PageWindow window) {
        this.data = data;
        this.position = start;
        this.limit = limit;
        this.fixed = fixed;
        this.window = window;
    }

    private int advance(int count, int width) {
        if ((long) count * width > limit - position) {
            load((long) count * width);
        }
        int start = position;
        position += count * width;
        return start;
    }

    /** Makes bytes from the position on be there. */
    private void load(long bytes) {
        if (window == null) {
            throw new MalformedData("a page that ends early");
        }
        position = window.load(position, bytes);
        data = window.data();
        limit = window.limit();
    }

    /** Passes over values of a fixed width. */
    void skip(int count) {
        pass((long) count * fixed);
    }

    /** Passes over byte arrays. */
    void skipBytes(int count) {
        for (int i = 0; i < count; i++) {
            pass(length());
        }
    }

    private void pass(long bytes) {
        long left = bytes;
        while (left > limit - position) {
            left -= limit - position;
            position = limit;
            load(1);
        }
        position += (int) left;
    }

    private int length() {
        // The array may be another one behind that.
        int start = advance(1, 4);
        int length = Bits.intAt(data, start);
        if (length < 0) {
            throw new MalformedData("a value of negative length");
        }
        return length;
    }

    /**
     * Of the next values of a fixed width those at some positions, as a page of their own.
     *
     * @param count how many of the positions count
     * @param values of how many values
     */
    PageValues pick(int[] positions, int count, int values) {
        byte[] bytes = new byte[count * fixed];
        int start = advance(values, fixed);
        if (count > values - values / DENSE) {
            int i = 0;
            while (i < count) {
                int end = Positions.endOfRun(positions, i, count);
                System.arraycopy(
                        data, start + positions[i] * fixed, bytes, i * fixed, (end - i) * fixed);
                i = end;
            }
        } else if (fixed == 8) {
            for (int i = 0; i < count; i++) {
                Bits.putLong(bytes, 8 * i, Bits.longAt(data, start + 8 * positions[i]));
            }
        } else if (fixed == 4) {
            for (int i = 0; i < count; i++) {
                Bits.putInt(bytes, 4 * i, Bits.intAt(data, start + 4 * positions[i]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(data, start + positions[i] * fixed, bytes, i * fixed, fixed);
            }
        }
        return new PlainValues(bytes, 0, bytes.length, fixed);
    }

    /** The same of byte arrays. */
    PageValues pickBytes(int[] positions, int count, int values) {
        return new Picked(
                window == null
                        ? pickedBytes(positions, count, values)
                        : pickedInPieces(positions, count, values));
    }

    private ByteValues pickedBytes(int[] positions, int count, int values) {
        int[] offsets = new int[count + 1];
        int[] starts = new int[count];
        int next = 0;
        int used = 0;
        int at = position;
        for (int i = 0; i < values; i++) {
            int length = limit - at < 4 ? -1 : Bits.intAt(data, at);
            if (length < 0 || length > limit - at - 4) {
                throw new MalformedData("a page that ends early");
            }
            at += 4;
            if (next < count && positions[next] == i) {
                starts[next++] = at;
                used += length;
                offsets[next] = used;
            }
            at += length;
        }
        position = at;
        byte[] bytes = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(data, starts[i], bytes, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return new ByteValues(bytes, offsets);
    }

    /** Takes each value as it passes, since it is not there later. */
    private ByteValues pickedInPieces(int[] positions, int count, int values) {
        int[] offsets = new int[count + 1];
        byte[] bytes = {};
        int passed = 0;
        for (int i = 0; i < count; i++) {
            skipBytes(positions[i] - passed);
            passed = positions[i] + 1;
            int length = length();
            int start = advance(1, length);
            offsets[i + 1] = Math.addExact(offsets[i], length);
            if (offsets[i + 1] > bytes.length) {
                long likely = (long) offsets[i + 1] * count / (i + 1) + 64;
                bytes =
                        Arrays.copyOf(
                                bytes,
                                (int)
                                        Math.min(
                                                Integer.MAX_VALUE - 8L,
                                                Math.max(likely, offsets[i + 1] * 5L / 4)));
            }
            System.arraycopy(data, start, bytes, offsets[i], length);
        }
        skipBytes(values - passed);
        return new ByteValues(Arrays.copyOf(bytes, offsets[count]), offsets);
    }

    /** Whether each value has the same width. */
    boolean isFixed() {
        return fixed > 0;
    }

    @Override
    void readInts(int[] into, int count) {
        int start = advance(count, 4);
        ByteBuffer.wrap(data, start, 4 * count)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(into, 0, count);
    }

    @Override
    void readLongs(long[] into, int count) {
        int start = advance(count, 8);
        ByteBuffer.wrap(data, start, 8 * count)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(into, 0, count);
    }

    @Override
    void readFloats(double[] into, int count) {
        int start = advance(count, 4);
        for (int i = 0; i < count; i++) {
            into[i] = Float.intBitsToFloat(Bits.intAt(data, start + 4 * i));
        }
    }

    @Override
    void readDoubles(double[] into, int count) {
        int start = advance(count, 8);
        for (int i = 0; i < count; i++) {
            into[i] = Double.longBitsToDouble(Bits.longAt(data, start + 8 * i));
        }
    }

    @Override
    void readBooleans(boolean[] into, int count) {
        if ((long) bit + count > (limit - position) * 8L) {
            throw new MalformedData("a page that ends early");
        }
        for (int i = 0; i < count; i++, bit++) {
            into[i] = (data[position + (bit >>> 3)] >>> (bit & 7) & 1) != 0;
        }
    }

    @Override
    ByteValues readBytes(int count) {
        return fixed > 0 ? fixed(count) : variable(count);
    }

    private ByteValues fixed(int count) {
        int start = advance(count, fixed);
        byte[] bytes = new byte[count * fixed];
        System.arraycopy(data, start, bytes, 0, bytes.length);
        return new ByteValues(bytes, evenOffsets(count, fixed));
    }

    static int[] evenOffsets(int count, int width) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            offsets[i] = i * width;
        }
        return offsets;
    }

    private ByteValues variable(int count) {
        LengthedBytes bytes = new LengthedBytes(data, position, limit, window, usualLength);
        ByteValues values = bytes.read(count);
        data = bytes.data();
        limit = bytes.limit();
        position = bytes.position();
        usualLength = count == 0 ? usualLength : values.offsets()[count] / count;
        return values;
    }

    /** Some values of a page. */
    private static final class Picked extends PageValues {

        private final ByteValues values;

        Picked(ByteValues values) {
            this.values = values;
        }

        @Override
        ByteValues readBytes(int count) {
            return values;
        }
    }
}
