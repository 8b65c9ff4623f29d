package io.tauro.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selector finds the rows that the evaluator finds, however the columns are laid out. */
class RowSelectorTest {

    private static final int ROWS = 200;

    private static final Map<String, DataType> TYPES = types();

    private static Map<String, DataType> types() {
        Map<String, DataType> types = new LinkedHashMap<>();
        types.put("small", DataType.SMALLINT);
        types.put("int", DataType.INTEGER);
        types.put("big", DataType.BIGINT);
        types.put("decimal", DataType.decimal(15, 2));
        types.put("wide", DataType.decimal(38, 2));
        types.put("real", DataType.DOUBLE);
        types.put("text", DataType.VARCHAR);
        types.put("day", DataType.DATE);
        types.put("time", DataType.TIMESTAMP);
        types.put("flag", DataType.BOOLEAN);
        return types;
    }

    private static Object value(String column, Random random) {
        int edge = random.nextInt(12);
        return switch (column) {
            case "small" ->
                    edge == 0
                            ? Short.MIN_VALUE
                            : edge == 1 ? Short.MAX_VALUE : (short) (random.nextInt(9) - 4);
            case "int" ->
                    edge == 0
                            ? Integer.MIN_VALUE
                            : edge == 1 ? Integer.MAX_VALUE : random.nextInt(9) - 4;
            case "big" ->
                    edge == 0
                            ? Long.MIN_VALUE
                            : edge == 1 ? Long.MAX_VALUE : (long) (random.nextInt(9) - 4);
            case "decimal" -> BigDecimal.valueOf(random.nextInt(900) - 450, 2);
            case "wide" ->
                    edge == 0
                            ? new BigDecimal("99999999999999999999.99")
                            : BigDecimal.valueOf(random.nextInt(9) - 4, 2);
            case "real" -> edge == 0 ? Double.NaN : edge == 1 ? -0.0 : random.nextInt(5) / 2.0;
            case "text" -> List.of("", "a", "ab", "b", "ä", "\uFFFD", "😀").get(random.nextInt(7));
            case "day" -> LocalDate.ofEpochDay(random.nextInt(9) - 4);
            case "time" ->
                    LocalDateTime.of(2026, 1, 1, 0, 0, random.nextInt(4), random.nextInt(3) * 500);
            default -> random.nextBoolean();
        };
    }

    private static ColumnVector vector(String column, Random random) {
        DataType type = TYPES.get(column);
        int layout = random.nextInt(4);
        int entries = layout == 0 ? ROWS : layout == 1 ? 1 : 1 + random.nextInt(20);
        boolean nulls = random.nextBoolean();
        int count = layout == 3 ? ROWS : entries;
        VectorBuilder builder = new VectorBuilder(type, count);
        for (int i = 0; i < count; i++) {
            builder.append(nulls && random.nextInt(4) == 0 ? null : stored(column, random));
        }
        ColumnVector values = builder.build();
        if (count == ROWS) {
            return values;
        }
        if (layout == 1) {
            return new ConstantVector(values, ROWS);
        }
        int[] codes = new int[ROWS];
        Arrays.setAll(codes, i -> random.nextInt(count));
        long[] validity = null;
        if (random.nextBoolean()) {
            validity = new long[(ROWS + 63) / 64];
            Arrays.setAll(validity, i -> random.nextLong());
        }
        return new DictionaryVector(values, codes, validity, ROWS);
    }

    private static Object stored(String column, Random random) {
        Object value = value(column, random);
        return value instanceof LocalDateTime time
                ? time.withNano(time.getNano() / 1000 * 1000)
                : value;
    }

