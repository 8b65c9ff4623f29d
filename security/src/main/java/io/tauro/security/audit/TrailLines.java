package io.tauro.security.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes, up to a length. Used by one thread. */
final class TrailLines implements AutoCloseable {

    /** Longer than any record; what is longer is none, and is not kept in memory. */
    private static final int LONGEST = 4 << 20;

    private final InputStream in;
    private long left;
    private boolean ended;

    /**
     * @param bytes how many of the file to read; what comes after them is not seen
     */
    TrailLines(InputStream in, long bytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.left = bytes;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws IOException if it cannot be read
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        ended = false;
        boolean any = false;
        while (left > 0) {
            int b = in.read();
            if (b < 0) {
                left = 0;
                break;
            }
            left--;
            any = true;
            if (b == '\n') {
                ended = true;
                return line.toByteArray();
            }
            if (line.size() < LONGEST) {
                line.write(b);
            }
        }
        return any ? line.toByteArray() : null;
    }

    /** Whether the line that was read last has an end. */
    boolean hasEnd() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
