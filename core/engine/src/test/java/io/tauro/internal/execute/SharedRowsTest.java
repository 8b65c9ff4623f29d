package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rows that several steps read are computed once, whoever reads how much of them. */
class SharedRowsTest {

    private static final Schema NUMBER = Schema.of(Column.of("n", DataType.BIGINT).notNull());

    private static TestScan numbers(int count, Layout layout) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {(long) i});
        }
        return new TestScan(NUMBER, rows, layout, 1);
    }

    private static SharedNode shared(TestScan scan) {
        return new SharedNode(scan.node(), 1);
    }

    private static PhysicalNode both(PhysicalNode first, PhysicalNode second) {
        return new SetNode(List.of(first, second), SetKind.UNION, true, NUMBER, 1);
    }

    private static PhysicalNode join(PhysicalNode left, PhysicalNode right) {
        Schema schema =
                Schema.of(
                        Column.of("n", DataType.BIGINT).notNull(),
                        Column.of("m", DataType.BIGINT).notNull());
        return new HashJoinNode(
                left,
                right,
                JoinKind.INNER,
                List.of(0),
                List.of(0),
                List.of(false),
                Optional.empty(),
                false,
                schema,
                1);
    }

    @Test
    void eachReaderGetsAllRowsInTheirOrderAndTheInputIsReadOnce() {
        for (Layout layout : Layout.values()) {
            TestScan scan = numbers(5, layout);
            SharedNode shared = shared(scan);

            assertThat(TestRun.with(2).rows(both(shared, shared)))
                    .extracting(row -> row.get(0))
                    .containsExactly(0L, 1L, 2L, 3L, 4L, 0L, 1L, 2L, 3L, 4L);
            assertThat(scan.opened()).isEqualTo(1);
        }
    }

    @Test
    void bothSidesOfAJoinMayReadThem() {
        SharedNode shared = shared(numbers(3, Layout.PLAIN));

        assertThat(TestRun.rowsAtAnySize(join(shared, shared)))
                .containsExactly(TestRun.row(0L, 0L), TestRun.row(1L, 1L), TestRun.row(2L, 2L));
    }

    @Test
    void noMoreIsComputedThanTheReadersAskFor() {
        TestScan scan = numbers(100, Layout.PLAIN);
        SharedNode shared = shared(scan);
        PhysicalNode few = new LimitNode(shared, 0, OptionalLong.of(3), 3);
        PhysicalNode more = new LimitNode(shared, 1, OptionalLong.of(4), 4);

        assertThat(TestRun.with(1).rows(both(few, more)))
                .extracting(row -> row.get(0))
                .containsExactly(0L, 1L, 2L, 1L, 2L, 3L, 4L);
        assertThat(scan.batches()).isEqualTo(5);
    }

    @Test
    void theyGoToDiskWhereThereIsNoMemory() {
        SharedNode shared = shared(numbers(50_000, Layout.PLAIN));
        TestRun run = TestRun.withMemory(128 << 10);

        assertThat(run.rows(both(shared, shared))).hasSize(100_000);
        assertThat(run.spill.files()).isEqualTo(1);
        assertThat(run.statistics.of(shared).spilledBytes()).isPositive();
    }

    @Test
    void aReaderInTheMiddleGoesOnBehindWhatWentToDisk() {
        SharedNode shared = shared(numbers(10, Layout.PLAIN));
        PhysicalNode some = new LimitNode(shared, 0, OptionalLong.of(4), 4);
        for (int every = 1; every <= 5; every++) {
            for (int batchSize : new int[] {1, 3, 64}) {
                assertThat(TestRun.spilling(batchSize, every).rows(both(some, shared)))
                        .extracting(row -> row.get(0))
                        .containsExactly(0L, 1L, 2L, 3L, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void readersThatTakeTurnsGetAllRows(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        Random random = new Random(seed);
        TestRun run = TestRun.spilling(1 + random.nextInt(5), 1 + random.nextInt(6));
        TestScan scan = numbers(random.nextInt(60), Layout.PLAIN);
        SharedNode shared = shared(scan);
        List<List<List<Object>>> read = new ArrayList<>();
        try (SharedRows rows =
                new SharedRows(
                        shared,
                        run.runtime,
                        () -> new ScanOperator(scan.node(), run.runtime, ScanFilter.NONE))) {
            List<Operator> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(rows.read());
                read.add(new ArrayList<>());
            }
            List<Integer> running = new ArrayList<>(List.of(0, 1, 2));
            while (!running.isEmpty()) {
                Integer next = running.get(random.nextInt(running.size()));
                Batch batch = readers.get(next).next();
                if (batch == null) {
                    running.remove(next);
                } else {
                    TestRun.collect(batch, read.get(next));
                }
            }
        }
        List<List<Object>> expected = TestRun.with(7).rows(numbersLike(scan));
        assertThat(read).allSatisfy(rows -> assertThat(rows).isEqualTo(expected));
        assertThat(scan.opened()).isEqualTo(1).isEqualTo(scan.closed());
        assertThat(run.memory.reserved()).isZero();
        assertThat(run.spill.openFiles()).isZero();
        run.space.close();
    }

    private static PhysicalNode numbersLike(TestScan scan) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < scan.node().estimatedRows(); i++) {
            rows.add(new Object[] {(long) i});
        }
        return new TestScan(NUMBER, rows, Layout.PLAIN, 1).node();
    }

    @Test
    void nothingStaysOpenWhereTheQueryIsCancelledOrClosedEarly() {
        SharedNode shared = shared(numbers(100, Layout.PLAIN));
        TestRun cancelled = TestRun.with(1);
        try (ResultCursor cursor = cancelled.start(both(shared, shared))) {
            assertThat(cursor.next()).isNotNull();
            cancelled.cancellation.cancel(ErrorCode.QUERY_CANCELLED, "Cancelled.");
            assertThatThrownBy(cursor::next).isInstanceOf(TauroException.class);
        }
        assertThat(cancelled.memory.reserved()).isZero();
        cancelled.space.close();
        TestRun left = TestRun.spilling(1, 1);
        try (ResultCursor cursor = left.start(both(shared, shared))) {
            assertThat(cursor.next()).isNotNull();
        }
        assertThat(left.memory.reserved()).isZero();
        assertThat(left.spill.openFiles()).isZero();
        left.space.close();
        TestRun.assertClosed(shared);
    }
}
