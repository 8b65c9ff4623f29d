package io.tauro.connector.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;

/** A body whose connection serves again if it was read to its end, and is broken if not. */
final class S3Body extends FilterInputStream {

    private final AbortableInputStream body;
    private volatile long left;

    S3Body(AbortableInputStream body, long length) {
        super(body);
        this.body = body;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = body.read(into, offset, length);
        left = count < 0 ? 0 : left - count;
        return count;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            body.abort();
        } else {
            body.close();
        }
    }
}
