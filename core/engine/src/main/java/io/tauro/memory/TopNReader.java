package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The first rows of an order. Reads all chunks at the first call. Not thread-safe. */
final class TopNReader implements BatchReader {

    private final TopN top;
    private final ChunkReader chunks;
    private final Schema schema;
    private final ReadContext context;
    private @Nullable Iterator<TopN.Entry> rows;

    TopNReader(TopN top, ChunkReader chunks, Schema schema, ReadContext context) {
        this.top = top;
        this.chunks = chunks;
        this.schema = schema;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().throwIfCancelled();
        if (rows == null) {
            rows = sorted();
        }
        return rows.hasNext() ? batch(rows) : null;
    }

    private Iterator<TopN.Entry> sorted() {
        for (Batch chunk = chunks.nextChunk(); chunk != null; chunk = chunks.nextChunk()) {
            top.add(chunk, context.cancellation());
        }
        return top.inOrder().iterator();
    }

    private Batch batch(Iterator<TopN.Entry> entries) {
        BatchBuilder builder =
                new BatchBuilder(schema, Math.min(context.batchSize(), Batch.DEFAULT_ROWS));
        while (entries.hasNext() && !builder.isFull()) {
            TopN.Entry entry = entries.next();
            Batch row = chunks.project(entry.chunk());
            for (int i = 0; i < schema.size(); i++) {
                builder.column(i).append(row.column(i).value(entry.row()));
            }
            builder.endRow();
        }
        return builder.build();
    }

    @Override
    public void close() {
        rows = java.util.Collections.emptyIterator();
    }
}
