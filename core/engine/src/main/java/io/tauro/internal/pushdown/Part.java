package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An aggregate that may be computed of portions of its rows first, and then of the results.
 *
 * @param argument over the columns of some step; empty for {@code COUNT(*)}
 * @param filter a condition: only rows for which it is true count
 */
record Part(
        AggregateFunction function,
        Optional<Expression> argument,
        Optional<Expression> filter,
        DataType type) {

    /** So many digits a sum has. */
    private static final int MOST_DIGITS = DataType.MAX_DECIMAL_PRECISION;

    /** The call over columns of this schema; empty if it is not such an aggregate. */
    static Optional<Part> of(AggregateCall call, Schema input) {
        boolean extreme = isExtreme(call.function());
        boolean sum =
                call.function() == AggregateFunction.SUM
                        || call.function() == AggregateFunction.SUM0;
        boolean known = extreme || sum || call.function() == AggregateFunction.COUNT;
        boolean exact =
                call.type().kind() == TypeKind.BIGINT || call.type().kind() == TypeKind.DECIMAL;
        if (!known
                || call.distinct() && !extreme
                || !call.order().isEmpty()
                || call.arguments().size() > 1
                || sum && !exact) {
            return Optional.empty();
        }
        return Optional.of(
                new Part(
                        call.function(),
                        call.arguments().stream().findFirst().map(i -> column(i, input)),
                        call.filter().isPresent()
                                ? Optional.of(column(call.filter().getAsInt(), input))
                                : Optional.empty(),
                        call.type()));
    }

    private static boolean isExtreme(AggregateFunction function) {
        return function == AggregateFunction.MIN || function == AggregateFunction.MAX;
    }

    private static Expression column(int index, Schema schema) {
        return new InputColumn(index, schema.column(index).type());
    }

    /** Whether it does not matter how often a row comes. */
    boolean isExtreme() {
        return isExtreme(function);
    }

    /** What it looks at. */
    List<Expression> expressions() {
        List<Expression> all = new ArrayList<>();
        argument.ifPresent(all::add);
        filter.ifPresent(all::add);
        return all;
    }

    /** Whether rows that lack all its columns do not count. */
    boolean countsNoMissingRow() {
        return argument.isPresent()
                && expressions().stream().allMatch(InputColumn.class::isInstance);
    }

    /**
     * Whether it has a result whatever the rows are, as many as these: those that no partner is
     * found for later would not have been looked at.
     */
    boolean hasResult(double rows) {
        boolean sum = !isExtreme() && function != AggregateFunction.COUNT;
        DataType of = argument.map(Expression::type).orElse(DataType.BIGINT);
        boolean roomy =
                of.kind().isInteger()
                        || of.kind() == TypeKind.DECIMAL
                                && Math.log10(Math.max(1, rows)) <= MOST_DIGITS - of.precision();
        return (!sum || roomy) && expressions().stream().allMatch(Infallible::is);
    }

    /** The same over other columns. */
    Part over(UnaryOperator<Expression> leaf) {
        return new Part(
                function,
                argument.map(one -> Expressions.withLeaves(one, leaf)),
                filter.map(one -> Expressions.withLeaves(one, leaf)),
                type);
    }

    /** What puts the results of portions together. */
    AggregateFunction again() {
        return function == AggregateFunction.COUNT ? AggregateFunction.SUM0 : function;
    }
}
