package io.tauro.internal.execute;

import static io.tauro.internal.execute.TestRun.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinOperatorTest {

    private static final Schema LEFT =
            Schema.of(Column.of("k", DataType.BIGINT), Column.of("l", DataType.VARCHAR));
    private static final Schema RIGHT =
            Schema.of(Column.of("k", DataType.BIGINT), Column.of("r", DataType.VARCHAR));
    private static final Schema BOTH =
            Schema.of(
                    Column.of("k", DataType.BIGINT),
                    Column.of("l", DataType.VARCHAR),
                    Column.of("k", DataType.BIGINT),
                    Column.of("r", DataType.VARCHAR));

    private static PhysicalNode join(
            TestScan left, TestScan right, JoinKind kind, boolean buildLeft) {
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        return new HashJoinNode(
                left.node(),
                right.node(),
                kind,
                List.of(0),
                List.of(0),
                List.of(false),
                Optional.empty(),
                buildLeft,
                leftOnly ? LEFT : BOTH,
                1);
    }

    private static TestScan left() {
        return TestScan.of(
                LEFT,
                new Object[] {1L, "a"},
                new Object[] {2L, "b"},
                new Object[] {null, "n"},
                new Object[] {2L, "c"},
                new Object[] {4L, "d"});
    }

    private static TestScan right() {
        return TestScan.of(
                RIGHT,
                new Object[] {2L, "x"},
                new Object[] {2L, "y"},
                new Object[] {null, "m"},
                new Object[] {1L, "z"},
                new Object[] {3L, "w"});
    }

    @Test
    void leftJoinKeepsTheOrderOfTheLeftRows() {
        assertThat(TestRun.with(64).rows(join(left(), right(), JoinKind.LEFT, false)))
                .containsExactly(
                        row(1L, "a", 1L, "z"),
                        row(2L, "b", 2L, "x"),
                        row(2L, "b", 2L, "y"),
                        row(null, "n", null, null),
                        row(2L, "c", 2L, "x"),
                        row(2L, "c", 2L, "y"),
                        row(4L, "d", null, null));
    }

    @Test
    void antiJoinKeepsRowsWithANullKey() {
        assertThat(TestRun.with(64).rows(join(left(), right(), JoinKind.ANTI, false)))
                .containsExactly(row(null, "n"), row(4L, "d"));
        assertThat(TestRun.with(64).rows(join(left(), right(), JoinKind.ANTI, true)))
                .containsExactly(row(null, "n"), row(4L, "d"));
    }

    @ParameterizedTest
    @EnumSource(JoinKind.class)
    void anEmptyBuildSideEndsTheJoinWhereItCan(JoinKind kind) {
        TestScan none = TestScan.of(RIGHT);
        TestScan left = left();
        List<List<Object>> rows = TestRun.with(64).rows(join(left, none, kind, false));
        boolean ends = kind == JoinKind.INNER || kind == JoinKind.SEMI || kind == JoinKind.RIGHT;
        assertThat(left.opened()).isEqualTo(ends ? 0 : 1);
        assertThat(rows).hasSize(ends ? 0 : 5);

        TestScan right = right();
        rows = TestRun.with(64).rows(join(TestScan.of(LEFT), right, kind, true));
        boolean endsLeft = kind != JoinKind.RIGHT && kind != JoinKind.FULL;
        assertThat(right.opened()).isEqualTo(endsLeft ? 0 : 1);
        assertThat(rows).hasSize(endsLeft ? 0 : 5);
    }

    @Test
    void existenceIsDecidedWhenEachHeldRowHasAMatch() {
        TestScan left = TestScan.of(LEFT, new Object[] {1L, "a"});
        List<Object[]> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(new Object[] {1L, "r" + i});
        }
        TestScan right = new TestScan(RIGHT, many, Layout.PLAIN, 1);
        assertThat(TestRun.with(10).rows(join(left, right, JoinKind.SEMI, true)))
                .containsExactly(row(1L, "a"));
        assertThat(right.batches()).isEqualTo(1);
    }

    @Test
    void aRowWithManyMatchesStreamsInBatches() {
        List<Object[]> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new Object[] {1L, "v"});
        }
        PhysicalNode plan =
                join(
                        new TestScan(LEFT, many, Layout.PLAIN, 1),
                        new TestScan(RIGHT, many, Layout.PLAIN, 1),
                        JoinKind.INNER,
                        false);
        TestRun run = TestRun.withMemory(1L << 20);
        long rows = 0;
        try (ResultCursor cursor = run.start(plan)) {
            for (Batch batch = cursor.next(); batch != null; batch = cursor.next()) {
                assertThat(batch.rowCount()).isBetween(1, 64);
                rows += batch.rowCount();
            }
        }
        assertThat(rows).isEqualTo(1_000_000);
        assertThat(run.memory.reserved()).isZero();
    }

    @Test
    void integerKeysMatchByValueWhereverTheyLie() {
        long[][] builds = {
            {5, 6, 8, 6}, {Long.MIN_VALUE, Long.MAX_VALUE, 0}, {-3, -1, -2}, {Long.MAX_VALUE}
        };
        for (long[] build : builds) {
            List<Object[]> right = new ArrayList<>();
            List<Object[]> left = new ArrayList<>();
            for (long key : build) {
                right.add(new Object[] {key, "r"});
                for (long near = -70; near <= 70; near++) {
                    left.add(new Object[] {key + near, "l"});
                }
            }
            PhysicalNode plan =
                    join(
                            new TestScan(LEFT, left, Layout.PLAIN, 1),
                            new TestScan(RIGHT, right, Layout.PLAIN, 1),
                            JoinKind.INNER,
                            false);
            assertThat(TestRun.with(64).rows(plan))
                    .containsExactlyInAnyOrderElementsOf(
                            JoinReference.join(
                                    JoinKind.INNER,
                                    left,
                                    right,
                                    2,
                                    2,
                                    (l, r) -> l[0].equals(r[0])));
        }
    }

    @Test
    void crossJoinPairsEachWithEach() {
        PhysicalNode plan =
                new LoopJoinNode(
                        left().node(),
                        right().node(),
                        JoinKind.INNER,
                        Expression.Constant.of(true),
                        BOTH,
                        25);
        assertThat(TestRun.rowsAtAnySize(plan)).hasSize(25);
    }

    @Test
    void inputsWithoutColumnsCanBeJoined() {
        Schema none = Schema.of();
        TestScan left = TestScan.of(none, new Object[0], new Object[0]);
        TestScan right = TestScan.of(none, new Object[0], new Object[0], new Object[0]);
        PhysicalNode plan =
                new LoopJoinNode(
                        left.node(),
                        right.node(),
                        JoinKind.INNER,
                        Expression.Constant.of(true),
                        none,
                        6);
        assertThat(TestRun.with(64).rows(plan)).hasSize(6);
    }
}
