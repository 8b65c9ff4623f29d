package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes several expressions of one batch. What stands in more than one place is computed once,
 * if one of them is computed for each row. Thread-safe.
 */
public final class Projection {

    private final int used;
    private final List<Evaluator> shared;
    private final List<Evaluator> results;

    private Projection(int used, List<Evaluator> shared, List<Evaluator> results) {
        this.used = used;
        this.shared = shared;
        this.results = results;
    }

    /**
     * A projection to these expressions.
     *
     * @throws io.tauro.error.TauroException as {@link Evaluators#compile} does
     */
    public static Projection compile(List<Expression> expressions) {
        SharedParts parts = SharedParts.of(expressions);
        return new Projection(
                parts.inputs(), compiled(parts.shared()), compiled(parts.expressions()));
    }

    private static List<Evaluator> compiled(List<Expression> expressions) {
        return expressions.stream().map(Evaluators::compile).toList();
    }

    /**
     * The results under the selection of the batch, a column for each expression.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-20xx} if a selected row has no value
     */
    public Batch apply(Batch batch) {
        Batch input = batch;
        if (!shared.isEmpty()) {
            List<ColumnVector> columns = new ArrayList<>(batch.columns().subList(0, used));
            for (Evaluator evaluator : shared) {
                columns.add(evaluator.evaluate(batch.withColumns(columns)));
            }
            input = batch.withColumns(columns);
        }
        List<ColumnVector> columns = new ArrayList<>(results.size());
        for (Evaluator evaluator : results) {
            columns.add(evaluator.evaluate(input));
        }
        return batch.withColumns(columns);
    }
}
