package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JoinPropertyTest {

    private static final Schema LEFT =
            Schema.of(
                    Column.of("lk", DataType.INTEGER),
                    Column.of("lt", DataType.VARCHAR),
                    Column.of("lv", DataType.BIGINT));
    private static final Schema RIGHT =
            Schema.of(
                    Column.of("rk", DataType.INTEGER),
                    Column.of("rt", DataType.VARCHAR),
                    Column.of("rv", DataType.BIGINT));

    /** {@code lv < rv}. */
    private static final Expression RESIDUAL =
            new FunctionCall(
                    ScalarFunction.LT,
                    List.of(
                            new InputColumn(2, DataType.BIGINT),
                            new InputColumn(5, DataType.BIGINT)),
                    DataType.BOOLEAN);

    @Provide
    Arbitrary<List<Object[]>> rows() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2, 3).injectNull(0.2),
                        Arbitraries.of("a", "b").injectNull(0.2),
                        Arbitraries.longs().between(0, 5).injectNull(0.1))
                .as((key, text, value) -> new Object[] {key, text, value})
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Integer>> keys() {
        return Arbitraries.of(List.of(0), List.of(1), List.of(0, 1), List.of(1, 0));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void hashJoinEqualsNestedLoops(
            @ForAll("rows") List<Object[]> left,
            @ForAll("rows") List<Object[]> right,
            @ForAll JoinKind kind,
            @ForAll boolean buildLeft,
            @ForAll("keys") List<Integer> keys,
            @ForAll boolean numbersMatchNulls,
            @ForAll boolean textsMatchNulls,
            @ForAll boolean residual,
            @ForAll Layout leftLayout,
            @ForAll Layout rightLayout,
            @ForAll @IntRange(min = 1, max = 40) int batchSize) {
        List<Boolean> nullsMatch = List.of(numbersMatchNulls, textsMatchNulls);
        PhysicalNode plan =
                new HashJoinNode(
                        new TestScan(LEFT, left, leftLayout, 2).node(),
                        new TestScan(RIGHT, right, rightLayout, 2).node(),
                        kind,
                        keys,
                        keys,
                        keys.stream().map(nullsMatch::get).toList(),
                        residual ? Optional.of(RESIDUAL) : Optional.empty(),
                        buildLeft,
                        schema(kind),
                        1);
        BiPredicate<Object[], Object[]> matches =
                (l, r) ->
                        keys.stream().allMatch(k -> equal(l[k], r[k], nullsMatch.get(k)))
                                && (!residual || less(l[2], r[2]));
        List<List<Object>> expected = JoinReference.join(kind, left, right, 3, 3, matches);
        assertThat(TestRun.with(batchSize).rows(plan))
                .containsExactlyInAnyOrderElementsOf(expected);
        TestRun.assertSameOnDisk(plan, batchSize, expected);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void loopJoinEqualsNestedLoops(
            @ForAll("rows") List<Object[]> left,
            @ForAll("rows") List<Object[]> right,
            @ForAll JoinKind kind,
            @ForAll boolean cross,
            @ForAll Layout leftLayout,
            @ForAll Layout rightLayout,
            @ForAll @IntRange(min = 1, max = 40) int batchSize) {
        PhysicalNode plan =
                new LoopJoinNode(
                        new TestScan(LEFT, left, leftLayout, 2).node(),
                        new TestScan(RIGHT, right, rightLayout, 2).node(),
                        kind,
                        cross ? Expression.Constant.of(true) : RESIDUAL,
                        schema(kind),
                        1);
        List<List<Object>> expected =
                JoinReference.join(kind, left, right, 3, 3, (l, r) -> cross || less(l[2], r[2]));
        assertThat(TestRun.with(batchSize).rows(plan))
                .containsExactlyInAnyOrderElementsOf(expected);
        TestRun.assertSameOnDisk(plan, batchSize, expected);
    }

    private static Schema schema(JoinKind kind) {
        List<Column> columns = new ArrayList<>(LEFT.columns());
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            columns.addAll(RIGHT.columns());
        }
        return new Schema(columns);
    }

    private static boolean equal(Object left, Object right, boolean nullsMatch) {
        return left == null || right == null
                ? nullsMatch && left == right
                : Objects.equals(left, right);
    }

    private static boolean less(Object left, Object right) {
        return left != null && right != null && (Long) left < (Long) right;
    }
}
