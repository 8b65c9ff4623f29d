package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFrame;
import io.tauro.internal.physical.WindowFrame.Bound;
import io.tauro.internal.physical.WindowFrame.Exclusion;
import io.tauro.internal.physical.WindowFrame.Mode;
import io.tauro.internal.physical.WindowFrame.Place;
import io.tauro.internal.physical.WindowFunction;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WindowPropertyTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("part", DataType.VARCHAR),
                    Column.of("key", DataType.INTEGER),
                    Column.of("value", DataType.BIGINT),
                    Column.of("low", DataType.INTEGER),
                    Column.of("high", DataType.INTEGER),
                    Column.of("nth", DataType.INTEGER));

    private static final int NTH = 2;

    /** Rows with the keys that are 2 below and 1 above, as the bounds of a range. */
    @Provide
    Arbitrary<List<Object[]>> rows() {
        Arbitrary<String> parts = Arbitraries.of("a", "b").injectNull(0.2);
        Arbitrary<Integer> keys = Arbitraries.integers().between(0, 9).injectNull(0.2);
        Arbitrary<Long> values = Arbitraries.longs().between(-5, 5).injectNull(0.2);
        return Combinators.combine(parts, keys, values)
                .as(
                        (part, key, value) ->
                                new Object[] {
                                    part,
                                    key,
                                    value,
                                    key == null ? null : key - 2,
                                    key == null ? null : key + 1,
                                    NTH
                                })
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<WindowFrame> frames() {
        return Combinators.combine(
                        Arbitraries.of(Mode.values()),
                        Arbitraries.of(Place.values()),
                        Arbitraries.of(Place.values()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Exclusion.values()))
                .as(
                        (mode, start, end, before, behind, exclusion) ->
                                new WindowFrame(
                                        mode,
                                        new Bound(start, before, column(start)),
                                        new Bound(end, behind, column(end)),
                                        exclusion,
                                        1));
    }

    private static int column(Place place) {
        return place == Place.PRECEDING ? 3 : place == Place.FOLLOWING ? 4 : -1;
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void windowsAreThoseOfNaiveEvaluation(
            @ForAll("rows") List<Object[]> rows,
            @ForAll("frames") WindowFrame frame,
            @ForAll Layout layout,
            @ForAll boolean partitioned,
            @ForAll boolean nullsFirst,
            @ForAll boolean ignoreNulls,
            @ForAll @IntRange(min = 1, max = 50) int batchSize) {
        List<Integer> partition = partitioned ? List.of(0) : List.of();
        List<Order> order = List.of(new Order(1, false, nullsFirst));
        List<WindowCall> calls = new ArrayList<>();
        for (AggregateFunction function :
                List.of(
                        AggregateFunction.COUNT,
                        AggregateFunction.SUM,
                        AggregateFunction.MAX,
                        AggregateFunction.MIN,
                        AggregateFunction.BIT_XOR)) {
            DataType type =
                    function == AggregateFunction.SUM ? DataType.decimal(38, 0) : DataType.BIGINT;
            calls.add(
                    new WindowCall(
                            WindowFunction.AGGREGATE,
                            Optional.of(AggregatePlans.call(function, type, 2)),
                            List.of(),
                            false,
                            partition,
                            order,
                            frame,
                            type));
        }
        for (WindowFunction function :
                List.of(
                        WindowFunction.FIRST_VALUE,
                        WindowFunction.LAST_VALUE,
                        WindowFunction.NTH_VALUE,
                        WindowFunction.NTH_FROM_LAST,
                        WindowFunction.LAG,
                        WindowFunction.LEAD)) {
            boolean nth =
                    function == WindowFunction.NTH_VALUE
                            || function == WindowFunction.NTH_FROM_LAST;
            List<Integer> arguments = nth ? List.of(2, 5) : List.of(2);
            calls.add(call(function, arguments, ignoreNulls, partition, order, frame));
        }
        for (WindowFunction function :
                List.of(
                        WindowFunction.ROW_NUMBER,
                        WindowFunction.RANK,
                        WindowFunction.DENSE_RANK)) {
            calls.add(call(function, List.of(), false, partition, order, frame));
        }
        PhysicalNode scan = new TestScan(SCHEMA, rows, layout, 2).node();
        List<Column> columns = new ArrayList<>(SCHEMA.columns());
        calls.forEach(call -> columns.add(Column.of("w" + columns.size(), call.type())));
        PhysicalNode plan = new WindowNode(scan, calls, new Schema(columns));

        List<List<Object>> actual = TestRun.with(batchSize).rows(plan);

        List<List<Object>> expected =
                IntStream.range(0, rows.size())
                        .mapToObj(
                                i ->
                                        new Naive(rows, frame, partitioned, nullsFirst, i)
                                                .row(ignoreNulls))
                        .toList();
        assertThat(actual).isEqualTo(expected);
        TestRun.assertSameOnDisk(plan, batchSize, expected);
    }

    private static WindowCall call(
            WindowFunction function,
            List<Integer> arguments,
            boolean ignoreNulls,
            List<Integer> partition,
            List<Order> order,
            WindowFrame frame) {
        return new WindowCall(
                function,
                Optional.empty(),
                arguments,
                ignoreNulls,
                partition,
                order,
                frame,
                DataType.BIGINT);
    }

    /** Looks at one row after the other, and for each at all the others. */
    private static final class Naive {

        private final Object[] current;
        private final WindowFrame frame;
        private final List<Object[]> members;
        private final int place;

        Naive(
                List<Object[]> rows,
                WindowFrame frame,
                boolean partitioned,
                boolean nullsFirst,
                int index) {
            this.current = rows.get(index);
            this.frame = frame;
            Comparator<Integer> keys =
                    nullsFirst
                            ? Comparator.nullsFirst(Comparator.naturalOrder())
                            : Comparator.nullsLast(Comparator.naturalOrder());
            this.members =
                    rows.stream()
                            .filter(row -> !partitioned || Objects.equals(row[0], current[0]))
                            .sorted(Comparator.comparing(row -> (Integer) row[1], keys))
                            .toList();
            this.place =
                    IntStream.range(0, members.size())
                            .filter(i -> members.get(i) == current)
                            .findFirst()
                            .orElseThrow();
        }

        List<Object> row(boolean ignoreNulls) {
            List<Long> seen = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                if (isIn(i)) {
                    seen.add((Long) members.get(i)[2]);
                }
            }
            List<Long> values = seen.stream().filter(Objects::nonNull).toList();
            List<Long> picked = ignoreNulls ? values : seen;
            List<Object> row = new ArrayList<>(Arrays.asList(current));
            row.add((long) values.size());
            row.add(values.stream().map(BigDecimal::valueOf).reduce(BigDecimal::add).orElse(null));
            row.add(values.stream().max(Comparator.naturalOrder()).orElse(null));
            row.add(values.stream().min(Comparator.naturalOrder()).orElse(null));
            row.add(values.stream().reduce((a, b) -> a ^ b).orElse(null));
            row.add(picked.isEmpty() ? null : picked.get(0));
            row.add(picked.isEmpty() ? null : picked.get(picked.size() - 1));
            row.add(picked.size() < NTH ? null : picked.get(NTH - 1));
            row.add(picked.size() < NTH ? null : picked.get(picked.size() - NTH));
            row.add(neighbour(-1, ignoreNulls));
            row.add(neighbour(1, ignoreNulls));
            row.add(place + 1L);
            long before = 0;
            List<Object> keysBefore = new ArrayList<>();
            for (int i = 0; i < place; i++) {
                if (!isPeer(i)) {
                    before++;
                    keysBefore.add(members.get(i)[1]);
                }
            }
            row.add(before + 1);
            row.add(keysBefore.stream().map(String::valueOf).distinct().count() + 1);
            return row;
        }

        private Object neighbour(int step, boolean ignoreNulls) {
            for (int i = place + step; i >= 0 && i < members.size(); i += step) {
                if (!ignoreNulls || members.get(i)[2] != null) {
                    return members.get(i)[2];
                }
            }
            return null;
        }

        private boolean isPeer(int i) {
            return Objects.equals(members.get(i)[1], current[1]);
        }

        private boolean isIn(int i) {
            boolean excluded =
                    switch (frame.exclusion()) {
                        case NOTHING -> false;
                        case CURRENT_ROW -> i == place;
                        case GROUP -> isPeer(i);
                        case TIES -> isPeer(i) && i != place;
                    };
            return !excluded && side(frame.start(), i) >= 0 && side(frame.end(), i) <= 0;
        }

        /** Negative, zero or positive as a row is before, at or behind a bound. */
        private int side(Bound bound, int i) {
            return switch (bound.place()) {
                case UNBOUNDED_PRECEDING -> 1;
                case UNBOUNDED_FOLLOWING -> -1;
                case CURRENT_ROW ->
                        frame.mode() != Mode.ROWS && isPeer(i) ? 0 : Integer.compare(i, place);
                case PRECEDING -> distance(i, -2, -bound.rows());
                case FOLLOWING -> distance(i, 1, bound.rows());
            };
        }

        private int distance(int i, int shift, long count) {
            return switch (frame.mode()) {
                case ROWS -> Long.compare(i, place + count);
                case RANGE -> distance(i, shift);
                case GROUPS -> Long.compare(group(i), group(place) + count);
            };
        }

        private long group(int i) {
            return members.subList(0, i + 1).stream().map(row -> row[1]).distinct().count();
        }

        /** A null key is at no distance but to other nulls. */
        private int distance(int i, int shift) {
            Integer key = (Integer) members.get(i)[1];
            if (key == null || current[1] == null) {
                return isPeer(i) ? 0 : Integer.compare(i, place);
            }
            return Integer.compare(key, (Integer) current[1] + shift);
        }
    }
}
