package io.tauro.connector.files.store;

import java.util.List;

/** Reads ranges of one open object. Not thread-safe. */
public interface ObjectReader extends AutoCloseable {

    /** The length in bytes. */
    long size();

    /**
     * Reads exactly {@code length} bytes.
     *
     * @param position from the start of the object; the range lies within it
     * @throws io.tauro.error.TauroException {@code TAURO-4010} if the object turns out to be
     *     shorter than it was, {@code TAURO-40xx} if it cannot be read
     */
    void read(long position, byte[] into, int offset, int length);

    /** Reads several ranges: at once where that saves time, and those that are close as one. */
    default void readAll(List<ReadRange> ranges) {
        for (ReadRange range : ranges) {
            read(range.position(), range.into(), range.offset(), range.length());
        }
    }

    /**
     * Says what is going to be read, each range from its start to its end and all about as fast, so
     * that a store that is far away can send it ahead. Does not wait.
     *
     * @param ranges do not overlap
     */
    default void willRead(List<Span> ranges) {}

    /** The bytes of a range. */
    default byte[] read(long position, int length) {
        byte[] bytes = new byte[length];
        read(position, bytes, 0, length);
        return bytes;
    }

    /** Idempotent; never throws. */
    @Override
    void close();
}
