package io.tauro.connector.files;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stops after so many rows, and closes what it reads from then. Not thread-safe. */
public final class LimitedReader implements BatchReader {

    private final BatchReader reader;
    private long left;

    /**
     * @param reader what is read; closed with this one, and as soon as it is not needed any more
     * @param limit the most rows, at least 0
     */
    public LimitedReader(BatchReader reader, long limit) {
        this.reader = reader;
        this.left = limit;
    }

    @Override
    public @Nullable Batch next() {
        if (left <= 0) {
            reader.close();
            return null;
        }
        Batch batch = reader.next();
        if (batch == null) {
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
