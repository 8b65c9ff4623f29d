package io.tauro.internal.execute;

import static io.tauro.internal.execute.TestRun.row;
import static io.tauro.internal.execute.TestRun.rowsAtAnySize;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.predicate.ValueOrder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SortOperatorTest {

    private static final DataType WIDE = DataType.decimal(38, 2);
    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("text", DataType.VARCHAR),
                    Column.of("number", DataType.INTEGER),
                    Column.of("price", WIDE),
                    Column.of("ratio", DataType.DOUBLE),
                    Column.of("flag", DataType.BOOLEAN),
                    Column.of("position", DataType.BIGINT));

    private static PhysicalNode sort(PhysicalNode input, Order... order) {
        return new SortNode(input, List.of(order), 0, OptionalLong.empty(), 1);
    }

    private static TestScan one(DataType type, Object... values) {
        return TestScan.of(
                Schema.of(Column.of("v", type)),
                Arrays.stream(values).map(value -> new Object[] {value}).toArray(Object[][]::new));
    }

    private static List<Object> sorted(DataType type, Order order, Object... values) {
        List<Object> column = new ArrayList<>();
        rowsAtAnySize(sort(one(type, values).node(), order)).forEach(row -> column.add(row.get(0)));
        return column;
    }

    @Test
    void nullsStandWhereTheOrderPutsThem() {
        Object[] values = {2, null, 1, 3, null};
        DataType type = DataType.INTEGER;
        assertThat(sorted(type, new Order(0, false, false), values))
                .isEqualTo(row(1, 2, 3, null, null));
        assertThat(sorted(type, new Order(0, false, true), values))
                .isEqualTo(row(null, null, 1, 2, 3));
        assertThat(sorted(type, new Order(0, true, false), values))
                .isEqualTo(row(3, 2, 1, null, null));
        assertThat(sorted(type, new Order(0, true, true), values))
                .isEqualTo(row(null, null, 3, 2, 1));
    }

    @Test
    void nullsAreNotTheEdgesOfTheType() {
        Object[] values = {Long.MAX_VALUE, null, Long.MIN_VALUE};
        assertThat(sorted(DataType.BIGINT, new Order(0, false, false), values))
                .isEqualTo(row(Long.MIN_VALUE, Long.MAX_VALUE, null));
        assertThat(sorted(DataType.BIGINT, new Order(0, true, true), values))
                .isEqualTo(row(null, Long.MAX_VALUE, Long.MIN_VALUE));
        assertThat(sorted(DataType.BIGINT, new Order(0, false, true), values))
                .isEqualTo(row(null, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(sorted(DataType.BIGINT, new Order(0, true, false), values))
                .isEqualTo(row(Long.MAX_VALUE, Long.MIN_VALUE, null));
    }

    @Test
    void textIsOrderedByCodePointBeyondTheFirstBytes() {
        assertThat(
                        sorted(
                                DataType.VARCHAR,
                                new Order(0, false, false),
                                "common prefix b",
                                "\uD83D\uDE00",
                                "common prefix",
                                "",
                                "\uFFFD",
                                "common prefix a",
                                "a\u0000",
                                "a"))
                .isEqualTo(
                        row(
                                "",
                                "a",
                                "a\u0000",
                                "common prefix",
                                "common prefix a",
                                "common prefix b",
                                "\uFFFD",
                                "\uD83D\uDE00"));
    }

    @Test
    void floatingPointHasNotANumberLast() {
        assertThat(
                        sorted(
                                DataType.DOUBLE,
                                new Order(0, false, false),
                                Double.NaN,
                                1.0,
                                Double.NEGATIVE_INFINITY,
                                -1.0,
                                Double.POSITIVE_INFINITY))
                .isEqualTo(
                        row(
                                Double.NEGATIVE_INFINITY,
                                -1.0,
                                1.0,
                                Double.POSITIVE_INFINITY,
                                Double.NaN));
    }

    @Test
    void listsAreOrderedByTheirFirstDifference() {
        assertThat(
                        sorted(
                                DataType.array(DataType.INTEGER),
                                new Order(0, false, false),
                                List.of(2),
                                List.of(1, 5),
                                null,
                                List.of(1)))
                .isEqualTo(row(List.of(1), List.of(1, 5), List.of(2), null));
    }

    @Test
    void aLimitOfZeroReadsNothing() {
        TestScan scan = one(DataType.INTEGER, 1, 2);
        PhysicalNode plan =
                new SortNode(
                        scan.node(), List.of(new Order(0, false, false)), 5, OptionalLong.of(0), 0);
        assertThat(TestRun.with(8).rows(plan)).isEmpty();
        assertThat(scan.opened()).isZero();
    }

    @Provide
    Arbitrary<List<Object[]>> rows() {
        Arbitrary<String> texts =
                Arbitraries.of("", "b", "same prefix 1", "same prefix 2", "\uFFFD", "\uD83D\uDE00")
                        .injectNull(0.2);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(-2, 2).injectNull(0.2);
        Arbitrary<BigDecimal> prices =
                Arbitraries.of(
                                "0.00",
                                "-1.50",
                                "123456789012345678901234567890.25",
                                "-123456789012345678901234567890.25",
                                "123456789012345678901234567890.26")
                        .map(BigDecimal::new)
                        .injectNull(0.2);
        Arbitrary<Double> ratios = Arbitraries.of(0.0, -0.0, 1.5, Double.NaN).injectNull(0.2);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false).injectNull(0.2);
        return Combinators.combine(texts, numbers, prices, ratios, flags)
                .as((t, n, p, r, f) -> new Object[] {t, n, p, r, f, null})
                .list()
                .ofMaxSize(80)
                .map(SortOperatorTest::numbered);
    }

    private static List<Object[]> numbered(List<Object[]> rows) {
        List<Object[]> numbered = new ArrayList<>();
        for (Object[] row : rows) {
            Object[] copy = row.clone();
            copy[5] = (long) numbered.size();
            numbered.add(copy);
        }
        return numbered;
    }

    @Provide
    Arbitrary<Order> orders() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Order::new);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void rowsComeInOrderAndEqualOnesStayInTheirs(
            @ForAll("rows") List<Object[]> rows,
            @ForAll @Size(min = 1, max = 3) List<@From("orders") Order> order,
            @ForAll Layout layout,
            @ForAll boolean limited,
            @ForAll @IntRange(max = 30) int offset,
            @ForAll @IntRange(max = 30) int limit,
            @ForAll @IntRange(min = 1, max = 20) int batchSize) {
        PhysicalNode plan =
                new SortNode(
                        new TestScan(SCHEMA, rows, layout, 3).node(),
                        order,
                        offset,
                        limited ? OptionalLong.of(limit) : OptionalLong.empty(),
                        1);
        List<List<Object>> expected =
                rows.stream()
                        .sorted(comparator(order))
                        .skip(offset)
                        .limit(limited ? limit : Long.MAX_VALUE)
                        .map(TestRun::row)
                        .toList();
        assertThat(TestRun.with(batchSize).rows(plan)).isEqualTo(expected);
        assertThat(TestRun.spilling(batchSize, 1 + batchSize % 3).rows(plan)).isEqualTo(expected);
    }

    @Test
    void firstRowsOfManyAreThoseOfTheWholeSort() {
        List<Object[]> rows = new ArrayList<>();
        for (long i = 0; i < 20_000; i++) {
            int number = (int) (i * 7919 % 1000);
            rows.add(new Object[] {"t" + number % 10, number, null, null, null, i});
        }
        List<Order> order = List.of(new Order(0, true, true), new Order(1, false, true));
        PhysicalNode plan =
                new SortNode(
                        new TestScan(SCHEMA, rows, Layout.SELECTED, 3).node(),
                        order,
                        7,
                        OptionalLong.of(50),
                        1);
        List<List<Object>> expected =
                rows.stream()
                        .sorted(comparator(order))
                        .skip(7)
                        .limit(50)
                        .map(TestRun::row)
                        .toList();
        assertThat(TestRun.with(64).rows(plan)).isEqualTo(expected);
        assertThat(TestRun.with(4096).rows(plan)).isEqualTo(expected);
        TestRun little = TestRun.withMemory(2000);
        assertThat(little.rows(plan)).isEqualTo(expected);
        assertThat(little.spill.files()).isPositive();
    }

    private static Comparator<Object[]> comparator(List<Order> order) {
        return (a, b) -> {
            for (Order key : order) {
                int byKey = compare(a[key.column()], b[key.column()], key);
                if (byKey != 0) {
                    return byKey;
                }
            }
            return 0;
        };
    }

    private static int compare(Object a, Object b, Order key) {
        if (a == null || b == null) {
            return a == b ? 0 : (a == null) == key.nullsFirst() ? -1 : 1;
        }
        int ascending = ValueOrder.compare(a, b);
        return key.descending() ? -ascending : ascending;
    }
}
