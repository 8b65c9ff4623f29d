package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.DynamicFilter;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Split;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads one split of a scan after the other. Used by one thread at a time. */
final class SplitReading implements Operator {

    private final ScanNode node;
    private final QueryRuntime runtime;
    private final ScanFilter filter;
    private final Context context;
    private final MemoryBudget.Reservation memory;
    private final LentBuffers buffers;
    private @Nullable BatchReader reader;

    SplitReading(ScanNode node, QueryRuntime runtime, ScanFilter filter) {
        this.node = node;
        this.runtime = runtime;
        this.filter = filter;
        this.memory = runtime.memory().reserve("scan");
        this.buffers = new LentBuffers(runtime.memory().reserve("scan"));
        this.context =
                new Context(runtime, node, filter, runtime.statistics().ofScan(node), buffers);
    }

    /** Begins with a split, when the one before has been read or closed. */
    void open(Split split) {
        reader = runtime.scans().open(node, split, context);
    }

    /** The next batch of the split; null at its end, and if none is open. */
    @Override
    public @Nullable Batch next() {
        while (reader != null) {
            Batch batch = reader.next();
            if (batch == null) {
                leave();
                return null;
            }
            // It is there already: it leaves less to others, and is not refused.
            memory.force(batch.bytes());
            Batch left = context.filtersRows ? batch : filter.apply(batch);
            if (left.selectedCount() > 0) {
                return left;
            }
        }
        return null;
    }

    /** Leaves the split; there will be no other. */
    @Override
    public void close() {
        leave();
        buffers.end();
    }

    private void leave() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        memory.force(0);
    }

    private static final class Context implements ReadContext {

        private final QueryRuntime runtime;
        private final ScanNode node;
        private final Schema schema;
        private final ScanFilter filter;
        private final ScanStatistics statistics;
        private final LentBuffers buffers;

        /** Whether the reader tests rows, so that it need not be done behind it. */
        private boolean filtersRows;

        Context(
                QueryRuntime runtime,
                ScanNode node,
                ScanFilter filter,
                ScanStatistics statistics,
                LentBuffers buffers) {
            this.runtime = runtime;
            this.node = node;
            this.schema = node.schema();
            this.filter = filter;
            this.statistics = statistics;
            this.buffers = buffers;
        }

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

        @Override
        public void countSkipped(long records) {
            statistics.skipped(records);
        }

        @Override
        public byte[] borrow(int bytes) {
            return buffers.borrow(bytes);
        }

        @Override
        public void giveBack(byte[] buffer) {
            buffers.giveBack(buffer);
        }

        @Override
        public List<Predicate> dynamicFilters() {
            return dynamicFilters(KeyFilter.MOST_LISTED);
        }

        @Override
        public List<Predicate> dynamicFilters(int mostValues) {
            return runtime.narrowsScans() ? filter.predicates(schema, mostValues) : List.of();
        }

        @Override
        public List<DynamicFilter> rowFilters() {
            if (!runtime.narrowsScans()) {
                return List.of();
            }
            filtersRows = true;
            return filter.rowFilters(schema);
        }

        @Override
        public OptionalDouble expectedRows() {
            return OptionalDouble.of(node.estimatedRows());
        }

        @Override
        public Optional<QueryScope> query() {
            return runtime.scans().query(node);
        }
    }
}
