package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import java.util.List;

/**
 * Three-valued AND and OR. An operand is computed for the rows that are not decided yet: not false
 * for AND, not true for OR.
 */
final class ConnectiveEvaluator implements Evaluator {

    private final List<Evaluator> operands;
    private final boolean deciding;

    /**
     * @param deciding the value that decides: true for OR, false for AND
     */
    ConnectiveEvaluator(List<Evaluator> operands, boolean deciding) {
        this.operands = List.copyOf(operands);
        this.deciding = deciding;
    }

    @Override
    public ColumnVector evaluate(Batch batch) {
        int size = batch.rowCount();
        boolean[] values = new boolean[size];
        long[] validity = null;
        Batch open = batch;
        for (Evaluator operand : operands) {
            if (open.selectedCount() == 0) {
                break;
            }
            Decoded vector = Decoded.of(operand.evaluate(open));
            boolean[] operandValues = ((BooleanVector) vector.values()).values();
            boolean nulls = vector.mayHaveNulls();
            int[] undecided = new int[open.selectedCount()];
            int count = 0;
            for (int n = 0; n < undecided.length; n++) {
                int row = open.row(n);
                undecided[count] = row;
                if (nulls && vector.isNull(row)) {
                    validity = validity == null ? Validity.allValid(size) : validity;
                    Validity.setNull(validity, row);
                    count++;
                } else if (operandValues[vector.index(row)] == deciding) {
                    values[row] = deciding;
                    if (validity != null) {
                        Validity.setValid(validity, row);
                    }
                } else {
                    values[row] = !deciding;
                    count++;
                }
            }
            open = count == undecided.length ? open : open.select(undecided, count);
        }
        return new BooleanVector(DataType.BOOLEAN, values, validity, size);
    }
}
