package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.BatchFilter;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Filters;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the pairs that meet the condition of a join. Fetches only the columns that it reads. */
final class PairCondition {

    private final JoinSpec spec;
    private final List<ColumnVector> build;
    private final @Nullable BatchFilter filter;
    private final BitSet used;

    private PairCondition(
            JoinSpec spec, List<ColumnVector> build, @Nullable BatchFilter filter, BitSet used) {
        this.spec = spec;
        this.build = build;
        this.filter = filter;
        this.used = used;
    }

    static PairCondition of(JoinSpec spec, List<ColumnVector> build) {
        if (spec.condition().isEmpty()) {
            return new PairCondition(spec, build, null, new BitSet());
        }
        Expression condition = spec.condition().get();
        return new PairCondition(
                spec, build, Filters.compile(condition), InputColumns.of(condition));
    }

    void keepMatches(Pairs pairs, Batch probe) {
        if (filter == null || pairs.count() == 0) {
            return;
        }
        int count = pairs.count();
        List<ColumnVector> left = spec.buildLeft() ? build : probe.columns();
        List<ColumnVector> right = spec.buildLeft() ? probe.columns() : build;
        int[] leftRows = spec.buildLeft() ? pairs.build() : pairs.probe();
        int[] rightRows = spec.buildLeft() ? pairs.probe() : pairs.build();
        List<ColumnVector> columns = new ArrayList<>(left.size() + right.size());
        fetch(left, spec.leftTypes(), leftRows, count, columns);
        fetch(right, spec.rightTypes(), rightRows, count, columns);
        Batch matches = filter.apply(Batch.of(count, columns));
        int[] selection = matches.selection();
        if (selection != null) {
            pairs.keep(selection, matches.selectedCount());
        }
    }

    private void fetch(
            List<ColumnVector> from,
            List<DataType> types,
            int[] rows,
            int count,
            List<ColumnVector> into) {
        for (int i = 0; i < from.size(); i++) {
            into.add(
                    used.get(into.size())
                            ? Vectors.gather(from.get(i), rows, count)
                            : Vectors.constant(null, types.get(i), count));
        }
    }
}
