package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Split;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a scan, one after the other. */
final class ScanOperator implements Operator {

    private final ScanNode node;
    private final QueryRuntime runtime;
    private final ReadContext context;
    private @Nullable Iterator<Split> splits;
    private @Nullable BatchReader reader;
    private boolean closed;

    ScanOperator(ScanNode node, QueryRuntime runtime) {
        this.node = node;
        this.runtime = runtime;
        this.context = new Context(runtime, runtime.statistics().ofScan(node));
    }

    @Override
    public @Nullable Batch next() {
        if (splits == null) {
            splits = runtime.scans().splits(node).iterator();
        }
        while (!closed) {
            if (reader == null) {
                if (!splits.hasNext()) {
                    return null;
                }
                reader = runtime.scans().open(node, splits.next(), context);
            }
            Batch batch = reader.next();
            if (batch != null) {
                return batch;
            }
            reader.close();
            reader = null;
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private record Context(QueryRuntime runtime, ScanStatistics statistics) implements ReadContext {
        @Override
        public String queryId() {
            return runtime.queryId();
        }

        @Override
        public int batchSize() {
            return runtime.batchSize();
        }

        @Override
        public Cancellation cancellation() {
            return runtime.cancellation();
        }

        @Override
        public void countBytes(long bytes) {
            statistics.bytesMoved(bytes);
        }
    }
}
