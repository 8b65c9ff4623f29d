package io.tauro.internal.edge;

import io.tauro.data.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The result of the first condition that is true, else the last result. */
final class Choice extends Cell {

    private final Cell[] conditions;
    private final Cell[] results;

    Choice(List<Cell> conditions, List<Cell> results, Cell otherwise) {
        this.conditions = conditions.toArray(Cell[]::new);
        List<Cell> all = new ArrayList<>(results);
        all.add(otherwise);
        this.results = all.toArray(Cell[]::new);
    }

    @Override
    void bind(IntFunction<ColumnVector> columns) {
        for (Cell condition : conditions) {
            condition.bind(columns);
        }
        for (Cell result : results) {
            result.bind(columns);
        }
    }

    private Cell chosen(int row) {
        int i = 0;
        while (i < conditions.length && conditions[i].truth(row) != TRUE) {
            i++;
        }
        return results[i];
    }

    @Override
    boolean isNull(int row) {
        return chosen(row).isNull(row);
    }

    @Override
    int truth(int row) {
        return chosen(row).truth(row);
    }

    @Override
    long whole(int row) {
        return chosen(row).whole(row);
    }

    @Override
    double real(int row) {
        return chosen(row).real(row);
    }

    @Override
    BigDecimal exact(int row) {
        return chosen(row).exact(row);
    }

    @Override
    byte[] bytes(int row) {
        return chosen(row).bytes(row);
    }

    @Override
    int start(int row) {
        return chosen(row).start(row);
    }

    @Override
    int end(int row) {
        return chosen(row).end(row);
    }
}
