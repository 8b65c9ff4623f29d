package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatherOperatorTest {

    private final WorkerPool pool = WorkerPool.own("gather", 2);

    @AfterEach
    void close() {
        pool.close();
    }

    private static List<List<Object>> numbers(int parts, int times) {
        return IntStream.range(0, parts)
                .boxed()
                .flatMap(part -> IntStream.range(0, times).mapToObj(i -> part))
                .map(part -> List.<Object>of((long) part))
                .toList();
    }

    /** {@code 12 / (n - by)}. */
    private static PhysicalNode dividing(PhysicalNode input, long by) {
        FunctionCall difference =
                new FunctionCall(
                        ScalarFunction.SUBTRACT,
                        List.of(
                                new InputColumn(0, DataType.BIGINT),
                                new Constant(by, DataType.BIGINT)),
                        DataType.BIGINT);
        return new ProjectNode(
                input,
                List.of(
                        new FunctionCall(
                                ScalarFunction.DIVIDE,
                                List.of(new Constant(12L, DataType.BIGINT), difference),
                                DataType.BIGINT)),
                Schema.of(Column.of("q", DataType.BIGINT)));
    }

    @Test
    void partsAreReadAtTheSameTimeAndDeliveredInTheirOrder() {
        CountDownLatch three = new CountDownLatch(3);
        LatchedScan scan =
                new LatchedScan(
                        9,
                        2,
                        (part, batch, context) -> {
                            three.countDown();
                            LatchedScan.await(three);
                        });

        assertThat(TestRun.parallel(16, pool).rows(scan.node())).isEqualTo(numbers(9, 2));
        assertThat(scan.closed).hasValue(9);
    }

    /** Each batch waits for one of the other part: one thread alone would wait for ever. */
    @Test
    void twoPartsAreAggregatedAtTheSameTimeToTheEnd() {
        CyclicBarrier both = new CyclicBarrier(2);
        LatchedScan scan =
                new LatchedScan(
                        2,
                        3000,
                        (part, batch, context) -> {
                            try {
                                both.await(20, TimeUnit.SECONDS);
                            } catch (Exception e) {
                                throw new AssertionError("Nobody came", e);
                            }
                        });
        PhysicalNode count =
                AggregatePlans.groupBy(
                        scan.node(),
                        List.of(),
                        AggregatePlans.call(AggregateFunction.COUNT, DataType.BIGINT));
        try (WorkerPool one = WorkerPool.own("gather", 1)) {
            assertThat(TestRun.parallel(16, one).rows(count)).isEqualTo(List.of(List.of(6000L)));
        }
    }

    @Test
    void aLaterPartThatIsReadyFirstWaitsForTheEarlierOne() {
        CountDownLatch laterIsRead = new CountDownLatch(1);
        LatchedScan scan =
                new LatchedScan(
                        2,
                        1,
                        (part, batch, context) -> {
                            if (part == 0) {
                                LatchedScan.await(laterIsRead);
                            } else {
                                laterIsRead.countDown();
                            }
                        });

        assertThat(TestRun.parallel(16, pool).rows(scan.node())).isEqualTo(numbers(2, 1));
    }

    @Test
    void aHostThatLendsNoThreadStopsNobody() {
        WorkerPool refusing =
                WorkerPool.of(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        3);
        LatchedScan scan = new LatchedScan(40, 30, (part, batch, context) -> {});

        assertThat(TestRun.parallel(16, refusing).rows(scan.node())).isEqualTo(numbers(40, 30));
    }

    @Test
    void aHostMayRunTheWorkOnTheThreadThatAsks() {
        WorkerPool direct = WorkerPool.of(Runnable::run, 3);
        LatchedScan scan = new LatchedScan(40, 30, (part, batch, context) -> {});

        assertThat(TestRun.parallel(16, direct).rows(scan.node())).isEqualTo(numbers(40, 30));
    }

    @Test
    void aHostThatForgetsTheWorkStopsNobody() {
        WorkerPool forgetful = WorkerPool.of(task -> {}, 3);
        LatchedScan scan = new LatchedScan(40, 30, (part, batch, context) -> {});

        assertThat(TestRun.parallel(16, forgetful).rows(scan.node())).isEqualTo(numbers(40, 30));
    }

    @Test
    void theErrorIsThatOfTheFirstRowInOrderWhicheverThreadFailsFirst() {
        CountDownLatch laterFailed = new CountDownLatch(1);
        LatchedScan scan =
                new LatchedScan(
                        30,
                        1,
                        (part, batch, context) -> {
                            if (part == 2) {
                                laterFailed.countDown();
                                throw new TauroException(ErrorCode.SOURCE_UNREACHABLE, "later");
                            }
                            if (part == 1) {
                                LatchedScan.await(laterFailed);
                                throw new TauroException(ErrorCode.SOURCE_UNREACHABLE, "first");
                            }
                        });
        TestRun run = TestRun.parallel(16, pool);

        assertThatThrownBy(() -> run.rows(scan.node())).hasMessageContaining("first");
        assertThat(scan.closed).hasValue(scan.opened.get());
        assertThat(scan.opened).hasValueLessThan(30);
    }

    @Test
    void anErrorBehindTheRowsThatAreWantedIsNotMet() {
        LatchedScan scan = new LatchedScan(8, 1, (part, batch, context) -> {});
        PhysicalNode plan = new LimitNode(dividing(scan.node(), 5), 0, OptionalLong.of(3), 3);

        assertThat(TestRun.parallel(16, pool).rows(plan))
                .isEqualTo(List.of(List.of(-2L), List.of(-3L), List.of(-4L)));
        assertThatThrownBy(() -> TestRun.parallel(16, pool).rows(dividing(scan.node(), 5)))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
    }

    @Test
    void whatNobodyReadsIsNotReadAhead() {
        LatchedScan scan = new LatchedScan(1000, 100, (part, batch, context) -> {});
        try (ResultCursor cursor = TestRun.parallel(1, pool).start(scan.node())) {
            assertThat(cursor.next()).isNotNull();
        }
        assertThat(scan.read).hasValueLessThan(200);
        assertThat(scan.closed).hasValue(scan.opened.get());
    }

    @Test
    void closingReachesTheSourcesThatOtherThreadsWaitFor() {
        CountDownLatch waiting = new CountDownLatch(2);
        LatchedScan scan =
                new LatchedScan(
                        3,
                        1,
                        (part, batch, context) -> {
                            if (part > 0) {
                                waiting.countDown();
                                LatchedScan.awaitCancel(context);
                            }
                        });
        TestRun run = TestRun.parallel(16, pool);
        try (ResultCursor cursor = run.start(scan.node())) {
            Batch first = cursor.next();
            assertThat(first).isNotNull();
            LatchedScan.await(waiting);
        }
        assertThat(scan.closed).hasValue(3);
        assertThat(run.cancellation.isCancelled()).isFalse();
    }

    @Test
    void cancellingWakesTheReaderAndAllThreads() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(3);
        LatchedScan scan =
                new LatchedScan(
                        5,
                        1,
                        (part, batch, context) -> {
                            waiting.countDown();
                            LatchedScan.awaitCancel(context);
                        });
        TestRun run = TestRun.parallel(16, pool);
        Thread canceller =
                new Thread(
                        () -> {
                            LatchedScan.await(waiting);
                            run.cancellation.cancel(ErrorCode.QUERY_TIMEOUT, "Too late.");
                        });
        canceller.start();

        assertThatThrownBy(() -> run.rows(scan.node())).hasMessageContaining("Too late.");
        canceller.join();
        assertThat(scan.closed).hasValue(3);
    }

    @Test
    void anInterruptEndsTheWaitOfTheReader() throws InterruptedException {
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        Thread reader = Thread.currentThread();
        LatchedScan scan =
                new LatchedScan(
                        2,
                        1,
                        (part, batch, context) -> {
                            if (Thread.currentThread() == reader) {
                                LatchedScan.await(other);
                                both.countDown();
                            } else {
                                other.countDown();
                                both.countDown();
                                LatchedScan.awaitCancel(context);
                            }
                        });
        Thread interrupter =
                new Thread(
                        () -> {
                            LatchedScan.await(both);
                            reader.interrupt();
                        });
        interrupter.start();

        assertThatThrownBy(() -> TestRun.parallel(16, pool).rows(scan.node()))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
        interrupter.join();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(scan.closed).hasValue(scan.opened.get());
    }

    @Test
    void aScanOfOnePartIsReadByTheReaderAlone() {
        Thread reader = Thread.currentThread();
        LatchedScan scan =
                new LatchedScan(
                        1,
                        3,
                        (part, batch, context) ->
                                assertThat(Thread.currentThread()).isSameAs(reader));

        assertThat(TestRun.parallel(16, pool).rows(scan.node())).isEqualTo(numbers(1, 3));
    }
}
