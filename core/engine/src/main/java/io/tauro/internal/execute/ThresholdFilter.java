package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import java.util.List;

/**
 * The value that the last of the wanted rows has so far: rows behind it by the first key of the
 * order are not among the first ones. Immutable and thread-safe.
 *
 * @param last the value, as a vector of one row
 * @param order the first key
 */
record ThresholdFilter(ColumnVector last, Order order) implements RowFilter {

    @Override
    public int select(ColumnVector values, int[] rows, int count) {
        RowComparator byKey =
                RowComparators.order(values, last, order.descending(), order.nullsFirst());
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (byKey.compare(row, 0) <= 0) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    @Override
    public List<Predicate> predicates(String column, int mostValues) {
        Predicate isNull = Predicate.of(column, PredicateOperator.IS_NULL, null);
        Object value = last.value(0);
        if (value == null) {
            return order.nullsFirst() ? List.of(isNull) : List.of();
        }
        Predicate within =
                Predicate.of(
                        column,
                        order.descending() ? PredicateOperator.GTE : PredicateOperator.LTE,
                        value);
        return List.of(order.nullsFirst() ? new Predicate.Or(List.of(within, isNull)) : within);
    }
}
