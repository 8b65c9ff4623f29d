package io.tauro.connector.files.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** PLAIN: one value after the other. */
final class PlainValues extends PageValues {

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
        LengthedBytes bytes = lengthed();
        bytes.skip(count);
        behind(bytes);
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

    /**
     * Of the next values of a fixed width those that are picked, as long as no more are read.
     *
     * @param values of how many values
     */
    PageValues pick(Picks picks, int values) {
        int start = advance(values, fixed);
        return new PickedValues(data, start, fixed, picks);
    }

    /** The same of byte arrays. */
    PageValues pickBytes(Picks picks, int values) {
        LengthedBytes bytes = lengthed();
        ByteValues picked = bytes.readSelected(picks, values);
        behind(bytes);
        int count = picks.count();
        usualLength = count == 0 ? usualLength : picked.offsets()[count] / count;
        return new Picked(picked);
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
        LengthedBytes bytes = lengthed();
        ByteValues values = bytes.read(count);
        behind(bytes);
        usualLength = count == 0 ? usualLength : values.offsets()[count] / count;
        return values;
    }

    private LengthedBytes lengthed() {
        return new LengthedBytes(data, position, limit, window, usualLength);
    }

    /** Goes on behind what was read. */
    private void behind(LengthedBytes bytes) {
        data = bytes.data();
        limit = bytes.limit();
        position = bytes.position();
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
