package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlKind;

/** Comparisons, with both operands brought to one type, and rows compared field by field. */
public final class Comparisons {

    private static final Map<SqlKind, ScalarFunction> FUNCTIONS =
            Map.of(
                    SqlKind.EQUALS, ScalarFunction.EQ,
                    SqlKind.NOT_EQUALS, ScalarFunction.NEQ,
                    SqlKind.LESS_THAN, ScalarFunction.LT,
                    SqlKind.LESS_THAN_OR_EQUAL, ScalarFunction.LTE,
                    SqlKind.GREATER_THAN, ScalarFunction.GT,
                    SqlKind.GREATER_THAN_OR_EQUAL, ScalarFunction.GTE,
                    SqlKind.IS_DISTINCT_FROM, ScalarFunction.IS_DISTINCT_FROM,
                    SqlKind.IS_NOT_DISTINCT_FROM, ScalarFunction.IS_NOT_DISTINCT_FROM);

    private Comparisons() {}

    static boolean isOne(SqlKind kind) {
        return FUNCTIONS.containsKey(kind);
    }

    static ScalarFunction function(SqlKind kind) {
        return Objects.requireNonNull(FUNCTIONS.get(kind));
    }

    static Expression of(ScalarFunction function, Expression left, Expression right) {
        if (left.type().kind() == TypeKind.ROW && right.type().kind() == TypeKind.ROW) {
            return ofRows(function, left, right);
        }
        DataType common = comparable(left.type(), right.type());
        return new FunctionCall(
                function, List.of(as(left, common), as(right, common)), DataType.BOOLEAN);
    }

    /** Field by field, in three-valued logic, from the first that differs. */
    private static Expression ofRows(ScalarFunction function, Expression left, Expression right) {
        List<Expression> a = fields(left);
        List<Expression> b = fields(right);
        if (a.size() != b.size()) {
            throw new TauroException(
                    ErrorCode.TYPE_MISMATCH,
                    "Rows of "
                            + a.size()
                            + " and of "
                            + b.size()
                            + " fields cannot be compared. Give them as many fields.");
        }
        return switch (function) {
            case EQ, IS_NOT_DISTINCT_FROM, NEQ, IS_DISTINCT_FROM -> {
                List<Expression> each = new ArrayList<>();
                for (int i = 0; i < a.size(); i++) {
                    each.add(of(function, a.get(i), b.get(i)));
                }
                boolean all =
                        function == ScalarFunction.EQ
                                || function == ScalarFunction.IS_NOT_DISTINCT_FROM;
                yield each.size() == 1 ? each.get(0) : all ? new And(each) : new Or(each);
            }
            default -> rowOrder(function, a, b);
        };
    }

    private static Expression rowOrder(
            ScalarFunction function, List<Expression> left, List<Expression> right) {
        Expression a = left.get(0);
        Expression b = right.get(0);
        if (left.size() == 1) {
            return of(function, a, b);
        }
        boolean less = function == ScalarFunction.LT || function == ScalarFunction.LTE;
        return new Or(
                List.of(
                        of(less ? ScalarFunction.LT : ScalarFunction.GT, a, b),
                        new And(
                                List.of(
                                        of(ScalarFunction.EQ, a, b),
                                        rowOrder(
                                                function,
                                                left.subList(1, left.size()),
                                                right.subList(1, right.size()))))));
    }

    private static List<Expression> fields(Expression row) {
        if (row instanceof FunctionCall call && call.function() == ScalarFunction.ROW) {
            return call.arguments();
        }
        List<Expression> fields = new ArrayList<>();
        for (int i = 0; i < row.type().fields().size(); i++) {
            fields.add(field(row, i, row.type().fields().get(i).type()));
        }
        return fields;
    }

    static Expression field(Expression row, int index, DataType type) {
        return new FunctionCall(
                ScalarFunction.FIELD, List.of(row, new Constant(index, DataType.INTEGER)), type);
    }

    /** The operand in the type that the comparison is made in. */
    public static Expression as(Expression operand, DataType type) {
        if (operand.type().equals(type) || sameForComparison(operand.type(), type)) {
            return operand;
        }
        return new Cast(operand, type, false);
    }

    static boolean sameForComparison(DataType a, DataType b) {
        if (a.kind() == TypeKind.ARRAY && b.kind() == TypeKind.ARRAY) {
            return a.elementType().equals(b.elementType())
                    || sameForComparison(a.elementType(), b.elementType());
        }
        boolean text = a.kind().isText() && b.kind().isText();
        boolean sameKind =
                a.kind() == b.kind() && a.kind() != TypeKind.DECIMAL && a.fields().isEmpty();
        return text || sameKind;
    }

    /** The type in which values of both types are compared without loss. */
    public static DataType comparable(DataType a, DataType b) {
        if (a.equals(b) || sameForComparison(a, b)) {
            return a;
        }
        if (a.kind() == TypeKind.NULL) {
            return b;
        }
        if (b.kind() == TypeKind.NULL) {
            return a;
        }
        if (a.kind().isNumeric() && b.kind().isNumeric()) {
            return comparableNumbers(a, b);
        }
        if (a.kind().isTemporal() && b.kind().isTemporal()) {
            return comparableTimes(a, b);
        }
        if (a.kind() == TypeKind.ARRAY && b.kind() == TypeKind.ARRAY) {
            return DataType.array(comparable(a.elementType(), b.elementType()));
        }
        if (a.physical() == b.physical() && !a.fields().isEmpty()) {
            return a;
        }
        throw new TauroException(
                ErrorCode.TYPE_MISMATCH,
                "Cannot compare " + a + " with " + b + ". Cast one side to the type of the other.");
    }

    private static DataType comparableNumbers(DataType a, DataType b) {
        if (isFloating(a) || isFloating(b)) {
            return DataType.DOUBLE;
        }
        if (a.kind().isInteger() && b.kind().isInteger()) {
            return a.kind().compareTo(b.kind()) >= 0 ? a : b;
        }
        int scale = Math.max(a.scale(), b.scale());
        int integral = Math.max(integralDigits(a), integralDigits(b));
        return DataType.decimal(Math.min(DataType.MAX_DECIMAL_PRECISION, integral + scale), scale);
    }

    private static boolean isFloating(DataType type) {
        return type.kind() == TypeKind.REAL || type.kind() == TypeKind.DOUBLE;
    }

    static int integralDigits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision() - type.scale();
        };
    }

    private static DataType comparableTimes(DataType a, DataType b) {
        boolean zoned =
                a.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE
                        || b.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
        return zoned ? DataType.TIMESTAMP_WITH_TIME_ZONE : DataType.TIMESTAMP;
    }
}
