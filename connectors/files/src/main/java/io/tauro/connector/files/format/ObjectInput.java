package io.tauro.connector.files.format;

import io.tauro.connector.files.store.ObjectReader;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A range of an object from its start to its end, read in pieces and counted. */
public final class ObjectInput extends InputStream {

    private static final int PIECE = 1 << 18;

    private final ObjectReader reader;
    private final LongConsumer counter;
    private final byte[] buffer;
    private final long end;
    private long position;
    private int next;
    private int limit;

    /**
     * The whole object.
     *
     * @param counter told of the bytes as they are read, still compressed
     */
    public ObjectInput(ObjectReader reader, LongConsumer counter) {
        this(reader, 0, reader.size(), counter);
    }

    /**
     * @param from the first byte
     * @param to the byte behind the last
     * @param counter told of the bytes as they are read, still compressed
     */
    ObjectInput(ObjectReader reader, long from, long to, LongConsumer counter) {
        this.reader = reader;
        this.position = from;
        this.end = to;
        this.counter = counter;
        this.buffer = new byte[(int) Math.min(PIECE, Math.max(1, to - from))];
    }

    @Override
    public int read() {
        return fill() ? buffer[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, limit - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        return count;
    }

    /** All that is left: who unpacks asks whether something comes behind what ends here. */
    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position + limit - next);
    }

    private boolean fill() {
        if (next < limit) {
            return true;
        }
        int length = (int) Math.min(buffer.length, end - position);
        if (length == 0) {
            return false;
        }
        reader.read(position, buffer, 0, length);
        counter.accept(length);
        position += length;
        next = 0;
        limit = length;
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
