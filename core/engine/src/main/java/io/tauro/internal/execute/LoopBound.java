package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.kernel.Projection;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comparison of a column of a loop join's left side with what its right side has, which is known
 * before the left side is read: the value of a sub-query in most cases. A row of the left that is
 * beyond all values of the right finds no partner.
 *
 * @param column of the left side
 * @param type of that column
 * @param function as if the column stood on its left
 * @param value over the columns of the right side
 */
record LoopBound(int column, DataType type, ScalarFunction function, Expression value) {

    static List<LoopBound> of(LoopJoinNode join) {
        int split = join.left().schema().size();
        List<Expression> conjuncts =
                join.condition() instanceof And and ? and.operands() : List.of(join.condition());
        List<LoopBound> bounds = new ArrayList<>();
        for (Expression conjunct : conjuncts) {
            if (conjunct instanceof FunctionCall call && call.arguments().size() == 2) {
                Expression one = call.arguments().get(0);
                Expression other = call.arguments().get(1);
                of(one, call.function(), other, split)
                        .or(() -> of(other, turned(call.function()), one, split))
                        .ifPresent(bounds::add);
            }
        }
        return bounds;
    }

    private static Optional<LoopBound> of(
            Expression left, ScalarFunction function, Expression right, int split) {
        boolean compares =
                switch (function) {
                    case EQ, LT, LTE, GT, GTE -> true;
                    default -> false;
                };
        Expression bare = left instanceof Cast cast && !cast.lenient() ? cast.operand() : left;
        if (!compares
                || !(bare instanceof InputColumn column)
                || column.index() >= split
                || !isOrdered(column.type(), left.type(), bare == left)
                || !isOfRight(right, split)) {
            return Optional.empty();
        }
        Expression value =
                Expressions.withLeaves(
                        right,
                        leaf ->
                                leaf instanceof InputColumn other
                                        ? new InputColumn(other.index() - split, other.type())
                                        : leaf);
        return Optional.of(new LoopBound(column.index(), column.type(), function, value));
    }

    private static ScalarFunction turned(ScalarFunction function) {
        return switch (function) {
            case LT -> ScalarFunction.GT;
            case LTE -> ScalarFunction.GTE;
            case GT -> ScalarFunction.LT;
            case GTE -> ScalarFunction.LTE;
            default -> function;
        };
    }

    /** Whether the values are in the order in which they are compared. */
    private static boolean isOrdered(DataType column, DataType compared, boolean same) {
        if (isExact(column) && isExact(compared)) {
            return true;
        }
        return same
                && switch (column.kind()) {
                    case DATE, TIME, TIMESTAMP, VARCHAR -> true;
                    default -> false;
                };
    }

    private static boolean isExact(DataType type) {
        return type.kind().isInteger() || type.kind() == TypeKind.DECIMAL;
    }

    private static boolean isOfRight(Expression expression, int split) {
        return Expressions.anyLeaf(expression, InputColumn.class::isInstance)
                && !Expressions.isVolatile(expression)
                && !Expressions.anyLeaf(
                        expression,
                        leaf ->
                                leaf instanceof Expression.OuterColumn
                                        || leaf instanceof InputColumn column
                                                && column.index() < split);
    }

    /** What the rows of the right side say of the column; empty if that is nothing. */
    Optional<RowFilter> filter(List<ColumnVector> right, int rows) {
        ColumnVector values;
        try {
            values = Projection.compile(List.of(value)).apply(Batch.of(rows, right)).column(0);
        } catch (TauroException e) {
            // It is an error if a row of the left asks for it, which is found out then.
            return Optional.empty();
        }
        RowComparator order = RowComparators.order(values, values, false, false);
        int least = -1;
        int greatest = -1;
        for (int row = 0; row < rows; row++) {
            if (!values.isNull(row)) {
                least = least < 0 || order.compare(row, least) < 0 ? row : least;
                greatest = greatest < 0 || order.compare(row, greatest) > 0 ? row : greatest;
            }
        }
        return least < 0
                ? Optional.empty()
                : RangeFilter.of(type, function, values.value(least), values.value(greatest));
    }
}
