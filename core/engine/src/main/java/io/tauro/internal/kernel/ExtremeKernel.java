package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;

/** GREATEST and LEAST of the arguments that are not null. */
final class ExtremeKernel implements Kernel {

    private final DataType type;
    private final boolean greatest;

    ExtremeKernel(DataType type, boolean greatest) {
        this.type = type;
        this.greatest = greatest;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        ColumnVector best = ComparisonFunctions.column(arguments, 0, rows);
        for (int i = 1; i < arguments.count(); i++) {
            best = better(best, ComparisonFunctions.column(arguments, i, rows), rows);
        }
        return Vectors.flatten(best);
    }

    private ColumnVector better(ColumnVector left, ColumnVector right, Rows rows) {
        // A null is behind all values in the order that is asked for, and so never wins.
        RowComparator order = RowComparators.order(left, right, greatest, false);
        int[] fromLeft = new int[rows.count()];
        int[] fromRight = new int[rows.count()];
        int leftCount = 0;
        int rightCount = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            if (order.compare(row, row) <= 0) {
                fromLeft[leftCount++] = row;
            } else {
                fromRight[rightCount++] = row;
            }
        }
        Batch all = Batch.of(rows.size());
        Merge merge = new Merge(type, rows.size());
        merge.add(left, all.select(fromLeft, leftCount));
        merge.add(right, all.select(fromRight, rightCount));
        return merge.result();
    }
}
