package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static io.tauro.internal.execute.AggregatePlans.filter;
import static io.tauro.internal.execute.AggregatePlans.groupBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.TauroException;
import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Several threads deliver what one does: the same rows, in the same order. */
class ParallelPropertyTest {

    private static final WorkerPool POOL = WorkerPool.own("test", 3);

    private static final DataType MONEY = DataType.decimal(15, 2);
    private static final DataType BIG = DataType.decimal(38, 2);

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("k", DataType.INTEGER),
                    Column.of("t", DataType.VARCHAR),
                    Column.of("v", DataType.BIGINT),
                    Column.of("m", MONEY),
                    Column.of("d", DataType.DOUBLE),
                    Column.of("b", DataType.BOOLEAN));

    @AfterContainer
    static void close() {
        POOL.close();
    }

    private static TestScan scan(Random random, int most, int splits) {
        List<Object[]> rows = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            rows.add(
                    new Object[] {
                        orNull(random, random.nextInt(7)),
                        orNull(random, "abcde".substring(0, random.nextInt(5))),
                        orNull(random, random.nextLong() >> random.nextInt(63)),
                        orNull(random, BigDecimal.valueOf(random.nextInt(), 2)),
                        orNull(random, random.nextGaussian()),
                        orNull(random, random.nextBoolean())
                    });
        }
        Layout layout = pick(random, List.of(Layout.values()));
        return new TestScan(SCHEMA, rows, layout, 1 + random.nextInt(splits));
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Object orNull(Random random, Object value) {
        return random.nextInt(6) == 0 ? null : value;
    }

    private static PhysicalNode pipeline(Random random) {
        PhysicalNode node = scan(random, 400, 12).node();
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            node =
                    switch (random.nextInt(3)) {
                        case 0 -> new FilterNode(node, keyBelow(random.nextInt(8)), 1);
                        case 1 -> hashJoin(random, node);
                        default -> loopJoin(random, node);
                    };
            if (node.schema().size() > SCHEMA.size()) {
                return node;
            }
        }
        return node;
    }

    private static Expression keyBelow(int value) {
        return new FunctionCall(
                ScalarFunction.LT,
                List.of(
                        new InputColumn(0, DataType.INTEGER),
                        new Constant(value, DataType.INTEGER)),
                DataType.BOOLEAN);
    }

    private static PhysicalNode hashJoin(Random random, PhysicalNode left) {
        PhysicalNode right = scan(random, 30, 3).node();
        JoinKind kind = pick(random, List.of(JoinKind.values()));
        int key = random.nextInt(2);
        return new HashJoinNode(
                left,
                right,
                kind,
                List.of(key),
                List.of(key),
                List.of(random.nextBoolean()),
                Optional.empty(),
                random.nextBoolean(),
                schema(kind, left, right),
                1);
    }

    private static PhysicalNode loopJoin(Random random, PhysicalNode left) {
        PhysicalNode right = scan(random, 9, 2).node();
        JoinKind kind = pick(random, List.of(JoinKind.values()));
        Expression condition =
                new FunctionCall(
                        ScalarFunction.LT,
                        List.of(
                                new InputColumn(2, DataType.BIGINT),
                                new InputColumn(left.schema().size() + 2, DataType.BIGINT)),
                        DataType.BOOLEAN);
        return new LoopJoinNode(left, right, kind, condition, schema(kind, left, right), 1);
    }

    private static Schema schema(JoinKind kind, PhysicalNode left, PhysicalNode right) {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI
                ? left.schema()
                : new Schema(
                        Stream.concat(
                                        left.schema().columns().stream(),
                                        right.schema().columns().stream())
                                .toList());
    }

    /** Sometimes what is read twice. */
    private static PhysicalNode input(Random random) {
        PhysicalNode node = pipeline(random);
        if (random.nextInt(3) > 0 || node.schema().size() > SCHEMA.size()) {
            return node;
        }
        PhysicalNode twice = new SharedNode(node, 1);
        JoinKind kind = pick(random, List.of(JoinKind.values()));
        return new HashJoinNode(
                twice,
                twice,
                kind,
                List.of(2),
                List.of(2),
                List.of(false),
                Optional.empty(),
                random.nextBoolean(),
                schema(kind, twice, twice),
                1);
    }

    private static PhysicalNode plan(Random random) {
        PhysicalNode input = input(random);
        return switch (random.nextInt(5)) {
            case 0 -> input;
            case 1 ->
                    new SortNode(
                            input,
                            List.of(new Order(1, random.nextBoolean(), random.nextBoolean())),
                            random.nextInt(3),
                            random.nextBoolean() ? OptionalLong.of(9) : OptionalLong.empty(),
                            1);
            case 2 -> floating(input);
            default -> exact(random, input);
        };
    }

    /** All that can be taken apart. */
    private static PhysicalNode exact(Random random, PhysicalNode input) {
        List<List<Integer>> keys = List.of(List.of(), List.of(0), List.of(1, 0), List.of(2));
        return groupBy(
                input,
                keys.get(random.nextInt(keys.size())),
                call(AggregateFunction.COUNT, DataType.BIGINT),
                filter(call(AggregateFunction.COUNT, DataType.BIGINT, 1), 5),
                call(AggregateFunction.SUM, DataType.decimal(38, 0), 2),
                call(AggregateFunction.SUM, DataType.BIGINT, 0),
                filter(call(AggregateFunction.SUM, BIG, 3), 5),
                call(AggregateFunction.SUM0, DataType.BIGINT, 0),
                call(AggregateFunction.AVG, DataType.decimal(38, 6), 3),
                call(AggregateFunction.AVG, DataType.decimal(38, 6), 2),
                call(AggregateFunction.MIN, DataType.VARCHAR, 1),
                call(AggregateFunction.MAX, DataType.DOUBLE, 4),
                call(AggregateFunction.ANY_VALUE, DataType.BIGINT, 2),
                call(AggregateFunction.BOOL_AND, DataType.BOOLEAN, 5),
                call(AggregateFunction.BOOL_OR, DataType.BOOLEAN, 5));
    }

    /** What depends on the order of the rows. */
    private static PhysicalNode floating(PhysicalNode input) {
        return groupBy(
                input,
                List.of(0),
                call(AggregateFunction.SUM, DataType.DOUBLE, 4),
                call(AggregateFunction.STDDEV_SAMP, DataType.DOUBLE, 4),
                call(AggregateFunction.ARRAY_AGG, DataType.array(DataType.BIGINT), 2));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void rowsAreThoseOfOneThread(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        for (int batchSize : List.of(4096, 1, 7)) {
            PhysicalNode plan = plan(new Random(seed));
            List<List<Object>> expected = TestRun.with(batchSize).rows(plan);
            assertThat(TestRun.parallel(batchSize, POOL).rows(plan)).isEqualTo(expected);
        }
    }

    private static BigDecimal large(Random random) {
        BigDecimal most = new BigDecimal("9".repeat(36) + ".99");
        BigDecimal value =
                switch (random.nextInt(4)) {
                    case 0 -> most;
                    case 1 -> most.movePointLeft(random.nextInt(30)).setScale(2, RoundingMode.DOWN);
                    default -> BigDecimal.valueOf(random.nextInt(), 2);
                };
        return random.nextBoolean() ? value : value.negate();
    }

    private static Object outcome(TestRun run, PhysicalNode plan) {
        try {
            return run.rows(plan);
        } catch (TauroException e) {
            return e.code();
        }
    }

    /** Sums of pieces may be out of range where those of all rows are not, and the reverse. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void sumsOfLargeDecimalsAreThoseOfOneThread(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        Random random = new Random(seed);
        Schema schema = Schema.of(Column.of("k", DataType.INTEGER), Column.of("h", BIG));
        List<Object[]> rows = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            BigDecimal value = large(random);
            int key = random.nextInt(3);
            rows.add(new Object[] {key, orNull(random, value)});
            if (random.nextInt(4) > 0) {
                rows.add(random.nextInt(rows.size()), new Object[] {key, value.negate()});
            }
        }
        Layout layout = pick(random, List.of(Layout.values()));
        PhysicalNode plan =
                groupBy(
                        new TestScan(schema, rows, layout, 1 + random.nextInt(6)).node(),
                        random.nextBoolean() ? List.of() : List.of(0),
                        call(AggregateFunction.SUM, BIG, 1),
                        call(AggregateFunction.COUNT, DataType.BIGINT, 1));
        for (int batchSize : List.of(4096, 1, 7)) {
            assertThat(outcome(TestRun.parallel(batchSize, POOL), plan))
                    .isEqualTo(outcome(TestRun.with(batchSize), plan));
        }
    }
}