    private static Predicate predicate(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 1 : 4);
        if (kind == 1) {
            return predicate(random, depth - 1).not();
        }
        if (kind > 1) {
            List<Predicate> operands = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                operands.add(predicate(random, depth - 1));
            }
            return kind == 2 ? Predicate.all(operands) : Predicate.any(operands);
        }
        List<String> names = List.copyOf(TYPES.keySet());
        String column = names.get(random.nextInt(names.size()));
        PredicateOperator[] operators = PredicateOperator.values();
        PredicateOperator operator = operators[random.nextInt(operators.length)];
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> Predicate.of(column, operator);
            case LIKE -> Predicate.of("text", operator, random.nextBoolean() ? "a%" : "%_b");
            case IN, NOT_IN -> {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(20); i++) {
                    values.add(value(column, random));
                }
                yield Predicate.of(column, operator, values);
            }
            default -> Predicate.of(column, operator, value(column, random));
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void patternsMatchLongTextsAsTheEvaluatorSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            VectorBuilder builder = new VectorBuilder(DataType.VARCHAR, ROWS);
            for (int row = 0; row < ROWS; row++) {
                builder.append(row % 7 == 0 ? null : word("abä", random.nextInt(40), random));
            }
            ColumnVector texts = builder.build();
            Predicate like =
                    Predicate.of(
                            "text",
                            PredicateOperator.LIKE,
                            word("ab%%ä", random.nextInt(6), random));
            Predicate filter = random.nextBoolean() ? like : like.not();
            int[] rows = new int[ROWS];
            Arrays.setAll(rows, row -> row);
            int count = new RowSelector(List.of(filter)).select(name -> texts, rows, ROWS);
            int[] expected =
                    IntStream.range(0, ROWS)
                            .filter(row -> PredicateEvaluator.isTrue(filter, c -> texts.value(row)))
                            .toArray();
            assertThat(Arrays.copyOf(rows, count)).isEqualTo(expected);
        }
    }

    private static String word(String letters, int length, Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheRowsThatTheEvaluatorFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Map<String, ColumnVector> columns = new LinkedHashMap<>();
            for (String column : TYPES.keySet()) {
                columns.put(column, vector(column, random));
            }
            List<Predicate> filters = List.of(predicate(random, 2), predicate(random, 1));
            int[] rows = new int[ROWS];
            int count = 0;
            for (int row = 0; row < ROWS; row++) {
                rows[count] = row;
                count += random.nextInt(5) > 0 ? 1 : 0;
            }
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                if (filters.stream()
                        .allMatch(
                                filter ->
                                        PredicateEvaluator.isTrue(
                                                filter, name -> columns.get(name).value(row)))) {
                    expected.add(row);
                }
            }
            RowSelector selector = new RowSelector(filters);
            int[] found = rows.clone();
            int kept = selector.select(columns::get, found, count);
            assertThat(Arrays.stream(found, 0, kept).boxed().toList())
                    .as("seed %d, round %d: %s", seed, round, filters)
                    .isEqualTo(expected);
        }
    }

    /**
     * It changes the order of its tests by what it saw, and keeps what it knows of a dictionary.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheSameRowsInTheHundredthBatch(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            List<Predicate> filters = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                filters.add(predicate(random, i == 0 ? 2 : random.nextInt(2)));
            }
            RowSelector selector = new RowSelector(filters);
            for (int batch = 0; batch < 100; batch++) {
                Map<String, ColumnVector> columns = new LinkedHashMap<>();
                for (String column : TYPES.keySet()) {
                    columns.put(column, vector(column, random));
                }
                int[] expected =
                        IntStream.range(0, ROWS)
                                .filter(row -> passes(filters, columns, row))
                                .toArray();
                int[] found = IntStream.range(0, ROWS).toArray();
                int kept = selector.select(columns::get, found, ROWS);
                assertThat(Arrays.copyOf(found, kept))
                        .as("seed %d, round %d, batch %d: %s", seed, round, batch, filters)
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean passes(
            List<Predicate> filters, Map<String, ColumnVector> columns, int row) {
        return filters.stream()
                .allMatch(
                        filter ->
                                PredicateEvaluator.isTrue(
                                        filter, name -> columns.get(name).value(row)));
    }

    @Test
    void twoComparisonsOfOneColumnAreWhatBothAllow() {
        List<PredicateOperator> operators =
                List.of(
                        PredicateOperator.EQ,
                        PredicateOperator.NEQ,
                        PredicateOperator.LT,
                        PredicateOperator.LTE,
                        PredicateOperator.GT,
                        PredicateOperator.GTE);
        List<Object> literals =
                List.of(
                        -1L,
                        0L,
                        3L,
                        new BigDecimal("0.5"),
                        new BigDecimal("1e30"),
                        new BigDecimal("-1e30"));
        for (DataType type : List.of(DataType.BIGINT, DataType.decimal(15, 2))) {
            VectorBuilder builder = new VectorBuilder(type, 8);
            for (int i = -3; i < 5; i++) {
                builder.append(i == 4 ? null : BigDecimal.valueOf(i));
            }
            ColumnVector values = builder.build();
            for (int n = 0; n < operators.size() * operators.size(); n++) {
                PredicateOperator first = operators.get(n / operators.size());
                PredicateOperator second = operators.get(n % operators.size());
                for (int m = 0; m < literals.size() * literals.size(); m++) {
                    Object one = literals.get(m / literals.size());
                    Object two = literals.get(m % literals.size());
                    List<Predicate> filters =
                            List.of(Predicate.of("x", first, one), Predicate.of("x", second, two));
                    int[] rows = IntStream.range(0, 8).toArray();
                    int kept = new RowSelector(filters).select(name -> values, rows, 8);
                    assertThat(Arrays.copyOf(rows, kept))
                            .as("%s %s %s and %s %s", type, first, one, second, two)
                            .isEqualTo(
                                    IntStream.range(0, 8)
                                            .filter(
                                                    row ->
                                                            passes(
                                                                    filters,
                                                                    Map.of("x", values),
                                                                    row))
                                            .toArray());
                }
            }
        }
    }

    @Test
    void aLiteralBetweenTwoValuesOfTheScaleEqualsNone() {
        VectorBuilder builder = new VectorBuilder(DataType.decimal(5, 1), 2);
        builder.append(new BigDecimal("1.2"));
        builder.append(new BigDecimal("1.3"));
        ColumnVector values = builder.build();
        BigDecimal between = new BigDecimal("1.25");
        for (PredicateOperator operator :
                List.of(
                        PredicateOperator.EQ,
                        PredicateOperator.NEQ,
                        PredicateOperator.LT,
                        PredicateOperator.GTE)) {
            int[] rows = {0, 1};
            RowSelector selector = new RowSelector(List.of(Predicate.of("x", operator, between)));
            int count = selector.select(name -> values, rows, 2);
            assertThat(Arrays.copyOf(rows, count))
                    .isEqualTo(
                            switch (operator) {
                                case EQ -> new int[] {};
                                case NEQ -> new int[] {0, 1};
                                case LT -> new int[] {0};
                                default -> new int[] {1};
                            });
        }
    }
}
