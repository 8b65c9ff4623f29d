package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.LongVector;
import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFrame;
import io.tauro.internal.physical.WindowFunction;
import io.tauro.predicate.Predicate;
import io.tauro.spi.DynamicFilter;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DynamicFilterTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("k", DataType.BIGINT),
                    Column.of("t", DataType.VARCHAR),
                    Column.of("d", DataType.DOUBLE));

    private static PhysicalNode scan(Random random) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = random.nextInt(25); i > 0; i--) {
            rows.add(
                    new Object[] {
                        random.nextInt(6) == 0 ? null : (Object) (long) random.nextInt(12),
                        random.nextInt(6) == 0 ? null : "abcdef".substring(random.nextInt(6)),
                        random.nextInt(6) == 0
                                ? null
                                : List.of(0.0, -0.0, Double.NaN, 1.5).get(random.nextInt(4))
                    });
        }
        return new TestScan(SCHEMA, rows, Layout.PLAIN, 1 + random.nextInt(3)).node();
    }

    private static PhysicalNode plan(Random random, int depth) {
        if (depth == 0) {
            return scan(random);
        }
        PhysicalNode left = plan(random, depth - 1 - random.nextInt(depth));
        PhysicalNode right = plan(random, depth - 1 - random.nextInt(depth));
        return switch (random.nextInt(15)) {
            case 0 ->
                    narrow(
                            new SortNode(
                                    left,
                                    List.of(
                                            new Order(
                                                    random.nextInt(3),
                                                    random.nextBoolean(),
                                                    random.nextBoolean()),
                                            new Order(0, false, false),
                                            new Order(1, false, false),
                                            new Order(2, false, false)),
                                    0,
                                    OptionalLong.of(random.nextInt(5)),
                                    1));
            case 1 ->
                    new SetNode(
                            List.of(narrow(left), narrow(right)),
                            SetKind.UNION,
                            random.nextBoolean(),
                            SCHEMA,
                            1);
            case 2 ->
                    new SetNode(
                            List.of(narrow(left), narrow(right)),
                            random.nextBoolean() ? SetKind.INTERSECT : SetKind.EXCEPT,
                            random.nextBoolean(),
                            SCHEMA,
                            1);
            case 3 -> groups(random, narrow(left));
            case 4 -> counted(random, narrow(left));
            case 5 ->
                    new SortNode(
                            narrow(left),
                            List.of(new Order(random.nextInt(3), false, true)),
                            0,
                            OptionalLong.empty(),
                            1);
            case 6 -> {
                PhysicalNode twice = new SharedNode(narrow(left), random.nextInt());
                yield narrow(join(random, twice, groups(random, twice)));
            }
            default -> narrow(join(random, left, right));
        };
    }

    private static PhysicalNode groups(Random random, PhysicalNode input) {
        List<List<Integer>> sets = new ArrayList<>(List.of(List.of(0)));
        if (random.nextInt(3) == 0) {
            sets.add(random.nextBoolean() ? List.of() : List.of(0));
        }
        return new AggregateNode(
                input,
                List.of(0),
                sets,
                List.of(
                        AggregatePlans.call(AggregateFunction.MIN, DataType.VARCHAR, 1),
                        AggregatePlans.call(AggregateFunction.MAX, DataType.DOUBLE, 2)),
                SCHEMA,
                1);
    }

    /** How many rows there are with the text of a row, in the place of its first column. */
    private static PhysicalNode counted(Random random, PhysicalNode input) {
        WindowCall count =
                new WindowCall(
                        WindowFunction.AGGREGATE,
                        Optional.of(AggregatePlans.call(AggregateFunction.COUNT, DataType.BIGINT)),
                        List.of(),
                        false,
                        random.nextInt(4) == 0 ? List.of() : List.of(1),
                        List.of(),
                        new WindowFrame(
                                WindowFrame.Mode.RANGE,
                                new WindowFrame.Bound(WindowFrame.Place.UNBOUNDED_PRECEDING, 0, -1),
                                new WindowFrame.Bound(WindowFrame.Place.UNBOUNDED_FOLLOWING, 0, -1),
                                WindowFrame.Exclusion.NOTHING,
                                -1),
                        DataType.BIGINT);
        List<Column> columns = new ArrayList<>(SCHEMA.columns());
        columns.add(Column.of("count", DataType.BIGINT));
        return new ProjectNode(
                new WindowNode(input, List.of(count), new Schema(columns)),
                List.of(
                        new InputColumn(3, DataType.BIGINT),
                        new InputColumn(1, DataType.VARCHAR),
                        new InputColumn(2, DataType.DOUBLE)),
                SCHEMA);
    }

    private static PhysicalNode join(Random random, PhysicalNode left, PhysicalNode right) {
        List<JoinKind> kinds = new ArrayList<>(List.of(JoinKind.values()));
        kinds.addAll(List.of(JoinKind.INNER, JoinKind.INNER, JoinKind.SEMI));
        JoinKind kind = kinds.get(random.nextInt(kinds.size()));
        int key = random.nextInt(3);
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        Schema both =
                leftOnly
                        ? left.schema()
                        : new Schema(
                                Stream.concat(
                                                left.schema().columns().stream(),
                                                right.schema().columns().stream())
                                        .toList());
        if (random.nextInt(4) == 0) {
            int split = left.schema().size();
            return new LoopJoinNode(
                    left,
                    right,
                    kind,
                    compared(COMPARISONS.get(random.nextInt(COMPARISONS.size())), key, split + key),
                    both,
                    1);
        }
        return new HashJoinNode(
                left,
                right,
                kind,
                List.of(key),
                List.of(key),
                List.of(random.nextBoolean()),
                Optional.empty(),
                random.nextBoolean(),
                both,
                1);
    }

    private static final List<ScalarFunction> COMPARISONS =
            List.of(
                    ScalarFunction.LT,
                    ScalarFunction.LTE,
                    ScalarFunction.GT,
                    ScalarFunction.GTE,
                    ScalarFunction.EQ,
                    ScalarFunction.NEQ);

    private static Expression compared(ScalarFunction function, int left, int right) {
        DataType type = SCHEMA.column(right % 3).type();
        return new FunctionCall(
                function,
                List.of(new InputColumn(left, type), new InputColumn(right, type)),
                DataType.BOOLEAN);
    }

    /** The last three columns: those of the right side of a join, if it has them. */
    private static PhysicalNode narrow(PhysicalNode node) {
        int from = node.schema().size() - 3;
        return from == 0
                ? node
                : new ProjectNode(
                        node,
                        List.of(
                                new InputColumn(from, DataType.BIGINT),
                                new InputColumn(from + 1, DataType.VARCHAR),
                                new InputColumn(from + 2, DataType.DOUBLE)),
                        SCHEMA);
    }

    private static List<String> rows(PhysicalNode plan, boolean filtered) {
        TestRun run = TestRun.with(2);
        List<List<Object>> rows = new ArrayList<>();
        try (ResultCursor cursor =
                filtered
                        ? run.start(plan)
                        : new PlanExecutor(run.runtime)
                                .execute(plan, DynamicFilters.NONE, NeededColumns.ALL)) {
            for (var batch = cursor.next(); batch != null; batch = cursor.next()) {
                TestRun.collect(batch, rows);
            }
        }
        return rows.stream().map(row -> row.toString().replace("-0.0", "0.0")).sorted().toList();
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void rowsAreThoseWithoutFilters(@ForAll @IntRange(max = 1_000_000_000) int seed) {
        PhysicalNode plan = plan(new Random(seed), 4);

        assertThat(rows(plan, true)).isEqualTo(rows(plan, false));
    }

    private static HashJoinNode join(PhysicalNode left, PhysicalNode right, JoinKind kind) {
        Schema schema =
                kind == JoinKind.SEMI || kind == JoinKind.ANTI ? left.schema() : both(left, right);
        return new HashJoinNode(
                left,
                right,
                kind,
                List.of(0),
                List.of(0),
                List.of(false),
                Optional.empty(),
                false,
                schema,
                1);
    }

    private static Schema both(PhysicalNode left, PhysicalNode right) {
        return new Schema(
                Stream.concat(left.schema().columns().stream(), right.schema().columns().stream())
                        .toList());
    }

    private static final Schema NUMBER = Schema.of(Column.of("n", DataType.BIGINT).notNull());

    /** What the readers of a scan were told. */
    private static List<List<Predicate>> told(
            java.util.function.Function<PhysicalNode, PhysicalNode> planOver) {
        List<List<Predicate>> told = Collections.synchronizedList(new ArrayList<>());
        LatchedScan numbers =
                new LatchedScan(
                        40, 1, (part, batch, context) -> told.add(context.dynamicFilters()));
        TestRun.with(4).rows(planOver.apply(numbers.node()));
        return told;
    }

    private static PhysicalNode keys(long... keys) {
        List<Object[]> rows = new ArrayList<>();
        for (long key : keys) {
            rows.add(new Object[] {key});
        }
        return new TestScan(NUMBER, rows, Layout.PLAIN, 1).node();
    }

    private static final List<Predicate> SEVEN_TO_NINE =
            List.of(
                    Predicate.col("n").gte(7L),
                    Predicate.col("n").lte(9L),
                    Predicate.col("n").in(9L, 7L));

    @Test
    void aSourceIsToldTheKeysOfTheBuildSideBeforeItIsRead() {
        assertThat(told(scan -> join(scan, keys(9, 7), JoinKind.INNER)))
                .isNotEmpty()
                .allSatisfy(filters -> assertThat(filters).isEqualTo(SEVEN_TO_NINE));
        assertThat(told(scan -> join(scan, keys(9, 7), JoinKind.SEMI)))
                .allSatisfy(filters -> assertThat(filters).isEqualTo(SEVEN_TO_NINE));
    }

    private static PhysicalNode loop(PhysicalNode left, PhysicalNode right, Expression condition) {
        return new LoopJoinNode(left, right, JoinKind.INNER, condition, both(left, right), 1);
    }

    private static Expression number(int column) {
        return new InputColumn(column, DataType.BIGINT);
    }

    private static Expression call(ScalarFunction function, Expression one, Expression other) {
        return new FunctionCall(function, List.of(one, other), DataType.BOOLEAN);
    }

    @Test
    void aSourceIsToldTheValueThatItsColumnIsComparedWith() {
        assertThat(
                        told(
                                scan ->
                                        loop(
                                                scan,
                                                keys(30),
                                                call(ScalarFunction.GT, number(0), number(1)))))
                .isNotEmpty()
                .allSatisfy(
                        filters ->
                                assertThat(filters).containsExactly(Predicate.col("n").gte(30L)));
        assertThat(
                        told(
                                scan ->
                                        loop(
                                                scan,
                                                keys(7, 20, 9),
                                                new And(
                                                        List.of(
                                                                call(
                                                                        ScalarFunction.GTE,
                                                                        number(1),
                                                                        number(0)),
                                                                call(
                                                                        ScalarFunction.GT,
                                                                        new Cast(
                                                                                number(0),
                                                                                DataType.decimal(
                                                                                        21, 2),
                                                                                false),
                                                                        new Cast(
                                                                                number(1),
                                                                                DataType.decimal(
                                                                                        21, 2),
                                                                                false)))))))
                .isNotEmpty()
                .allSatisfy(
                        filters ->
                                assertThat(filters)
                                        .containsExactly(
                                                Predicate.col("n").lte(20L),
                                                Predicate.col("n").gte(7L)));
    }

    private static List<Integer> rows(DynamicFilter filter, long... values) {
        int[] rows = IntStream.range(0, values.length).toArray();
        int count =
                filter.select(
                        new LongVector(DataType.BIGINT, values, null, values.length),
                        rows,
                        values.length);
        return Arrays.stream(rows, 0, count).boxed().toList();
    }

    @Test
    void aReaderIsGivenTestsOfRows() {
        List<List<DynamicFilter>> given = Collections.synchronizedList(new ArrayList<>());
        LatchedScan numbers =
                new LatchedScan(40, 1, (part, batch, context) -> given.add(context.rowFilters()));
        PhysicalNode plan = join(numbers.node(), keys(9, 7), JoinKind.INNER);

        assertThat(TestRun.with(4).rows(plan)).hasSize(2);
        assertThat(given).isNotEmpty().allSatisfy(filters -> assertThat(filters).hasSize(1));
        DynamicFilter filter = given.get(0).get(0);
        assertThat(filter.column()).isEqualTo("n");
        assertThat(rows(filter, 5, 7, 8, 9, 10, Long.MIN_VALUE, 7)).containsExactly(1, 3, 6);
    }

    @Test
    void aTestThatMostRowsPassIsGivenNoMore() {
        List<Integer> given = Collections.synchronizedList(new ArrayList<>());
        LatchedScan numbers =
                new LatchedScan(
                        10,
                        1,
                        (part, batch, context) -> {
                            List<DynamicFilter> filters = context.rowFilters();
                            given.add(filters.size());
                            filters.forEach(filter -> rows(filter, new long[10_000]));
                        });
        TestRun.with(4).rows(join(numbers.node(), keys(0, 1), JoinKind.INNER));

        assertThat(given.subList(0, 2)).containsExactly(1, 1);
        assertThat(given.subList(2, given.size())).isNotEmpty().allMatch(count -> count == 0);
    }

    @Test
    void keysGoThroughOtherJoinsToTheScanOfTheirColumn() {
        assertThat(
                        told(
                                scan ->
                                        join(
                                                join(scan, keys(7, 8, 9), JoinKind.LEFT),
                                                keys(9, 7),
                                                JoinKind.INNER)))
                .allSatisfy(filters -> assertThat(filters).isEqualTo(SEVEN_TO_NINE));
    }

    @Test
    void keysGoToTheOtherSideOfAJoinByThem() {
        for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.LEFT, JoinKind.ANTI)) {
            assertThat(
                            told(
                                    scan ->
                                            join(
                                                    join(keys(6, 7, 8, 9), scan, kind),
                                                    keys(9, 7),
                                                    JoinKind.INNER)))
                    .isNotEmpty()
                    .allSatisfy(filters -> assertThat(filters).containsAll(SEVEN_TO_NINE));
        }
        assertThat(
                        told(
                                scan ->
                                        join(
                                                join(keys(6, 7), scan, JoinKind.FULL),
                                                keys(9, 7),
                                                JoinKind.INNER)))
                .isNotEmpty()
                .allSatisfy(filters -> assertThat(filters).isEmpty());
    }

    private static PhysicalNode grouped(PhysicalNode scan, List<List<Integer>> sets) {
        return new AggregateNode(scan, List.of(0), sets, List.of(), NUMBER, 1);
    }

    @Test
    void keysGoToWhatIsGroupedByThem() {
        assertThat(
                        told(
                                scan ->
                                        join(
                                                grouped(scan, List.of(List.of(0))),
                                                keys(9, 7),
                                                JoinKind.INNER)))
                .isNotEmpty()
                .allSatisfy(filters -> assertThat(filters).isEqualTo(SEVEN_TO_NINE));
        assertThat(
                        told(
                                scan ->
                                        join(
                                                grouped(scan, List.of(List.of(0), List.of())),
                                                keys(9, 7),
                                                JoinKind.INNER)))
                .isNotEmpty()
                .allSatisfy(filters -> assertThat(filters).isEmpty());
    }

    @Test
    void aSideWhoseRowsStayAnywayIsToldNothing() {
        assertThat(told(scan -> join(scan, keys(9, 7), JoinKind.LEFT)))
                .allSatisfy(filters -> assertThat(filters).isEmpty());
        assertThat(told(scan -> join(scan, keys(9, 7), JoinKind.ANTI)))
                .allSatisfy(filters -> assertThat(filters).isEmpty());
    }

    @Test
    void whatOthersReadIsToldOnlyWhatHoldsForAll() {
        assertThat(
                        told(
                                scan -> {
                                    PhysicalNode shared = new SharedNode(scan, 1);
                                    return join(
                                            join(shared, keys(9, 7), JoinKind.INNER),
                                            shared,
                                            JoinKind.INNER);
                                }))
                .isNotEmpty()
                .allSatisfy(filters -> assertThat(filters).isEmpty());
        assertThat(
                        told(
                                scan -> {
                                    PhysicalNode shared =
                                            new SharedNode(
                                                    join(scan, keys(9, 7), JoinKind.INNER), 1);
                                    return join(shared, shared, JoinKind.INNER);
                                }))
                .isNotEmpty()
                .allSatisfy(filters -> assertThat(filters).isEqualTo(SEVEN_TO_NINE));
    }

    @Test
    void aLimitIsNotFilteredBelow() {
        assertThat(
                        told(
                                scan ->
                                        join(
                                                new LimitNode(scan, 0, OptionalLong.of(20), 20),
                                                keys(9, 7),
                                                JoinKind.INNER)))
                .allSatisfy(filters -> assertThat(filters).isEmpty());
    }

    @Test
    void aSourceIsToldHowFarTheWantedRowsGo() {
        List<List<Predicate>> told =
                told(
                        scan ->
                                new SortNode(
                                        scan,
                                        List.of(new Order(0, false, false)),
                                        0,
                                        OptionalLong.of(3),
                                        3));

        assertThat(told.get(0)).isEmpty();
        assertThat(told.get(39)).containsExactly(Predicate.col("n").lte(2L));
    }
}
