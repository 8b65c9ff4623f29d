package io.tauro.connector.files.parquet;

import org.jspecify.annotations.Nullable;

/**
 * Integers as differences, in blocks of packed bits (DELTA_BINARY_PACKED). Numbers wrap around like
 * those of the writer.
 */
final class DeltaDecoder {

    /** Where more comes from; null if all is there. */
    private final @Nullable PageWindow window;

    private byte[] data;
    private int limit;
    private final int miniblocks;
    private final long valuesPerMiniblock;
    private int position;

    /** Values that are still to come, {@link #last} among them if it is the first. */
    private long left;

    private boolean first = true;
    private long last;
    private long minDelta;
    private final byte[] widths;
    private int miniblock;
    private int width;
    private long leftInMiniblock;
    private long bit;
    private int packedStart;

    DeltaDecoder(byte[] data, int start, int limit) {
        this(data, start, limit, null);
    }

    DeltaDecoder(byte[] data, int start, int limit, @Nullable PageWindow window) {
        this.window = window;
        this.data = data;
        this.position = start;
        this.limit = limit;
        long blockSize = varint();
        long count = varint();
        left = varint();
        last = zigzag();
        if (blockSize <= 0
                || count <= 0
                || count > 1 << 16
                || blockSize % count != 0
                || left < 0
                || blockSize > Integer.MAX_VALUE) {
            throw new MalformedData("a delta header that makes no sense");
        }
        miniblocks = (int) count;
        valuesPerMiniblock = blockSize / count;
        if (valuesPerMiniblock % 8 != 0) {
            throw new MalformedData("a delta header that makes no sense");
        }
        miniblock = miniblocks;
        widths = new byte[left > 1 ? miniblocks : 0];
    }

    /** The number of values that are left. */
    long left() {
        return left;
    }

    long next() {
        if (left <= 0) {
            throw new MalformedData("fewer values than a page says");
        }
        left--;
        if (first) {
            first = false;
            return last;
        }
        if (leftInMiniblock == 0) {
            nextMiniblock(left + 1);
        }
        leftInMiniblock--;
        long delta = 0;
        if (width > 0) {
            delta = Bits.packed(data, packedStart, bit, width, limit);
            bit += width;
        }
        last += minDelta + delta;
        return last;
    }

    /**
     * @param wanted the values that are still to be read, this miniblock's among them
     */
    private void nextMiniblock(long wanted) {
        if (miniblock == miniblocks) {
            minDelta = zigzag();
            require(miniblocks);
            System.arraycopy(data, position, widths, 0, miniblocks);
            position += miniblocks;
            miniblock = 0;
        }
        width = widths[miniblock++] & 0xFF;
        if (width > 64) {
            throw new MalformedData("deltas of " + width + " bits");
        }
        leftInMiniblock = valuesPerMiniblock;
        // The last miniblock may leave out bytes that only fill up.
        long needed = Math.min(valuesPerMiniblock, wanted) * width + 7 >>> 3;
        require(needed);
        if (window != null) {
            require(Math.min(valuesPerMiniblock * width / 8, window.left(position)));
        }
        packedStart = position;
        bit = 0;
        position += (int) Math.min(valuesPerMiniblock * width / 8, limit - position);
    }

    /** Passes over all values, and returns the position behind them. */
    int skipAll() {
        if (first && left > 0) {
            first = false;
            left--;
        }
        left -= Math.min(left, leftInMiniblock);
        while (left > 0) {
            nextMiniblock(left);
            left -= Math.min(left, valuesPerMiniblock);
        }
        return position;
    }

    private void require(long bytes) {
        if (bytes > limit - position) {
            if (window == null || bytes > window.left(position)) {
                throw new MalformedData("deltas that end early");
            }
            position = window.load(position, bytes);
            data = window.data();
            limit = window.limit();
        }
    }

    private long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            require(1);
            byte b = data[position++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedData("a number that does not end");
    }
}
