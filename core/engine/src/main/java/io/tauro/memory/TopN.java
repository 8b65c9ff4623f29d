package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.predicate.RowSelector;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.Cancellation;
import io.tauro.spi.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first rows of an order; of rows that are alike, those that came first. Not thread-safe.
 */
final class TopN {

    private static final int CHECK_EVERY = 1 << 12;

    private final List<SortKey> keys;
    private final List<Integer> columns;
    private final long limit;
    private final Comparator<Entry> order =
            Comparator.<Entry, @Nullable Object[]>comparing(Entry::values, this::compare)
                    .thenComparingLong(Entry::position);
    private final PriorityQueue<Entry> worstFirst = new PriorityQueue<>(order.reversed());
    private long position;

    /** A row: where it is, and its values of the keys. */
    record Entry(Batch chunk, int row, long position, @Nullable Object[] values) {}

    /**
     * @param keys the order
     * @param columns the position of each key's column in the chunks
     * @param limit how many rows to keep
     */
    TopN(List<SortKey> keys, List<Integer> columns, long limit) {
        this.keys = keys;
        this.columns = columns;
        this.limit = limit;
    }

    void add(Batch rows, Cancellation cancellation) {
        Batch chunk = promising(rows);
        for (int i = 0; i < chunk.selectedCount(); i++) {
            if (i % CHECK_EVERY == 0) {
                cancellation.throwIfCancelled();
            }
            int row = chunk.row(i);
            @Nullable Object[] values = new Object[columns.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = chunk.column(columns.get(k)).value(row);
            }
            add(new Entry(chunk, row, position++, values));
        }
    }

    /** Those rows that may be before the last one of which it has as many as it keeps. */
    private Batch promising(Batch chunk) {
        Entry last = worstFirst.peek();
        if (last == null || worstFirst.size() < limit) {
            return chunk;
        }
        SortKey key = keys.get(0);
        Object bound = last.values()[0];
        ColumnVector column = chunk.column(columns.get(0));
        if (bound == null || key.nullsFirst() && column.mayHaveNulls()) {
            return chunk;
        }
        PredicateOperator orEqual =
                key.descending() ? PredicateOperator.GTE : PredicateOperator.LTE;
        int[] rows = new int[chunk.selectedCount()];
        Arrays.setAll(rows, chunk::row);
        int count =
                new RowSelector(List.of(Predicate.of(key.column(), orEqual, bound)))
                        .select(name -> column, rows, rows.length);
        return chunk.select(rows, count);
    }

    private void add(Entry entry) {
        if (worstFirst.size() < limit) {
            worstFirst.add(entry);
        } else if (!worstFirst.isEmpty() && order.compare(entry, worstFirst.peek()) < 0) {
            worstFirst.poll();
            worstFirst.add(entry);
        }
    }

    /** The rows that were kept, in order. */
    List<Entry> inOrder() {
        List<Entry> entries = new ArrayList<>(worstFirst);
        entries.sort(order);
        return entries;
    }

    private int compare(@Nullable Object[] left, @Nullable Object[] right) {
        for (int i = 0; i < left.length; i++) {
            int result = compare(keys.get(i), left[i], right[i]);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private static int compare(SortKey key, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            int nullLast = Boolean.compare(left == null, right == null);
            return key.nullsFirst() ? -nullLast : nullLast;
        }
        int result = ValueOrder.compare(left, right);
        return key.descending() ? -result : result;
    }
}
