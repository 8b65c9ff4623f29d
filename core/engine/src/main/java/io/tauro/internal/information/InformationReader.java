package io.tauro.internal.information;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.ScanRequest;
import io.tauro.type.Schema;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Makes the rows as they are asked for; nothing is found out before. Not thread-safe. */
final class InformationReader implements BatchReader {

    private final InformationSource source;
    private final ScanRequest request;
    private final ReadContext context;
    private final Schema schema;
    private final int[] columns;
    private @Nullable Iterator<@Nullable Object[]> rows;

    InformationReader(InformationSource source, ScanRequest request, ReadContext context) {
        this.source = source;
        this.request = request;
        this.context = context;
        this.schema = source.schema().select(request.columns());
        this.columns = request.columns().stream().mapToInt(source.table()::indexOf).toArray();
    }

    @Override
    public @Nullable Batch next() {
        if (rows == null) {
            rows =
                    source.table()
                            .rows(
                                    source.names(),
                                    new Wanted(request.filters()),
                                    context.cancellation());
        }
        BatchBuilder batch = new BatchBuilder(schema, context.batchSize());
        while (!batch.isFull() && rows.hasNext()) {
            context.cancellation().throwIfCancelled();
            append(batch, rows.next());
        }
        return batch.size() == 0 ? null : batch.build();
    }

    private void append(BatchBuilder batch, @Nullable Object[] row) {
        for (int i = 0; i < columns.length; i++) {
            batch.column(i).append(row[columns[i]]);
        }
        batch.endRow();
    }

    @Override
    public void close() {
        rows = Collections.emptyIterator();
    }
}
