package io.tauro.connector.delta;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stops after so many rows, and closes what it reads from then. */
final class FirstRows implements BatchReader {

    private final BatchReader reader;
    private long left;

    FirstRows(BatchReader reader, long limit) {
        this.reader = reader;
        this.left = limit;
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = left <= 0 ? null : reader.next();
        if (batch == null) {
            reader.close();
            return null;
        }
        int rows = batch.selectedCount();
        if (rows <= left) {
            left -= rows;
            return batch;
        }
        int kept = (int) left;
        left = 0;
        reader.close();
        return batch.select(IntStream.range(0, kept).map(batch::row).toArray(), kept);
    }

    @Override
    public void close() {
        reader.close();
    }
}
