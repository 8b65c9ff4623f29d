package io.tauro.internal.edge;

import io.tauro.data.ColumnVector;
import java.util.List;
import java.util.function.IntFunction;

/** A condition on other cells. */
abstract class TruthCell extends Cell {

    private final List<Cell> operands;

    TruthCell(List<Cell> operands) {
        this.operands = List.copyOf(operands);
    }

    final Cell operand(int index) {
        return operands.get(index);
    }

    @Override
    final void bind(IntFunction<ColumnVector> columns) {
        for (Cell operand : operands) {
            operand.bind(columns);
        }
    }

    @Override
    final boolean isNull(int row) {
        return truth(row) == UNKNOWN;
    }

    @Override
    abstract int truth(int row);

    static int of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** From left to right, until one is false. */
    static Cell all(List<Cell> operands) {
        Cell[] each = operands.toArray(Cell[]::new);
        return new TruthCell(operands) {
            @Override
            int truth(int row) {
                int least = TRUE;
                for (int i = 0; i < each.length && least != FALSE; i++) {
                    least = Math.min(least, each[i].truth(row));
                }
                return least;
            }
        };
    }

    /** From left to right, until one is true. */
    static Cell any(List<Cell> operands) {
        Cell[] each = operands.toArray(Cell[]::new);
        return new TruthCell(operands) {
            @Override
            int truth(int row) {
                int greatest = FALSE;
                for (int i = 0; i < each.length && greatest != TRUE; i++) {
                    greatest = Math.max(greatest, each[i].truth(row));
                }
                return greatest;
            }
        };
    }

    static Cell not(Cell condition) {
        return new TruthCell(List.of(condition)) {
            @Override
            int truth(int row) {
                return TRUE - condition.truth(row);
            }
        };
    }

    /** IS TRUE and its like. */
    static Cell is(Cell condition, int wanted, boolean negated) {
        return new TruthCell(List.of(condition)) {
            @Override
            int truth(int row) {
                return of((condition.truth(row) == wanted) != negated);
            }
        };
    }

    static Cell isNull(Cell value, boolean negated) {
        return new TruthCell(List.of(value)) {
            @Override
            int truth(int row) {
                return of(value.isNull(row) != negated);
            }
        };
    }
}
