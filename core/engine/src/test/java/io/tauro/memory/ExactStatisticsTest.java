package io.tauro.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.ColumnStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a column is what looking at each of its values tells, however it is stored. */
class ExactStatisticsTest {

    private static final Map<DataType, IntFunction<Object>> VALUES =
            Map.ofEntries(
                    Map.entry(DataType.INTEGER, i -> i * 7),
                    Map.entry(DataType.SMALLINT, i -> (short) i),
                    Map.entry(DataType.BIGINT, i -> i % 3 == 0 ? Long.MIN_VALUE + i : i * 4000L),
                    Map.entry(DataType.decimal(10, 2), i -> BigDecimal.valueOf(i, 2)),
                    Map.entry(
                            DataType.decimal(30, 1),
                            i -> BigDecimal.valueOf(i, 1).add(new BigDecimal("1e22"))),
                    Map.entry(
                            DataType.VARCHAR,
                            i -> i % 5 == 0 ? "" : "\uD83D\uDE00é\uFF5E".repeat(i & 1) + i),
                    Map.entry(DataType.VARBINARY, i -> new byte[] {(byte) i, (byte) (i >> 3)}),
                    Map.entry(DataType.DATE, i -> LocalDate.ofEpochDay(i * 40L)),
                    Map.entry(
                            DataType.TIMESTAMP,
                            i -> LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(i * 77777L)),
                    Map.entry(DataType.DOUBLE, i -> i == 0 ? -0.0 : i / 3.0),
                    Map.entry(DataType.BOOLEAN, i -> i > 0));

    @Property(tries = 60)
    void everyWayToStoreAColumnTellsTheSame(@ForAll Random random) {
        VALUES.forEach(
                (type, value) -> {
                    List<Batch> chunks = new ArrayList<>();
                    List<@Nullable Object> all = new ArrayList<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        Batch chunk = chunk(type, value, random);
                        chunks.add(chunk);
                        for (int row = 0; row < chunk.selectedCount(); row++) {
                            all.add(chunk.column(0).value(chunk.row(row)));
                        }
                    }
                    MemoryTable table =
                            MemoryTable.ofBatches(Schema.of(Column.of("c", type)), chunks);
                    assertThat(told(table)).as("%s", type).isEqualTo(expected(all));
                });
    }

    private static Batch chunk(DataType type, IntFunction<Object> value, Random random) {
        int size = 1 + random.nextInt(9);
        ColumnVector plain = plain(type, value, size, random);
        int rows = random.nextInt(12);
        int[] codes = random.ints(rows, 0, size).toArray();
        long[] valid = Validity.allValid(rows);
        IntStream.range(0, rows)
                .filter(row -> random.nextInt(4) == 0)
                .forEach(row -> Validity.setNull(valid, row));
        ColumnVector vector =
                switch (random.nextInt(4)) {
                    case 0 -> new DictionaryVector(plain, codes, null, rows);
                    case 1 -> new DictionaryVector(plain, codes, valid, rows);
                    case 2 -> new ConstantVector(plain(type, value, 1, random), rows);
                    default -> plain;
                };
        Batch batch = Batch.of(vector.size(), vector);
        int[] selected =
                IntStream.range(0, vector.size()).filter(row -> random.nextInt(3) > 0).toArray();
        return random.nextBoolean() ? batch : batch.select(selected, selected.length);
    }

    private static ColumnVector plain(
            DataType type, IntFunction<Object> value, int size, Random random) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(
                    Collections.singletonList(
                            random.nextInt(5) == 0 ? null : value.apply(random.nextInt(40) - 20)));
        }
        return MemoryTable.of(Schema.of(Column.of("c", type)), rows).chunks().get(0).column(0);
    }

    /** Distinct values, share of nulls, least and greatest. */
    private static List<Object> told(MemoryTable table) {
        ColumnStatistics column = Objects.requireNonNull(table.statistics().columns().get("c"));
        return List.of(
                column.distinct(),
                column.nullFraction(),
                column.min().map(ExactStatisticsTest::comparable),
                column.max().map(ExactStatisticsTest::comparable));
    }

    private static List<Object> expected(List<@Nullable Object> all) {
        List<Object> known = new ArrayList<>();
        all.stream().filter(Objects::nonNull).forEach(known::add);
        known.sort(ValueOrder::compare);
        double distinct = known.isEmpty() ? 0 : 1;
        for (int i = 1; i < known.size(); i++) {
            distinct += ValueOrder.compare(known.get(i - 1), known.get(i)) == 0 ? 0 : 1;
        }
        double nulls = all.size() - known.size();
        return List.of(
                OptionalDouble.of(distinct),
                all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(nulls / all.size()),
                known.stream().findFirst().map(ExactStatisticsTest::comparable),
                known.stream().reduce((a, b) -> b).map(ExactStatisticsTest::comparable));
    }

    private static Object comparable(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        return value instanceof Double number ? (Object) (number + 0.0) : value;
    }

    @Test
    void tooManyDifferentValuesAreNotCounted() {
        for (DataType type : List.of(DataType.BIGINT, DataType.VARCHAR, DataType.DOUBLE)) {
            for (int more = 0; more < 2; more++) {
                int count = ColumnValues.MOST_DISTINCT + more;
                List<List<Object>> rows =
                        IntStream.range(0, count)
                                .mapToObj(i -> i * 11L % count - 5)
                                .map(i -> List.<Object>of(value(type, i)))
                                .toList();
                MemoryTable table = MemoryTable.of(Schema.of(Column.of("c", type)), rows);
                ColumnStatistics column =
                        Objects.requireNonNull(table.statistics().columns().get("c"));
                assertThat(column.distinct().isPresent()).as("%s", type).isEqualTo(more == 0);
                column.distinct().ifPresent(n -> assertThat(n).isEqualTo(count));
                assertThat(column.min())
                        .contains(value(type, type.equals(DataType.VARCHAR) ? -1 : -5));
            }
        }
    }

    private static Object value(DataType type, long number) {
        if (type.equals(DataType.BIGINT)) {
            return number;
        }
        return type.equals(DataType.DOUBLE) ? (Object) (double) number : String.valueOf(number);
    }
}
