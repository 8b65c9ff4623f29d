package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static io.tauro.internal.execute.AggregatePlans.groupBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.LongVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A query that is cancelled in the middle of its work stops within a tenth of a second of processor
 * time, and leaves nothing.
 */
@Timeout(120)
class CancellationTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Schema SCHEMA =
            Schema.of(Column.of("a", DataType.BIGINT), Column.of("b", DataType.BIGINT));

    /** Millions of rows that take no room. */
    private static final class Numbers implements Scan {

        private final int rows;
        private final LongUnaryOperator a;
        private final AtomicInteger open = new AtomicInteger();
        private final CountDownLatch readOnce = new CountDownLatch(1);

        Numbers(int rows, LongUnaryOperator a) {
            this.rows = rows;
            this.a = a;
        }

        ScanNode node() {
            return new ScanNode("t", "c", "test", this, List.of(), rows);
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
        public BatchReader open(Split split, ReadContext context) {
            open.incrementAndGet();
            return new BatchReader() {
                private int from;
                private boolean closed;

                @Override
                public Batch next() {
                    int count = Math.min(context.batchSize(), rows - from);
                    if (from + count == rows) {
                        readOnce.countDown();
                    }
                    if (count == 0) {
                        return null;
                    }
                    long[] first = new long[count];
                    long[] second = new long[count];
                    for (int i = 0; i < count; i++) {
                        first[i] = a.applyAsLong(from + i);
                        second[i] = (long) from + i;
                    }
                    from += count;
                    return Batch.of(
                            count,
                            List.of(
                                    new LongVector(DataType.BIGINT, first, null, count),
                                    new LongVector(DataType.BIGINT, second, null, count)));
                }

                @Override
                public void close() {
                    if (!closed) {
                        closed = true;
                        open.decrementAndGet();
                    }
                }
            };
        }
    }

    /** A plan, and the scans in it; once the first of them has been read, the work is under way. */
    private record Work(PhysicalNode plan, List<Numbers> scans) {}

    private static long scattered(long n) {
        return n * 0x9E37_79B9_7F4A_7C15L;
    }

    private static Expression never() {
        return new FunctionCall(
                ScalarFunction.LT,
                List.of(new InputColumn(1, DataType.BIGINT), new InputColumn(1, DataType.BIGINT)),
                DataType.BOOLEAN);
    }

    private static Schema both() {
        return Schema.of(
                Column.of("a", DataType.BIGINT),
                Column.of("b", DataType.BIGINT),
                Column.of("c", DataType.BIGINT),
                Column.of("d", DataType.BIGINT));
    }

    private static Work hashJoin(JoinKind kind, boolean buildLeft, Optional<Expression> residual) {
        Numbers left = new Numbers(100_000, n -> 1);
        Numbers right = new Numbers(100_000, n -> 1);
        return new Work(
                new HashJoinNode(
                        left.node(),
                        right.node(),
                        kind,
                        List.of(0),
                        List.of(0),
                        List.of(false),
                        residual,
                        buildLeft,
                        kind == JoinKind.INNER ? both() : SCHEMA,
                        1),
                List.of(buildLeft ? left : right, buildLeft ? right : left));
    }

    private static Work loopJoin(JoinKind kind) {
        Numbers left = new Numbers(300_000, n -> n);
        Numbers right = new Numbers(300_000, n -> n);
        return new Work(
                new LoopJoinNode(
                        left.node(),
                        right.node(),
                        kind,
                        never(),
                        kind == JoinKind.INNER ? both() : SCHEMA,
                        1),
                List.of(right, left));
    }

    private static Work over(int rows, java.util.function.UnaryOperator<PhysicalNode> step) {
        Numbers numbers = new Numbers(rows, CancellationTest::scattered);
        return new Work(step.apply(numbers.node()), List.of(numbers));
    }

    static List<Named<Work>> works() {
        return List.of(
                Named.of(
                        "sort",
                        over(
                                3_000_000,
                                input ->
                                        new SortNode(
                                                input,
                                                List.of(new Order(0, false, false)),
                                                0,
                                                OptionalLong.empty(),
                                                1))),
                Named.of("exploding hash join", hashJoin(JoinKind.INNER, false, Optional.empty())),
                Named.of(
                        "hash join that finds nothing",
                        hashJoin(JoinKind.INNER, true, Optional.of(never()))),
                Named.of(
                        "semi-join that finds nothing",
                        hashJoin(JoinKind.SEMI, false, Optional.of(never()))),
                Named.of("loop join", loopJoin(JoinKind.INNER)),
                Named.of("loop anti-join", loopJoin(JoinKind.ANTI)),
                Named.of(
                        "aggregate over a join",
                        aggregate(hashJoin(JoinKind.INNER, false, Optional.empty()))),
                Named.of(
                        "distinct over a join",
                        distinct(hashJoin(JoinKind.INNER, false, Optional.empty()))));
    }

    private static Work aggregate(Work input) {
        return new Work(
                groupBy(
                        input.plan(),
                        List.of(1),
                        call(AggregateFunction.SUM, DataType.decimal(38, 0), 3)),
                input.scans());
    }

    private static Work distinct(Work input) {
        return new Work(
                new SetNode(List.of(input.plan(), input.plan()), SetKind.UNION, false, both(), 1),
                input.scans());
    }

    @ParameterizedTest
    @MethodSource("works")
    void whatIsCancelledInTheMiddleStopsAtOnce(Work work) throws InterruptedException {
        TestRun run = TestRun.with(4096);
        Thread reader = Thread.currentThread();
        AtomicLong cancelledAt = new AtomicLong();
        Thread canceller =
                new Thread(
                        () -> {
                            LatchedScan.await(work.scans().get(0).readOnce);
                            long begin = THREADS.getThreadCpuTime(reader.getId());
                            while (THREADS.getThreadCpuTime(reader.getId()) - begin < 60_000_000) {
                                Thread.onSpinWait();
                            }
                            cancelledAt.set(THREADS.getThreadCpuTime(reader.getId()));
                            run.cancellation.cancel(ErrorCode.QUERY_CANCELLED, "Enough.");
                        });
        canceller.start();
        Throwable thrown = null;
        try (ResultCursor cursor = run.start(work.plan())) {
            while (cursor.next() != null) {
                // Rows are not what it is about.
            }
        } catch (TauroException e) {
            thrown = e;
        }
        long stoppedAt = THREADS.getCurrentThreadCpuTime();
        canceller.join();

        assertThat(thrown).isNotNull().hasMessageContaining("Enough.");
        assertThat((stoppedAt - cancelledAt.get()) / 1_000_000).isLessThan(100);
        assertThat(run.memory.reserved()).isZero();
        assertThat(work.scans()).allSatisfy(scan -> assertThat(scan.open).hasValue(0));
    }
}
