package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static io.tauro.internal.execute.AggregatePlans.distinct;
import static io.tauro.internal.execute.AggregatePlans.groupBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AggregatePropertyTest {

    private static final DataType PRICE = DataType.decimal(30, 3);
    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("text", DataType.VARCHAR),
                    Column.of("number", DataType.BIGINT),
                    Column.of("price", PRICE));

    @Provide
    Arbitrary<List<Object[]>> rows() {
        Arbitrary<String> texts = Arbitraries.of("", "a", "ab", "a longer text").injectNull(0.2);
        Arbitrary<Long> numbers =
                Arbitraries.of(0L, 1L, -1L, 7L, Long.MAX_VALUE, Long.MIN_VALUE).injectNull(0.2);
        Arbitrary<BigDecimal> prices =
                Arbitraries.bigIntegers()
                        .between(
                                BigInteger.TEN.pow(30).negate().add(BigInteger.ONE),
                                BigInteger.TEN.pow(30).subtract(BigInteger.ONE))
                        .map(unscaled -> new BigDecimal(unscaled, 3))
                        .injectNull(0.2);
        return Combinators.combine(texts, numbers, prices)
                .as((text, number, price) -> new Object[] {text, number, price})
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void groupsAreThoseOfNaiveAggregation(
            @ForAll("rows") List<Object[]> rows,
            @ForAll Layout layout,
            @ForAll @IntRange(max = 2) int keyCount,
            @ForAll @IntRange(min = 1, max = 70) int batchSize) {
        List<Integer> keys = List.of(0, 1).subList(0, keyCount);
        PhysicalNode plan =
                groupBy(
                        new TestScan(SCHEMA, rows, layout, 2).node(),
                        keys,
                        call(AggregateFunction.COUNT, DataType.BIGINT),
                        call(AggregateFunction.SUM, DataType.decimal(38, 0), 1),
                        call(AggregateFunction.SUM, DataType.decimal(38, 3), 2),
                        call(AggregateFunction.AVG, DataType.decimal(38, 6), 2),
                        call(AggregateFunction.MIN, PRICE, 2),
                        call(AggregateFunction.MAX, DataType.VARCHAR, 0),
                        call(AggregateFunction.MIN, DataType.BIGINT, 1),
                        call(AggregateFunction.MAX, DataType.BIGINT, 1),
                        distinct(call(AggregateFunction.COUNT, DataType.BIGINT, 1)),
                        distinct(call(AggregateFunction.SUM, DataType.decimal(38, 0), 1)));
        List<List<Object>> expected = naive(rows, keyCount);
        assertThat(TestRun.with(batchSize).rows(plan)).isEqualTo(expected);
        TestRun.assertSameOnDisk(plan, batchSize, expected);
    }

    private static List<List<Object>> naive(List<Object[]> rows, int keyCount) {
        Map<List<Object>, List<Object[]>> groups = new LinkedHashMap<>();
        if (keyCount == 0) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (Object[] row : rows) {
            List<Object> key = TestRun.row(row).subList(0, keyCount);
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
        }
        List<List<Object>> results = new ArrayList<>();
        groups.forEach(
                (key, members) -> {
                    List<Object> result = new ArrayList<>(key);
                    List<BigDecimal> prices =
                            column(members, 2).map(BigDecimal.class::cast).toList();
                    List<BigDecimal> numbers =
                            column(members, 1).map(n -> BigDecimal.valueOf((Long) n)).toList();
                    result.add((long) members.size());
                    result.add(sum(numbers));
                    result.add(sum(prices));
                    result.add(
                            prices.isEmpty()
                                    ? null
                                    : sum(prices)
                                            .divide(
                                                    BigDecimal.valueOf(prices.size()),
                                                    6,
                                                    RoundingMode.HALF_UP));
                    result.add(prices.stream().min(BigDecimal::compareTo).orElse(null));
                    result.add(
                            column(members, 0)
                                    .map(String.class::cast)
                                    .max(String::compareTo)
                                    .orElse(null));
                    result.add(
                            column(members, 1)
                                    .map(Long.class::cast)
                                    .min(Long::compare)
                                    .orElse(null));
                    result.add(
                            column(members, 1)
                                    .map(Long.class::cast)
                                    .max(Long::compare)
                                    .orElse(null));
                    result.add(numbers.stream().distinct().count());
                    result.add(sum(numbers.stream().distinct().toList()));
                    results.add(result);
                });
        return results;
    }

    private static Stream<Object> column(List<Object[]> rows, int column) {
        return rows.stream().map(row -> row[column]).filter(Objects::nonNull);
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal::add).orElse(null);
    }
}
