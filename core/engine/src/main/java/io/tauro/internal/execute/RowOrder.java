package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.PhysicalNode.Order;
import java.util.List;

/** The order of the rows of some columns. */
final class RowOrder {

    private final long[] prefixes;
    private final int prefixKeys;
    private final RowComparator[] keys;

    private RowOrder(long[] prefixes, int prefixKeys, RowComparator[] keys) {
        this.prefixes = prefixes;
        this.prefixKeys = prefixKeys;
        this.keys = keys;
    }

    /** The order of rows of the same columns, quick by a prefix of the first keys. */
    static RowOrder of(List<ColumnVector> columns, int rows, List<Order> order) {
        SortPrefix prefix = SortPrefix.of(columns, rows, order);
        return new RowOrder(prefix.values(), prefix.keys(), comparators(columns, columns, order));
    }

    /** For each row a number: a row with a lower one is before others. */
    long[] prefixes() {
        return prefixes;
    }

    /** Whether rows of one prefix are equal. */
    boolean isWhole() {
        return prefixKeys == keys.length;
    }

    /** Negative, zero or positive as the left row is before, equal to or behind the right one. */
    int compare(int left, int right) {
        int byPrefix = Long.compare(prefixes[left], prefixes[right]);
        if (byPrefix != 0) {
            return byPrefix;
        }
        for (int k = prefixKeys; k < keys.length; k++) {
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
