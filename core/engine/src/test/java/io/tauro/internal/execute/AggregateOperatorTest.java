package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static io.tauro.internal.execute.AggregatePlans.distinct;
import static io.tauro.internal.execute.AggregatePlans.filter;
import static io.tauro.internal.execute.AggregatePlans.groupBy;
import static io.tauro.internal.execute.AggregatePlans.ordered;
import static io.tauro.internal.execute.TestRun.row;
import static io.tauro.internal.execute.TestRun.rowsAtAnySize;
import static io.tauro.internal.physical.AggregateFunction.ANY_VALUE;
import static io.tauro.internal.physical.AggregateFunction.ARRAY_AGG;
import static io.tauro.internal.physical.AggregateFunction.AVG;
import static io.tauro.internal.physical.AggregateFunction.BOOL_AND;
import static io.tauro.internal.physical.AggregateFunction.BOOL_OR;
import static io.tauro.internal.physical.AggregateFunction.COUNT;
import static io.tauro.internal.physical.AggregateFunction.GROUPING;
import static io.tauro.internal.physical.AggregateFunction.LISTAGG;
import static io.tauro.internal.physical.AggregateFunction.MAX;
import static io.tauro.internal.physical.AggregateFunction.MIN;
import static io.tauro.internal.physical.AggregateFunction.SINGLE_VALUE;
import static io.tauro.internal.physical.AggregateFunction.STDDEV_SAMP;
import static io.tauro.internal.physical.AggregateFunction.SUM;
import static io.tauro.internal.physical.AggregateFunction.SUM0;
import static io.tauro.internal.physical.AggregateFunction.VAR_POP;
import static io.tauro.internal.physical.AggregateFunction.VAR_SAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateOperatorTest {

    private static final DataType WIDE = DataType.decimal(38, 0);
    private static final AggregateCall COUNT_ALL = call(COUNT, DataType.BIGINT);

    private static TestScan one(DataType type, Object... values) {
        return TestScan.of(
                Schema.of(Column.of("v", type)),
                Arrays.stream(values).map(value -> new Object[] {value}).toArray(Object[][]::new));
    }

    private static List<Object> total(TestScan scan, AggregateCall... calls) {
        List<List<Object>> rows = rowsAtAnySize(groupBy(scan.node(), List.of(), calls));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void withoutKeysAndRowsThereIsOneRow() {
        assertThat(
                        total(
                                one(DataType.BIGINT),
                                COUNT_ALL,
                                call(COUNT, DataType.BIGINT, 0),
                                call(SUM, WIDE, 0),
                                call(SUM0, WIDE, 0),
                                call(AVG, DataType.decimal(38, 6), 0),
                                call(MIN, DataType.BIGINT, 0),
                                call(VAR_POP, DataType.DOUBLE, 0),
                                call(SINGLE_VALUE, DataType.BIGINT, 0),
                                call(ARRAY_AGG, DataType.array(DataType.BIGINT), 0)))
                .isEqualTo(row(0L, 0L, null, BigDecimal.ZERO, null, null, null, null, null));
    }

    @Test
    void withKeysAndNoRowsThereIsNoRow() {
        assertThat(rowsAtAnySize(groupBy(one(DataType.BIGINT).node(), List.of(0), COUNT_ALL)))
                .isEmpty();
    }

    @Test
    void nullsAreLeftOut() {
        TestScan scan = one(DataType.INTEGER, 4, null, 2, null);
        assertThat(
                        total(
                                scan,
                                COUNT_ALL,
                                call(COUNT, DataType.BIGINT, 0),
                                call(SUM, DataType.BIGINT, 0),
                                call(AVG, DataType.decimal(16, 6), 0),
                                call(MIN, DataType.INTEGER, 0),
                                call(MAX, DataType.INTEGER, 0),
                                call(ANY_VALUE, DataType.INTEGER, 0)))
                .isEqualTo(row(4L, 2L, 6L, new BigDecimal("3.000000"), 2, 4, 4));
    }

    @Test
    void groupsComeInTheOrderOfTheirFirstRowsAndNullIsAGroup() {
        TestScan scan = one(DataType.VARCHAR, "b", null, "a", "b", null, "c", "b");
        assertThat(rowsAtAnySize(groupBy(scan.node(), List.of(0), COUNT_ALL)))
                .containsExactly(row("b", 3L), row(null, 2L), row("a", 1L), row("c", 1L));
    }

    @Test
    void zeroAndMinusZeroAndAllNotNumbersAreOneGroupEach() {
        TestScan scan = one(DataType.DOUBLE, 0.0, Double.NaN, -0.0, -Double.NaN, 1.5);
        assertThat(rowsAtAnySize(groupBy(scan.node(), List.of(0), COUNT_ALL)))
                .containsExactly(row(0.0, 2L), row(Double.NaN, 2L), row(1.5, 1L));
    }

    @Test
    void sumOfBigintsDoesNotOverflowInBetween() {
        TestScan scan = one(DataType.BIGINT, Long.MAX_VALUE, Long.MAX_VALUE, -1L, -Long.MAX_VALUE);
        BigInteger sum = BigInteger.valueOf(Long.MAX_VALUE).subtract(BigInteger.ONE);
        assertThat(total(scan, call(SUM, WIDE, 0))).isEqualTo(row(new BigDecimal(sum)));
        assertThat(total(scan, call(SUM, DataType.BIGINT, 0))).isEqualTo(row(sum.longValue()));
    }

    @Test
    void sumThatLeavesItsTypeIsAnError() {
        TestScan scan = one(DataType.BIGINT, Long.MAX_VALUE, 1L);
        assertOverflow(scan, call(SUM, DataType.BIGINT, 0));
        BigDecimal most = BigDecimal.TEN.pow(38).subtract(BigDecimal.ONE);
        assertOverflow(one(WIDE, most, BigDecimal.ONE), call(SUM, WIDE, 0));
        assertOverflow(one(WIDE, most, most, most, most), call(SUM, WIDE, 0));
        assertOverflow(one(WIDE, most.negate(), most.negate()), call(SUM, WIDE, 0));
        assertOverflow(one(DataType.INTEGER, 100, 1), call(SUM, DataType.decimal(2, 0), 0));
    }

    private static void assertOverflow(TestScan scan, AggregateCall call) {
        assertThatThrownBy(() -> TestRun.with(8).rows(groupBy(scan.node(), List.of(), call)))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.NUMERIC_OVERFLOW));
    }

    @Test
    void sumOfWideDecimalsMayLeave128BitsAndComeBack() {
        BigDecimal most = BigDecimal.TEN.pow(38).subtract(BigDecimal.ONE);
        TestScan scan = one(WIDE, most, most, most, most.negate(), most.negate(), most.negate());
        assertThat(total(scan, call(SUM, WIDE, 0))).isEqualTo(row(BigDecimal.ZERO));
        TestScan mean = one(WIDE, most, most, most);
        assertThat(total(mean, call(AVG, WIDE, 0))).isEqualTo(row(most));
    }

    @Test
    void averageOfExactNumbersIsRoundedHalfUp() {
        DataType cents = DataType.decimal(10, 2);
        DataType type = DataType.decimal(12, 2);
        assertThat(
                        total(
                                one(cents, new BigDecimal("0.01"), new BigDecimal("0.02")),
                                call(AVG, type, 0)))
                .isEqualTo(row(new BigDecimal("0.02")));
        assertThat(
                        total(
                                one(cents, new BigDecimal("-0.01"), new BigDecimal("-0.02")),
                                call(AVG, type, 0)))
                .isEqualTo(row(new BigDecimal("-0.02")));
        assertThat(total(one(DataType.INTEGER, 1, 2, 2), call(AVG, DataType.decimal(16, 6), 0)))
                .isEqualTo(row(new BigDecimal("1.666667")));
        assertThat(total(one(DataType.INTEGER, 1, 2), call(AVG, DataType.DOUBLE, 0)))
                .isEqualTo(row(1.5));
    }

    @Test
    void intervalsAreSummedAndAveraged() {
        TestScan scan =
                one(DataType.INTERVAL_DAY_SECOND, Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(
                        total(
                                scan,
                                call(SUM, DataType.INTERVAL_DAY_SECOND, 0),
                                call(AVG, DataType.INTERVAL_DAY_SECOND, 0)))
                .isEqualTo(row(Duration.ofSeconds(3), Duration.ofMillis(1500)));
    }

    @Test
    void sumsOfFloatingPointStaySo() {
        TestScan scan = one(DataType.DOUBLE, 0.5, null, 0.25);
        assertThat(
                        total(
                                scan,
                                call(SUM, DataType.DOUBLE, 0),
                                call(AVG, DataType.DOUBLE, 0),
                                call(MAX, DataType.DOUBLE, 0)))
                .isEqualTo(row(0.75, 0.375, 0.5));
        assertThat(total(one(DataType.REAL, 0.5f, 0.25f), call(SUM, DataType.REAL, 0)))
                .isEqualTo(row(0.75f));
    }

    @Test
    void notANumberIsTheGreatest() {
        TestScan scan = one(DataType.DOUBLE, 1.0, Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(total(scan, call(MIN, DataType.DOUBLE, 0), call(MAX, DataType.DOUBLE, 0)))
                .isEqualTo(row(1.0, Double.NaN));
    }

    @Test
    void variancesAreSoundFarFromZero() {
        long far = 1_000_000_000_000_000_000L;
        TestScan scan = one(DataType.BIGINT, far + 1, far + 2, far + 3, null);
        assertThat(
                        total(
                                scan,
                                call(VAR_POP, DataType.DOUBLE, 0),
                                call(VAR_SAMP, DataType.DOUBLE, 0),
                                call(STDDEV_SAMP, DataType.DOUBLE, 0)))
                .isEqualTo(row(2.0 / 3, 1.0, 1.0));
        BigDecimal further = BigDecimal.TEN.pow(37);
        TestScan wide = one(WIDE, further, further.add(BigDecimal.ONE));
        assertThat(total(wide, call(VAR_POP, DataType.DOUBLE, 0))).isEqualTo(row(0.25));
        TestScan edges = one(DataType.BIGINT, Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat((Double) total(edges, call(VAR_POP, DataType.DOUBLE, 0)).get(0))
                .isEqualTo(Math.pow(2, 126));
        TestScan doubles = one(DataType.DOUBLE, 1e9 + 1, 1e9 + 2, 1e9 + 3);
        assertThat(total(doubles, call(VAR_SAMP, DataType.DOUBLE, 0))).isEqualTo(row(1.0));
    }

    @Test
    void sampleVarianceOfOneValueIsNull() {
        TestScan scan = one(DataType.INTEGER, 7);
        assertThat(
                        total(
                                scan,
                                call(VAR_SAMP, DataType.DOUBLE, 0),
                                call(STDDEV_SAMP, DataType.DOUBLE, 0),
                                call(VAR_POP, DataType.DOUBLE, 0)))
                .isEqualTo(row(null, null, 0.0));
    }

    @Test
    void leastAndGreatestOfTextAreByCodePoint() {
        TestScan scan = one(DataType.VARCHAR, "b", "aaaaaaaaaaaa", "\uD83D\uDE00", "\uFFFD", "ab");
        assertThat(total(scan, call(MIN, DataType.VARCHAR, 0), call(MAX, DataType.VARCHAR, 0)))
                .isEqualTo(row("aaaaaaaaaaaa", "\uD83D\uDE00"));
    }

    @Test
    void boolAndIsFalseIfOneIs() {
        TestScan scan = one(DataType.BOOLEAN, true, null, false);
        assertThat(
                        total(
                                scan,
                                call(BOOL_AND, DataType.BOOLEAN, 0),
                                call(BOOL_OR, DataType.BOOLEAN, 0)))
                .isEqualTo(row(false, true));
    }

    @Test
    void singleValueIsThatOfTheOnlyRow() {
        AggregateCall single = call(SINGLE_VALUE, DataType.VARCHAR, 0);
        assertThat(total(one(DataType.VARCHAR, "x"), single)).isEqualTo(row("x"));
        assertThat(total(one(DataType.VARCHAR, (Object) null), single))
                .isEqualTo(row((Object) null));
        assertThatThrownBy(
                        () ->
                                TestRun.with(8)
                                        .rows(
                                                groupBy(
                                                        one(DataType.VARCHAR, null, "x").node(),
                                                        List.of(),
                                                        single)))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error ->
                                assertThat(error.code())
                                        .isEqualTo(ErrorCode.SUBQUERY_RETURNED_MANY_ROWS));
    }

    private static final Schema PEOPLE =
            Schema.of(
                    Column.of("team", DataType.VARCHAR),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("age", DataType.INTEGER),
                    Column.of("active", DataType.BOOLEAN),
                    Column.of("separator", DataType.VARCHAR));

    private static TestScan people() {
        return TestScan.of(
                PEOPLE,
                new Object[] {"red", "ana", 30, true, "; "},
                new Object[] {"blue", "bo", 20, false, "; "},
                new Object[] {"red", "cy", null, null, "; "},
                new Object[] {"red", null, 25, true, "; "},
                new Object[] {"blue", "di", 20, true, "; "},
                new Object[] {"red", "ana", 30, false, "; "});
    }

    @Test
    void filterCountsOnlyRowsInWhichItIsTrue() {
        assertThat(
                        rowsAtAnySize(
                                groupBy(
                                        people().node(),
                                        List.of(0),
                                        filter(COUNT_ALL, 3),
                                        filter(call(SUM, DataType.BIGINT, 2), 3),
                                        COUNT_ALL)))
                .containsExactly(row("red", 2L, 55L, 4L), row("blue", 1L, 20L, 2L));
    }

    @Test
    void distinctCountsEqualArgumentsOnce() {
        assertThat(
                        rowsAtAnySize(
                                groupBy(
                                        people().node(),
                                        List.of(0),
                                        distinct(call(COUNT, DataType.BIGINT, 2)),
                                        distinct(call(SUM, DataType.BIGINT, 2)),
                                        distinct(call(COUNT, DataType.BIGINT, 1, 2)),
                                        call(SUM, DataType.BIGINT, 2))))
                .containsExactly(row("red", 2L, 55L, 1L, 85L), row("blue", 1L, 20L, 2L, 40L));
    }

    @Test
    void filterComesBeforeDistinct() {
        assertThat(
                        rowsAtAnySize(
                                groupBy(
                                        people().node(),
                                        List.of(),
                                        filter(distinct(call(COUNT, DataType.BIGINT, 2)), 3))))
                .containsExactly(row(3L));
    }

    @Test
    void listsComeInTheirOrder() {
        AggregateCall names = call(LISTAGG, DataType.VARCHAR, 1, 4);
        AggregateCall ages = call(ARRAY_AGG, DataType.array(DataType.INTEGER), 2);
        assertThat(
                        rowsAtAnySize(
                                groupBy(
                                        people().node(),
                                        List.of(0),
                                        ordered(names, new Order(1, true, false)),
                                        names,
                                        distinct(names),
                                        ordered(ages, new Order(2, false, true)))))
                .containsExactly(
                        row(
                                "red",
                                "cy; ana; ana",
                                "ana; cy; ana",
                                "ana; cy",
                                row(null, 25, 30, 30)),
                        row("blue", "di; bo", "bo; di", "bo; di", row(20, 20)));
    }

    @Test
    void listOfNothingIsNull() {
        AggregateCall names = call(LISTAGG, DataType.VARCHAR, 0);
        assertThat(total(one(DataType.VARCHAR, null, null), names)).isEqualTo(row((Object) null));
        assertThat(total(one(DataType.VARCHAR, "a", "b"), names)).isEqualTo(row("a,b"));
    }

    @Test
    void eachGroupingSetHasItsOwnGroups() {
        assertThat(
                        rowsAtAnySize(
                                groupBy(
                                        people().node(),
                                        List.of(0, 2),
                                        List.of(List.of(0), List.of(1), List.of()),
                                        COUNT_ALL,
                                        call(GROUPING, DataType.BIGINT, 0, 1),
                                        call(GROUPING, DataType.INTEGER, 1))))
                .containsExactly(
                        row("red", null, 4L, 1L, 1),
                        row("blue", null, 2L, 1L, 1),
                        row(null, 30, 2L, 2L, 0),
                        row(null, 20, 2L, 2L, 0),
                        row(null, null, 1L, 2L, 0),
                        row(null, 25, 1L, 2L, 0),
                        row(null, null, 6L, 3L, 1));
    }

    @Test
    void emptyGroupingSetsHaveARowEachForNoInput() {
        TestScan scan = TestScan.of(PEOPLE);
        assertThat(
                        rowsAtAnySize(
                                groupBy(
                                        scan.node(),
                                        List.of(0),
                                        List.of(List.of(0), List.of(), List.of()),
                                        COUNT_ALL)))
                .containsExactly(row(null, 0L), row(null, 0L));
    }

    @Test
    void anythingCanBeAKey() {
        Schema schema =
                Schema.of(
                        Column.of("list", DataType.array(DataType.INTEGER)),
                        Column.of("price", DataType.decimal(30, 2)),
                        Column.of("flag", DataType.BOOLEAN));
        BigDecimal large = new BigDecimal("12345678901234567890.25");
        TestScan scan =
                TestScan.of(
                        schema,
                        new Object[] {List.of(1, 2), new BigDecimal("1.00"), true},
                        new Object[] {List.of(1, 2), large, true},
                        new Object[] {List.of(2), large, null},
                        new Object[] {null, large, null},
                        new Object[] {List.of(1, 2), new BigDecimal("1.00"), true},
                        new Object[] {null, large, null});
        assertThat(rowsAtAnySize(groupBy(scan.node(), List.of(0, 1, 2), COUNT_ALL)))
                .containsExactly(
                        row(List.of(1, 2), new BigDecimal("1.00"), true, 2L),
                        row(List.of(1, 2), large, true, 1L),
                        row(List.of(2), large, null, 1L),
                        row(null, large, null, 2L));
    }
}
