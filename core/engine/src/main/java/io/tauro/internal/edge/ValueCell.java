package io.tauro.internal.edge;

import io.tauro.data.ColumnVector;
import java.util.function.IntFunction;

/** A value that is computed from others, and null if one of them is. */
abstract class ValueCell extends Cell {

    private final Cell[] operands;

    ValueCell(Cell... operands) {
        this.operands = operands.clone();
    }

    @Override
    final void bind(IntFunction<ColumnVector> columns) {
        for (Cell operand : operands) {
            operand.bind(columns);
        }
        bound();
    }

    /** After the columns have changed. */
    void bound() {}

    @Override
    final boolean isNull(int row) {
        for (Cell operand : operands) {
            if (operand.isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
