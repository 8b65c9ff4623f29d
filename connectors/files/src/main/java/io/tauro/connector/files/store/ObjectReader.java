package io.tauro.connector.files.store;

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
