package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.PhysicalNode.Order;
import java.util.List;

/** The order of the rows of some columns. */
final class RowOrder {

    private final long[] prefixes;
    private final boolean prefixIsKey;
    private final RowComparator[] keys;

    private RowOrder(long[] prefixes, boolean prefixIsKey, RowComparator[] keys) {
        this.prefixes = prefixes;
        this.prefixIsKey = prefixIsKey;
        this.keys = keys;
    }

    /** The order of rows of the same columns, quick by a prefix of the first key. */
    static RowOrder of(List<ColumnVector> columns, int rows, List<Order> order) {
        Order first = order.get(0);
        SortPrefix prefix = SortPrefix.of(columns.get(first.column()), rows, first);
        return new RowOrder(prefix.values(), prefix.isKey(), comparators(columns, columns, order));
    }

    /** Negative, zero or positive as the left row is before, equal to or behind the right one. */
    int compare(int left, int right) {
        int byPrefix = Long.compare(prefixes[left], prefixes[right]);
        if (byPrefix != 0) {
            return byPrefix;
        }
        for (int k = prefixIsKey ? 1 : 0; k < keys.length; k++) {
            int byKey = keys[k].compare(left, right);
            if (byKey != 0) {
                return byKey;
            }
        }
        return 0;
    }

    /** Compares rows of some columns with rows of others, key by key. */
    static RowComparator[] comparators(
            List<ColumnVector> left, List<ColumnVector> right, List<Order> order) {
        return order.stream()
                .map(
                        key ->
                                RowComparators.order(
                                        left.get(key.column()),
                                        right.get(key.column()),
                                        key.descending(),
                                        key.nullsFirst()))
                .toArray(RowComparator[]::new);
    }
}
