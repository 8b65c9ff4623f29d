package io.tauro.connector.files.store;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;

/** An open file. */
final class LocalObjectReader implements ObjectReader {

    /**
     * So much is read at once: it goes through memory outside of the heap, as large as that, which
     * stays with the thread.
     */
    private static final int PIECE = 256 << 10;

    private final StoredObject object;
    private final FileChannel channel;

    LocalObjectReader(StoredObject object, FileChannel channel) {
        this.object = object;
        this.channel = channel;
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        try {
            while (buffer.position() < offset + length) {
                int to = Math.min(offset + length, buffer.position() + PIECE);
                buffer.limit(to);
                int count = channel.read(buffer, position + buffer.position() - offset);
                if (count < 0) {
                    throw changed(object.key());
                }
            }
        } catch (IOException e) {
            throw LocalObjectStore.failure(e, object.key());
        }
    }

    static TauroException changed(String key) {
        return new TauroException(
                ErrorCode.FILE_CHANGED,
                "File '" + key + "' has changed since the query was planned. Run the query again.",
                Map.of("file", key),
                null);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written; there is nothing to lose.
        }
    }
}
