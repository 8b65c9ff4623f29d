package io.tauro.connector.files.parquet;

import io.tauro.connector.files.store.ObjectReader;
import io.tauro.spi.ReadContext;

/** The bytes of a column chunk, read ahead in pieces and counted. Not thread-safe. */
final class ChunkBytes {

    /** So much is read at once, and more where more is asked for. */
    static final int READ_AHEAD = 1 << 20;

    private final ObjectReader reader;
    private final ReadContext context;

    /** The position in the file of what is not read yet. */
    private long position;

    private final long end;
    private byte[] buffer = {};
    private int next;
    private int limit;

    ChunkBytes(ObjectReader reader, long start, long length, ReadContext context) {
        this.reader = reader;
        this.position = start;
        this.end = start + length;
        this.context = context;
    }

    /**
     * All that was read and not used: from {@link #next()} to {@link #limit()}. Valid until more is
     * read.
     */
    byte[] buffer() {
        return buffer;
    }

    int next() {
        return next;
    }

    int limit() {
        return limit;
    }

    /** The bytes that are left in the chunk. */
    long left() {
        return end - position + limit - next;
    }

    /** Where in the file the next byte is. */
    long at() {
        return position - (limit - next);
    }

    /** Goes to a place of the chunk, before or behind; what is not read yet stays so. */
    void seek(long place) {
        long begin = position - limit;
        if (place >= begin && place <= position) {
            next = (int) (place - begin);
        } else {
            position = place;
            next = 0;
            limit = 0;
        }
    }

    /** Passes over bytes that the chunk has; those that were not read are not read at all. */
    void skip(int bytes) {
        int there = Math.min(bytes, limit - next);
        next += there;
        position += bytes - there;
    }

    /** Makes so many bytes stand in the buffer; the chunk has them. */
    void require(int bytes) {
        if (limit - next >= bytes) {
            return;
        }
        if (bytes > left()) {
            throw new MalformedData("pages that end early");
        }
        int kept = limit - next;
        int size = (int) Math.min(left(), Math.max(bytes, READ_AHEAD));
        byte[] larger = size > buffer.length ? context.borrow(size) : buffer;
        System.arraycopy(buffer, next, larger, 0, kept);
        reader.read(position, larger, kept, size - kept);
        context.countBytes(size - kept);
        position += size - kept;
        if (larger != buffer) {
            giveBack();
            buffer = larger;
        }
        next = 0;
        limit = size;
    }

    /** Reads on, at least one byte if there is one. */
    boolean readMore() {
        int available = limit - next;
        if (available == left()) {
            return false;
        }
        require((int) Math.min(left(), Math.max(1, available * 2L)));
        return true;
    }

    /** The next bytes: valid until more is read. */
    ByteSlice take(int bytes) {
        require(bytes);
        next += bytes;
        return new ByteSlice(buffer, next - bytes, next);
    }

    /** Gives the buffer back; nothing can be read any more. */
    void close() {
        position = end;
        next = 0;
        limit = 0;
        giveBack();
        buffer = new byte[0];
    }

    private void giveBack() {
        if (buffer.length > 0) {
            context.giveBack(buffer);
        }
    }
}
