package io.tauro.connector.files.format;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part; who goes on to its second batch, or not to its end, says what comes of the next.
 */
final class PartReader implements BatchReader {

    private final PartsAhead parts;
    private final BatchReader reader;
    private final ReadContext context;
    private int asked;
    private boolean over;

    PartReader(PartsAhead parts, BatchReader reader, ReadContext context) {
        this.parts = parts;
        this.reader = reader;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        asked++;
        if (asked == 2) {
            parts.prepareNext(context, 1);
        }
        Batch batch = reader.next();
        over |= batch == null;
        return batch;
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            parts.stop();
        }
        reader.close();
    }
}
