package io.tauro.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Up to a few thousand rows, column by column, with an optional selection: the rows that count.
 * Immutable, and may be kept.
 */
public final class Batch {

    /** The number of rows that a batch has unless somebody says otherwise. */
    public static final int DEFAULT_ROWS = 4096;

    private static final int[] EVERY = IntStream.range(0, DEFAULT_ROWS).toArray();

    private final List<ColumnVector> columns;

    /** The same, since a list is asked for an element more slowly. */
    private final ColumnVector[] vectors;

    private final int rowCount;
    private final int @Nullable [] selection;
    private final int selectedCount;

    private Batch(List<ColumnVector> columns, int rowCount) {
        this.columns = columns;
        this.vectors = columns.toArray(ColumnVector[]::new);
        this.rowCount = rowCount;
        this.selection = null;
        this.selectedCount = rowCount;
        for (ColumnVector column : vectors) {
            if (column.size() != rowCount) {
                throw new IllegalArgumentException(
                        "A column of " + column.size() + " rows in a batch of " + rowCount);
            }
        }
    }

    private Batch(Batch batch, int @Nullable [] selection, int selectedCount) {
        this.columns = batch.columns;
        this.vectors = batch.vectors;
        this.rowCount = batch.rowCount;
        this.selection = selection;
        this.selectedCount = selectedCount;
    }

    /** All rows of the columns; there may be no columns, but still rows. */
    public static Batch of(int rowCount, List<? extends ColumnVector> columns) {
        return new Batch(List.copyOf(columns), rowCount);
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
        return new Batch(this, rows, count);
    }

    /** Other columns of as many rows under the same selection. */
    public Batch withColumns(List<? extends ColumnVector> others) {
        return new Batch(of(rowCount, others), selection, selectedCount);
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

    /** The positions of the rows that count, in an array of its own. */
    public int[] rows() {
        if (selection != null) {
            return Arrays.copyOf(selection, selectedCount);
        }
        return rowCount <= DEFAULT_ROWS
                ? Arrays.copyOf(EVERY, rowCount)
                : IntStream.range(0, rowCount).toArray();
    }

    public int columnCount() {
        return vectors.length;
    }

    /** The vector of a column, of {@link #rowCount()} rows. */
    public ColumnVector column(int index) {
        return vectors[index];
    }

    public List<ColumnVector> columns() {
        return columns;
    }

    /**
     * The memory of the vectors, in bytes; an estimate. A vector that stands twice counts twice.
     */
    public long bytes() {
        long bytes = selection == null ? 64 : 64 + 4L * selection.length;
        for (ColumnVector column : vectors) {
            bytes += column.bytes();
        }
        return bytes;
    }
}
