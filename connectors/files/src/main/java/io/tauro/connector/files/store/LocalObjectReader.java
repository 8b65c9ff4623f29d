package io.tauro.connector.files.store;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;

/** An open file. */
final class LocalObjectReader implements ObjectReader {

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
            while (buffer.hasRemaining()) {
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
