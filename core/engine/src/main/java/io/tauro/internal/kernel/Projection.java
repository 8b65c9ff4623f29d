package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression.InputColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Computes several expressions of one batch. What stands in more than one place is computed once,
 * if one of them is computed for each row. Thread-safe.
 */
public final class Projection {

    /** Among so many rows for each that counts, steps over them cost more than to copy those. */
    private static final int SPARSE = 8;

    private final BitSet read;
    private final int used;
    private final List<Evaluator> shared;
    private final List<Evaluator> results;

    private Projection(BitSet read, int used, List<Evaluator> shared, List<Evaluator> results) {
        this.read = read;
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
        BitSet read = new BitSet();
        for (Expression expression : expressions) {
            Expressions.anyLeaf(
                    expression,
                    leaf -> {
                        if (leaf instanceof InputColumn column) {
                            read.set(column.index());
                        }
                        return false;
                    });
        }
        return new Projection(
                read, parts.inputs(), compiled(parts.shared()), compiled(parts.expressions()));
    }

    private static List<Evaluator> compiled(List<Expression> expressions) {
        return expressions.stream().map(Evaluators::compile).toList();
    }

    /**
     * The results for the rows that count, a column for each expression.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-20xx} if a selected row has no value
     */
    public Batch apply(Batch batch) {
        return batch.selectedCount() <= batch.rowCount() / SPARSE
                ? compute(compact(batch))
                : compute(batch);
    }

    /** The rows that count, one behind the other; columns that are not read hold anything. */
    private Batch compact(Batch batch) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (selection == null) {
            return batch;
        }
        List<ColumnVector> columns = new ArrayList<>(batch.columnCount());
        for (int i = 0; i < batch.columnCount(); i++) {
            ColumnVector column = batch.column(i);
            columns.add(
                    read.get(i)
                            ? Vectors.gather(column, selection, count)
                            : Vectors.constant(null, column.type(), count));
        }
        return Batch.of(count, columns);
    }

    private Batch compute(Batch batch) {
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
