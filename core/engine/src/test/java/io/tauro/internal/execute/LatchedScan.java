package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.LongVector;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Numbers, each its own part of so many batches of one; what happens at each is up to the test. */
final class LatchedScan implements Scan {

    /** What a reader does before it gives the number of its part away. */
    interface Moment {
        void before(int part, int batch, ReadContext context);
    }

    private static final Schema SCHEMA = Schema.of(Column.of("n", DataType.BIGINT).notNull());

    private final int parts;
    private final int batches;
    private final Moment moment;
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger read = new AtomicInteger();

    LatchedScan(int parts, int batches, Moment moment) {
        this.parts = parts;
        this.batches = batches;
        this.moment = moment;
    }

    ScanNode node() {
        return new ScanNode("t", "c", "test", this, List.of(), parts);
    }

    /** Waits for somebody, but not for ever. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits as a source would: until it is told that nobody wants the rows any more. */
    static void awaitCancel(ReadContext context) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (var listener = context.cancellation().onCancel(cancelled::countDown)) {
            await(cancelled);
        }
        context.cancellation().throwIfCancelled();
    }

    private record Part(int number) implements Split {
        @Override
        public String describe() {
            return "part " + number;
        }
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Pushdown pushdown() {
        return new Pushdown(List.of(), false, false, "", "");
    }

    @Override
    public String describe() {
        return "numbers";
    }

    @Override
    public List<Split> splits() {
        return IntStream.range(0, parts).<Split>mapToObj(Part::new).toList();
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        opened.incrementAndGet();
        int part = ((Part) split).number();
        return new BatchReader() {
            private int batch;
            private boolean isClosed;

            @Override
            public Batch next() {
                if (isClosed) {
                    throw new IllegalStateException("read after close");
                }
                if (batch == batches) {
                    return null;
                }
                moment.before(part, batch++, context);
                read.incrementAndGet();
                return Batch.of(
                        1, List.of(new LongVector(DataType.BIGINT, new long[] {part}, null, 1)));
            }

            @Override
            public void close() {
                if (!isClosed) {
                    isClosed = true;
                    closed.incrementAndGet();
                }
            }
        };
    }
}
