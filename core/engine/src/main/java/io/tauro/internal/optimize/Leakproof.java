package io.tauro.internal.optimize;

import io.tauro.internal.plan.RexToExpression;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tells conditions that may be asked of rows that nobody has been shown: whatever the row, they
 * have an answer, the same each time, and nothing but it comes out. A list of what is allowed;
 * everything else is not.
 */
final class Leakproof {

    private final ImmutableBitSet masked;

    /**
     * @param masked columns whose value is not the one that the condition means
     */
    Leakproof(ImmutableBitSet masked) {
        this.masked = masked;
    }

    boolean is(RexNode condition) {
        if (isColumn(condition) || isConstant(condition)) {
            return kind(condition) == TypeKind.BOOLEAN;
        }
        if (!(condition instanceof RexCall call)) {
            return false;
        }
        return switch (call.getKind()) {
            case AND, OR, NOT, IS_TRUE, IS_FALSE, IS_NOT_TRUE, IS_NOT_FALSE ->
                    call.getOperands().stream().allMatch(this::is);
            case IS_NULL, IS_NOT_NULL, IS_UNKNOWN ->
                    isValue(call.operands.get(0)) || is(call.operands.get(0));
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM ->
                    isComparable(call.operands);
            case SEARCH -> isValue(call.operands.get(0)) && isPlain(call.operands.get(0));
            case LIKE -> isLike(call);
            default -> false;
        };
    }

    /** A column that is seen as it is. */
    private boolean isColumn(RexNode node) {
        return node instanceof RexInputRef column && !masked.get(column.getIndex());
    }

    private static boolean isConstant(RexNode node) {
        return node instanceof RexLiteral || node instanceof RexDynamicParam;
    }

    /** A column, a constant, or one of them in a type that has all its values. */
    private boolean isValue(RexNode node) {
        if (node instanceof RexCall call && call.getKind() == SqlKind.CAST) {
            RexNode operand = call.operands.get(0);
            return isValue(operand) && isLossless(type(operand), type(call));
        }
        return isColumn(node) || isConstant(node);
    }

    private static boolean isLossless(DataType from, DataType to) {
        if (from.equals(to)) {
            return true;
        }
        if (from.kind().isInteger() && to.kind().isInteger()) {
            return from.kind().compareTo(to.kind()) <= 0;
        }
        if (isExact(from) && to.kind() == TypeKind.DECIMAL) {
            return integerDigits(from) <= integerDigits(to) && from.scale() <= to.scale();
        }
        return isText(from)
                && to.kind() == TypeKind.VARCHAR
                && (to.precision() == DataType.UNBOUNDED
                        || from.precision() != DataType.UNBOUNDED
                                && from.precision() <= to.precision());
    }

    private boolean isComparable(List<RexNode> operands) {
        DataType left = type(operands.get(0));
        DataType right = type(operands.get(1));
        return operands.stream().allMatch(one -> isValue(one) && isPlain(one))
                && (left.kind() == right.kind() && left.kind() != TypeKind.DECIMAL
                        || isText(left) && isText(right)
                        || isExact(left) && isExact(right) && haveRoom(left, right));
    }

    /** Whether one type has all values of both. */
    private static boolean haveRoom(DataType left, DataType right) {
        return Math.max(integerDigits(left), integerDigits(right))
                        + Math.max(left.scale(), right.scale())
                <= DataType.MAX_DECIMAL_PRECISION;
    }

    /** Of a type whose values are compared as they are. */
    private static boolean isPlain(RexNode node) {
        return switch (kind(node)) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    DOUBLE,
                    CHAR,
                    VARCHAR,
                    VARBINARY,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE,
                    UUID ->
                    true;
            default -> false;
        };
    }

    /** Without an escape, which a pattern can use wrongly. */
    private boolean isLike(RexCall call) {
        return call.operands.size() == 2
                && isValue(call.operands.get(0))
                && isText(type(call.operands.get(0)))
                && isConstant(call.operands.get(1));
    }

    private static boolean isText(DataType type) {
        return type.kind() == TypeKind.CHAR || type.kind() == TypeKind.VARCHAR;
    }

    private static boolean isExact(DataType type) {
        return type.kind().isInteger() || type.kind() == TypeKind.DECIMAL;
    }

    private static int integerDigits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision() - type.scale();
        };
    }

    private static TypeKind kind(RexNode node) {
        return type(node).kind();
    }

    private static DataType type(RexNode node) {
        return RexToExpression.typeOf(node.getType());
    }
}
