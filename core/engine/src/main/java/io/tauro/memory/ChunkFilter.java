package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds the rows of a chunk for which all conditions are true. Immutable and thread-safe. */
final class ChunkFilter {

    private final Schema schema;
    private final List<Predicate> conjuncts = new ArrayList<>();

    ChunkFilter(Schema schema, List<Predicate> filters) {
        this.schema = schema;
        filters.forEach(this::flatten);
    }

    private void flatten(Predicate filter) {
        if (filter instanceof Predicate.And and) {
            and.operands().forEach(this::flatten);
        } else {
            conjuncts.add(filter);
        }
    }

    /** The chunk with only the rows that pass; the chunk itself where nothing is asked. */
    Batch apply(Batch chunk) {
        if (conjuncts.isEmpty()) {
            return chunk;
        }
        int count = chunk.selectedCount();
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = chunk.row(i);
        }
        for (Predicate conjunct : conjuncts) {
            count = keep(rows, count, test(conjunct, chunk));
        }
        return chunk.select(rows, count);
    }

    private static int keep(int[] rows, int count, IntPredicate test) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (test.test(rows[i])) {
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }

    private IntPredicate test(Predicate predicate, Batch chunk) {
        if (predicate instanceof Predicate.Condition condition) {
            IntPredicate fast =
                    FastCondition.of(condition, chunk.column(position(condition.column())));
            if (fast != null) {
                return fast;
            }
        }
        return row ->
                PredicateEvaluator.isTrue(
                        predicate, column -> chunk.column(position(column)).value(row));
    }

    private int position(String column) {
        return schema.indexOf(column).orElseThrow();
    }
}
