package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gate between the sources and the query: the only class of the engine that opens a scan. The
 * guard is asked before anything is asked of the source; each batch is counted, held against the
 * scan's schema and passed through the guard.
 */
public final class SecuredScan implements ScanOpener {

    private final ScanGuard guard;
    private final RunStatistics statistics;
    private final SourceUse use;
    private final Optional<QueryReads> reads;

    public SecuredScan(ScanGuard guard, RunStatistics statistics) {
        this(guard, statistics, SourceUse.unlimited(), Optional.empty());
    }

    /**
     * @param use how much may be asked of the sources
     * @param reads what is planned, and kept by the sources
     */
    public SecuredScan(
            ScanGuard guard, RunStatistics statistics, SourceUse use, Optional<QueryReads> reads) {
        this.guard = guard;
        this.statistics = statistics;
        this.use = use;
        this.reads = reads;
    }

    @Override
    public List<Split> splits(ScanNode node, int atOnce) {
        guard.beforeOpen(node);
        return timed(
                node,
                statistics.ofScan(node),
                () -> {
                    List<Split> splits = asked(node, atOnce);
                    return use.allowsParts(splits.size()) ? splits : asked(node, 1);
                });
    }

    private List<Split> asked(ScanNode node, int atOnce) {
        return query(node)
                .map(query -> node.scan().splits(atOnce, node.estimatedRows(), query))
                .orElseGet(() -> node.scan().splits(atOnce, node.estimatedRows()));
    }

    @Override
    public Optional<QueryScope> query(ScanNode node) {
        return reads.map(all -> all.of(node.connection()));
    }

    @Override
    public BatchReader open(ScanNode node, Split split, ReadContext context) {
        context.cancellation().throwIfCancelled();
        guard.beforeOpen(node);
        use.begin();
        ScanStatistics counters = statistics.ofScan(node);
        BatchReader reader = timed(node, counters, () -> node.scan().open(split, context));
        statistics.readerOpened();
        counters.splitOpened();
        return new SecuredReader(node, reader, context, counters);
    }

    private static <T extends @Nullable Object> T timed(
            ScanNode node, ScanStatistics counters, Supplier<T> call) {
        long start = System.nanoTime();
        try {
            return call.get();
        } catch (TauroException known) {
            throw known;
        } catch (RuntimeException unknown) {
            throw new TauroException(
                    ErrorCode.CONNECTOR_BROKE_ITS_CONTRACT,
                    "The connector of type '"
                            + node.connectorType()
                            + "' failed on table '"
                            + node.table()
                            + "' with an error that is not one of ours ("
                            + unknown.getClass().getSimpleName()
                            + "). Report it to whoever maintains the connector.",
                    Map.of("table", node.table(), "connection", node.connection()),
                    RedactedCause.of(unknown));
        } finally {
            counters.waited(System.nanoTime() - start);
        }
    }

    private final class SecuredReader implements BatchReader {

        private final ScanNode node;
        private final BatchReader reader;
        private final ReadContext context;
        private final BatchContract contract;
        private final ScanStatistics counters;
        private boolean closed;

        SecuredReader(
                ScanNode node, BatchReader reader, ReadContext context, ScanStatistics counters) {
            this.node = node;
            this.reader = reader;
            this.context = context;
            this.counters = counters;
            this.contract = new BatchContract(node, context.batchSize());
        }

        @Override
        public @Nullable Batch next() {
            while (true) {
                context.cancellation().throwIfCancelled();
                Batch batch = SecuredScan.<@Nullable Batch>timed(node, counters, reader::next);
                if (batch == null) {
                    return null;
                }
                contract.check(batch);
                counters.batchRead(batch.selectedCount());
                use.received(batch.selectedCount(), statistics);
                Batch allowed = guard.onBatch(node, batch);
                if (allowed.selectedCount() > 0) {
                    return allowed;
                }
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                statistics.readerClosed();
                try {
                    reader.close();
                } catch (RuntimeException broken) {
                    // It promised not to throw, and there is nobody to tell: the rows are read.
                }
            }
        }
    }
}
