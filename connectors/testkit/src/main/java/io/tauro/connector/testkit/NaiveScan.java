package io.tauro.connector.testkit;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.SortKey;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request means, evaluated row by row over rows of a schema. */
final class NaiveScan {

    private final Map<String, Integer> positions = new HashMap<>();

    NaiveScan(Schema schema) {
        for (int i = 0; i < schema.size(); i++) {
            positions.putIfAbsent(schema.column(i).name(), i);
        }
    }

    @Nullable Object value(List<?> row, String column) {
        return row.get(java.util.Objects.requireNonNull(positions.get(column)));
    }

    <T extends List<?>> List<T> filter(List<T> rows, List<Predicate> filters) {
        return rows.stream()
                .filter(
                        row ->
                                filters.stream()
                                        .allMatch(
                                                filter ->
                                                        PredicateEvaluator.isTrue(
                                                                filter,
                                                                column -> value(row, column))))
                .toList();
    }

    List<List<@Nullable Object>> project(List<? extends List<?>> rows, List<String> columns) {
        List<List<@Nullable Object>> projected = new ArrayList<>(rows.size());
        for (List<?> row : rows) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            columns.forEach(column -> values.add(value(row, column)));
            projected.add(values);
        }
        return projected;
    }

    Comparator<List<?>> order(List<SortKey> keys) {
        return (left, right) -> {
            for (SortKey key : keys) {
                int result = compare(key, value(left, key.column()), value(right, key.column()));
                if (result != 0) {
                    return result;
                }
            }
            return 0;
        };
    }

    private static int compare(SortKey key, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return (key.nullsFirst() ? -1 : 1) * Boolean.compare(left == null, right == null);
        }
        return (key.descending() ? -1 : 1) * Integer.signum(ValueOrder.compare(left, right));
    }
}
