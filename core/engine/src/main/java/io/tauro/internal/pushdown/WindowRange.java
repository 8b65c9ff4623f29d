package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.plan.Choices;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;

/**
 * The key and the bounds of a frame such as RANGE BETWEEN 10 PRECEDING AND CURRENT ROW, in a type
 * wide enough for both.
 *
 * @param key the key of the order
 */
record WindowRange(Expression key, boolean descending) {

    static WindowRange of(RexWindow window, RexToExpression expressions) {
        if (window.orderKeys.size() != 1) {
            throw WindowPlanner.notSupported("RANGE with a distance over several keys");
        }
        RexFieldCollation order = window.orderKeys.get(0);
        Expression key = expressions.convert(order.left);
        int scale = scale(key.type());
        for (RexWindowBound bound : List.of(window.getLowerBound(), window.getUpperBound())) {
            RexNode offset = bound.getOffset();
            if (offset != null) {
                scale = Math.max(scale, scale(expressions.convert(offset).type()));
            }
        }
        DataType wide =
                switch (key.type().kind()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL ->
                            DataType.decimal(DataType.MAX_DECIMAL_PRECISION, scale);
                    case REAL, DOUBLE -> DataType.DOUBLE;
                    case DATE, TIMESTAMP -> DataType.TIMESTAMP;
                    case TIMESTAMP_WITH_TIME_ZONE -> key.type();
                    default ->
                            throw WindowPlanner.notSupported(
                                    "RANGE with a distance over " + key.type());
                };
        return new WindowRange(Choices.exactly(key, wide), order.getDirection().isDescending());
    }

    private static int scale(DataType type) {
        return type.kind() == TypeKind.DECIMAL ? type.scale() : 0;
    }

    /** The key at a distance before or behind, in the direction of the order. */
    Expression bound(Expression distance, boolean preceding) {
        boolean less = preceding != descending;
        DataType type = key.type();
        if (type.kind().isNumeric() && distance.type().kind().isNumeric()) {
            ScalarFunction function = less ? ScalarFunction.SUBTRACT : ScalarFunction.ADD;
            Expression exact = Choices.exactly(distance, type);
            return new FunctionCall(function, List.of(key, exact), type);
        }
        boolean months = distance.type().kind() == TypeKind.INTERVAL_YEAR_MONTH;
        boolean days = distance.type().kind() == TypeKind.INTERVAL_DAY_SECOND;
        if (type.kind().isNumeric() || !months && !days) {
            throw WindowPlanner.notSupported(
                    "RANGE with a distance of " + distance.type() + " over " + type);
        }
        Expression signed =
                less
                        ? new FunctionCall(
                                ScalarFunction.NEGATE, List.of(distance), distance.type())
                        : distance;
        return new FunctionCall(
                months ? ScalarFunction.PLUS_YEAR_MONTH : ScalarFunction.PLUS_DAY_SECOND,
                List.of(key, signed),
                type);
    }
}
