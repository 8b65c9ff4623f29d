package io.tauro.connector.files.parquet;

import io.tauro.spi.ReadContext;
import java.util.function.IntFunction;

/**
 * A part of an unpacked page that moves on with what is read of it: of a page of a hundred
 * megabytes a few hundred kilobytes are there at once. Not thread-safe.
 *
 * <p>A page that turns out to be one that has to be unpacked as a whole is.
 */
final class PageWindow {

    /** About so much is unpacked at once. */
    private static final int PIECE = 1 << 18;

    private final ReadContext context;
    private final Whole whole;
    private final PageStream stream;
    private final int size;
    private final int piece;
    private byte[] data = {};

    /** What was borrowed; the array, if there is one. */
    private byte[] lent = {};

    /** Where in the page the array begins. */
    private int base;

    private int limit;

    /** Unpacks the page from its start, to an array that it asks for. */
    interface Whole {

        ByteSlice unpack(IntFunction<byte[]> room);
    }

    /**
     * @param size of the unpacked page
     */
    PageWindow(PageStream stream, Whole whole, int size, ReadContext context) {
        this(stream, whole, size, context, PIECE);
    }

    PageWindow(PageStream stream, Whole whole, int size, ReadContext context, int piece) {
        this.stream = stream;
        this.whole = whole;
        this.size = size;
        this.context = context;
        this.piece = piece;
    }

    /** What is there: valid up to {@link #limit()}, and until more is asked for. */
    byte[] data() {
        return data;
    }

    int limit() {
        return limit;
    }

    /** How many bytes follow a position of the array, there or not. */
    int left(int position) {
        return size - base - position;
    }

    /**
     * Makes bytes of the page stand in the array; what is before them may be gone.
     *
     * @param from where they begin
     * @param bytes how many
     * @return where they begin now
     */
    int load(int from, long bytes) {
        if (bytes > left(from)) {
            throw new MalformedData("a page that ends early");
        }
        int start = from;
        while (limit - start < bytes) {
            start = makeRoom(start, (int) bytes);
            start = unpack(start);
        }
        return start;
    }

    private int unpack(int start) {
        try {
            limit = stream.unpack(data, limit, data.length);
            return start;
        } catch (MalformedData | IndexOutOfBoundsException e) {
            int position = base + start;
            ByteSlice all = whole.unpack(this::room);
            data = all.data();
            base = -all.start();
            limit = all.end();
            return position - base;
        }
    }

    private byte[] room(int bytes) {
        close();
        lent = context.borrow(bytes);
        return lent;
    }

    /** Moves what is still wanted to the start of the array, or to that of a larger one. */
    private int makeRoom(int start, int bytes) {
        int first = Math.max(0, Math.min(start, limit - stream.history()));
        int kept = limit - first;
        int toCome = left(limit);
        // Half a piece at least, for that moving takes little beside unpacking.
        int least = Math.max(bytes - (limit - start), piece / 2) + PageStream.LEAST_ROOM;
        if (Math.min(toCome, least) <= data.length - kept) {
            System.arraycopy(data, first, data, 0, kept);
        } else {
            long usual = Math.max((long) kept + least, 2L * kept) + piece;
            byte[] larger = context.borrow((int) Math.min(usual, (long) kept + toCome));
            System.arraycopy(data, first, larger, 0, kept);
            close();
            lent = larger;
            data = larger;
        }
        base += first;
        limit = kept;
        return start - first;
    }

    /** Gives the array back; nothing can be read any more. */
    void close() {
        data = new byte[0];
        if (lent.length > 0) {
            context.giveBack(lent);
            lent = new byte[0];
        }
    }
}
