package io.tauro.connector.hdfs;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file from where it was opened. One thread reads; any may close, which interrupts a
 * read that waits: Hadoop's own streams would wait for it.
 */
final class HdfsBody extends InputStream {

    private final InputStream file;
    private final Object lock = new Object();
    private @Nullable Thread reading;
    private boolean closed;

    HdfsBody(InputStream file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        synchronized (lock) {
            if (closed) {
                throw new IOException("The stream is closed");
            }
            reading = Thread.currentThread();
        }
        try {
            return file.read(into, offset, length);
        } finally {
            finished();
        }
    }

    /** An interruption that was meant for the read does not outlast it. */
    @SuppressWarnings("Interruption")
    private void finished() throws IOException {
        boolean abandoned;
        synchronized (lock) {
            reading = null;
            abandoned = closed;
        }
        if (abandoned) {
            boolean ignored = Thread.interrupted();
            file.close();
        }
    }

    @Override
    @SuppressWarnings("Interruption")
    public void close() throws IOException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            if (reading != null) {
                reading.interrupt();
                return;
            }
        }
        file.close();
    }
}
