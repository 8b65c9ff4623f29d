package io.tauro.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to a few thousand rows, column by column, with an optional selection: the rows that count.
 * Immutable, and may be kept.
 */
public final class Batch {

    /** The number of rows that a batch has unless somebody says otherwise. */
    public static final int DEFAULT_ROWS = 4096;

    private final List<ColumnVector> columns;
    private final int rowCount;
    private final int @Nullable [] selection;
    private final int selectedCount;

    private Batch(
            List<ColumnVector> columns,
            int rowCount,
            int @Nullable [] selection,
            int selectedCount) {
        this.columns = List.copyOf(columns);
        this.rowCount = rowCount;
        this.selection = selection;
        this.selectedCount = selectedCount;
        for (ColumnVector column : columns) {
            if (column.size() != rowCount) {
                throw new IllegalArgumentException(
                        "A column of " + column.size() + " rows in a batch of " + rowCount);
            }
        }
    }

    /** All rows of the columns; there may be no columns, but still rows. */
    public static Batch of(int rowCount, List<? extends ColumnVector> columns) {
        return new Batch(List.copyOf(columns), rowCount, null, rowCount);
    }

    /** All rows of the columns; there may be no columns, but still rows. */
    public static Batch of(int rowCount, ColumnVector... columns) {
        return of(rowCount, List.of(columns));
    }

    /**
     * The same columns, of which only these rows count.
     *
     * @param rows positions, strictly increasing; the first {@code count} are read, the array is
     *     not copied
     */
    public Batch select(int[] rows, int count) {
        return new Batch(columns, rowCount, rows, count);
    }

    /** Other columns of as many rows under the same selection. */
    public Batch withColumns(List<? extends ColumnVector> others) {
        return new Batch(List.copyOf(others), rowCount, selection, selectedCount);
    }

    /** The rows of each column, selected or not. */
    public int rowCount() {
        return rowCount;
    }

    /** The rows that count. */
    public int selectedCount() {
        return selectedCount;
    }

    /**
     * The positions of the rows that count, strictly increasing, the first {@link #selectedCount()}
     * of the array; null for all rows.
     */
    public int @Nullable [] selection() {
        return selection;
    }

    /** The position in the columns of the n-th row that counts. */
    public int row(int n) {
        return selection == null ? n : selection[n];
    }

    public int columnCount() {
        return columns.size();
    }

    /** The vector of a column, of {@link #rowCount()} rows. */
    public ColumnVector column(int index) {
        return columns.get(index);
    }

    public List<ColumnVector> columns() {
        return columns;
    }

    /**
     * The memory of the vectors, in bytes; an estimate. A vector that stands twice counts twice.
     */
    public long bytes() {
        long bytes = selection == null ? 64 : 64 + 4L * selection.length;
        for (ColumnVector column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }
}
