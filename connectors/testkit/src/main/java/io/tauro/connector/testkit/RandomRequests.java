package io.tauro.connector.testkit;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes requests of a table: conditions with values that are there and values that are nearly
 * there, orders, limits, columns.
 */
final class RandomRequests {

    private static final List<PredicateOperator> COMPARISONS =
            List.of(
                    PredicateOperator.EQ,
                    PredicateOperator.NEQ,
                    PredicateOperator.LT,
                    PredicateOperator.LTE,
                    PredicateOperator.GT,
                    PredicateOperator.GTE);

    private final Schema schema;
    private final List<Column> comparable;
    private final Map<String, List<Object>> literals;
    private final int rows;
    private final Random random;

    /**
     * @param schema the columns of the table, as the connector reports them
     * @param literals what to compare each column with, by name; of its {@code javaType()}
     * @param rows the rows of the table
     * @param random where all choices come from
     */
    RandomRequests(Schema schema, Map<String, List<Object>> literals, int rows, Random random) {
        this.schema = schema;
        this.literals = literals;
        this.comparable =
                schema.columns().stream()
                        .filter(column -> isComparable(column) && !literals(column).isEmpty())
                        .toList();
        this.rows = rows;
        this.random = random;
    }

    private List<Object> literals(Column column) {
        return literals.getOrDefault(column.name(), List.of());
    }

    static boolean isComparable(Column column) {
        return switch (column.type().kind()) {
            case ARRAY, MAP, ROW, NULL, INTERVAL_YEAR_MONTH -> false;
            default -> true;
        };
    }

    ScanRequest next() {
        List<Predicate> filters =
                Stream.generate(() -> predicate(2)).limit(random.nextInt(4)).toList();
        OptionalLong limit =
                random.nextInt(3) == 0
                        ? OptionalLong.of(random.nextInt(rows + 2))
                        : OptionalLong.empty();
        List<SortKey> sort = limit.isPresent() && random.nextBoolean() ? sort() : List.of();
        return new ScanRequest(columns(), filters, sort, limit);
    }

    private List<String> columns() {
        List<String> names = new ArrayList<>(schema.names());
        Collections.shuffle(names, random);
        return names.subList(
                0,
                random.nextInt(4) == 0 ? names.size() : Math.min(names.size(), random.nextInt(4)));
    }

    private List<SortKey> sort() {
        List<Column> keys = new ArrayList<>(comparable);
        Collections.shuffle(keys, random);
        return keys.stream()
                .limit(1L + random.nextInt(3))
                .map(
                        column ->
                                new SortKey(
                                        column.name(), random.nextBoolean(), random.nextBoolean()))
                .toList();
    }

    private Predicate predicate(int depth) {
        int choice = depth == 0 ? 9 : random.nextInt(10);
        return switch (choice) {
            case 0 -> new Predicate.And(operands(depth));
            case 1, 2 -> new Predicate.Or(operands(depth));
            case 3 -> new Predicate.Not(predicate(depth - 1));
            default -> condition();
        };
    }

    private List<Predicate> operands(int depth) {
        return Stream.generate(() -> predicate(depth - 1)).limit(1L + random.nextInt(3)).toList();
    }

    private Predicate condition() {
        Column column =
                comparable.isEmpty() || random.nextInt(12) == 0
                        ? any(schema.columns())
                        : any(comparable);
        List<Object> values = literals(column);
        int choice = random.nextInt(12);
        if (choice < 2 || values.isEmpty() || !isComparable(column)) {
            return Predicate.of(
                    column.name(),
                    choice % 2 == 0 ? PredicateOperator.IS_NULL : PredicateOperator.IS_NOT_NULL);
        }
        if (choice < 4) {
            List<Object> list =
                    Stream.generate(() -> any(values)).limit(1L + random.nextInt(5)).toList();
            return Predicate.of(
                    column.name(),
                    choice == 2 ? PredicateOperator.IN : PredicateOperator.NOT_IN,
                    list);
        }
        boolean text =
                column.type().kind() == TypeKind.VARCHAR || column.type().kind() == TypeKind.CHAR;
        if (text && choice < 8) {
            return Predicate.of(
                    column.name(), PredicateOperator.LIKE, pattern((String) any(values)));
        }
        return Predicate.of(column.name(), any(COMPARISONS), any(values));
    }

    /** A text of which some characters have become wildcards. */
    private String pattern(String text) {
        StringBuilder pattern = new StringBuilder(random.nextInt(3) == 0 ? "%" : "");
        text.codePoints()
                .forEach(
                        point -> {
                            int choice = random.nextInt(8);
                            if (choice < 6) {
                                pattern.appendCodePoint(point);
                            } else {
                                pattern.append(choice == 6 ? "_" : "%");
                            }
                        });
        return pattern.append(random.nextInt(3) == 0 ? "%" : "").toString();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
