package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import org.jspecify.annotations.Nullable;

/** The first rows of some chunks, in the order of the table. Not thread-safe. */
final class LimitReader implements BatchReader {

    private final ChunkReader chunks;
    private long left;

    LimitReader(ChunkReader chunks, long limit) {
        this.chunks = chunks;
        this.left = limit;
    }

    @Override
    public @Nullable Batch next() {
        if (left == 0) {
            return null;
        }
        Batch batch = chunks.next((int) Math.min(left, Integer.MAX_VALUE));
        if (batch != null) {
            left -= batch.selectedCount();
        }
        return batch;
    }

    @Override
    public void close() {
        left = 0;
    }
}
