package io.tauro.connector.files.parquet;

import io.tauro.data.Validity;
import org.jspecify.annotations.Nullable;

/**
 * The hybrid of run lengths and packed bits: levels, booleans and dictionary codes. Delivers as
 * many values as it is asked for.
 */
final class RunDecoder implements LevelDecoder {

    /** The most of a packed run that is taken at once from a page that comes in pieces. */
    private static final int PIECE = 1 << 14;

    /** Where more comes from; null if all is there. */
    private final @Nullable PageWindow window;

    private final int width;
    private byte[] data;
    private int limit;
    private int position;

    /** Values of the packed run that are behind those that are {@link #left}. */
    private long leftInRun;

    private long left;
    private boolean isRun;
    private int runValue;
    private int packedStart;
    private long packedBit;

    /**
     * @param width bits a value, 0 to 32
     */
    RunDecoder(byte[] data, int start, int limit, int width) {
        this(data, start, limit, width, null);
    }

    RunDecoder(byte[] data, int start, int limit, int width, @Nullable PageWindow window) {
        if (width < 0 || width > 32) {
            throw new MalformedData("values of " + width + " bits");
        }
        this.data = data;
        this.position = start;
        this.limit = limit;
        this.width = width;
        this.window = window;
    }

    /** The next values. */
    @Override
    public void read(int[] into, int count) {
        int done = 0;
        while (done < count) {
            nextRunIfNone();
            int take = (int) Math.min(left, count - done);
            if (isRun) {
                java.util.Arrays.fill(into, done, done + take, runValue);
            } else {
                BitUnpacking.unpack(
                        data, packedStart, position, packedBit / width, width, into, done, take);
                packedBit += (long) take * width;
            }
            left -= take;
            done += take;
        }
    }

    /** Passes over values. */
    void skip(int count) {
        int done = 0;
        while (done < count) {
            nextRunIfNone();
            int take = (int) Math.min(left, count - done);
            packedBit += (long) take * width;
            left -= take;
            done += take;
        }
    }

    @Override
    public int read(long[] validity, int count) {
        int done = 0;
        int valid = 0;
        while (done < count) {
            nextRunIfNone();
            int take = (int) Math.min(left, count - done);
            if (isRun) {
                valid += runValue != 0 ? setRange(validity, done, done + take) : 0;
            } else {
                for (int i = done; i < done + take; i++) {
                    int bit = data[packedStart + (int) (packedBit >>> 3)] >>> (packedBit & 7) & 1;
                    validity[i >>> 6] |= (long) bit << i;
                    valid += bit;
                    packedBit++;
                }
            }
            left -= take;
            done += take;
        }
        return valid;
    }

    @Override
    public boolean passValid(int count) {
        if (count > 0) {
            nextRunIfNone();
        }
        if (!isRun || runValue == 0 || left < count) {
            return false;
        }
        left -= count;
        return true;
    }

    private static int setRange(long[] validity, int from, int to) {
        int i = from;
        while (i < to) {
            if ((i & 63) == 0 && to - i >= 64) {
                validity[i >>> 6] = -1L;
                i += 64;
            } else {
                Validity.setValid(validity, i++);
            }
        }
        return to - from;
    }

    private void nextRunIfNone() {
        while (left == 0) {
            if (leftInRun > 0) {
                packed(leftInRun);
                continue;
            }
            long header = varint();
            isRun = (header & 1) == 0;
            left = header >>> 1;
            if (isRun) {
                int bytes = width + 7 >>> 3;
                require(bytes);
                runValue = 0;
                for (int i = 0; i < bytes; i++) {
                    runValue |= (data[position++] & 0xFF) << 8 * i;
                }
            } else if (width == 0) {
                isRun = true;
                runValue = 0;
                left *= 8;
            } else {
                packed(left * 8);
            }
        }
    }

    /**
     * Begins a packed run, or goes on with it: all of it, or as many values as are there.
     *
     * @param values how many are to come, a multiple of eight
     */
    private void packed(long values) {
        long some = values;
        if (window != null) {
            long most = Math.min(values / 8 * width, window.left(position));
            if (most > limit - position) {
                load(Math.min(most, PIECE));
                some = Math.min(values, (limit - position) / width * 8L);
            }
            some = some == 0 ? values : some;
        }
        // The last run of a page may leave out bytes that only fill up.
        long bytes = Math.min(some / 8 * width, limit - position);
        left = Math.min(some, bytes * 8 / width);
        leftInRun = values - some;
        packedStart = position;
        packedBit = 0;
        position += (int) bytes;
    }

    private void require(int bytes) {
        if (bytes > limit - position) {
            if (window == null || bytes > window.left(position)) {
                throw new MalformedData("runs that end early");
            }
            load(bytes);
        }
    }

    private void load(long bytes) {
        if (window != null) {
            position = window.load(position, bytes);
            data = window.data();
            limit = window.limit();
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            require(1);
            byte b = data[position++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value & 0xFFFFFFFFL;
            }
        }
        throw new MalformedData("a run whose length does not end");
    }
}
