package io.tauro.internal.execute;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.OuterColumn;
import io.tauro.internal.kernel.Expressions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the values of one outer row in the place of the columns by which a plan reads them. */
final class OuterValues extends Binding {

    private final int correlation;
    private final List<Integer> columns;
    private final List<@Nullable Object> values;

    /**
     * @param columns the positions that the plan reads
     * @param values the value of each
     */
    OuterValues(int correlation, List<Integer> columns, List<@Nullable Object> values) {
        this.correlation = correlation;
        this.columns = columns;
        this.values = values;
    }

    @Override
    protected Expression expression(Expression expression) {
        return Expressions.withLeaves(expression, this::value);
    }

    private Expression value(Expression leaf) {
        return leaf instanceof OuterColumn outer && outer.correlation() == correlation
                ? new Constant(values.get(columns.indexOf(outer.index())), outer.type())
                : leaf;
    }
}
