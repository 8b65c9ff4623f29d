package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * A comparison with the elements of an array: {@code x = ANY (array)}. Calcite takes its own for
 * null wherever x is, but that of an array without elements is known.
 */
public final class ArrayQuantifier extends SqlFunction {

    private final boolean any;
    private final SqlKind comparison;

    private ArrayQuantifier(boolean any, SqlKind comparison) {
        super(
                comparison.sql + (any ? " ANY" : " ALL"),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.BOOLEAN_FORCE_NULLABLE,
                null,
                OperandTypes.ANY_ANY,
                SqlFunctionCategory.SYSTEM);
        this.any = any;
        this.comparison = comparison;
    }

    /** Whether one element is enough, where otherwise all must compare so. */
    public boolean any() {
        return any;
    }

    /** How each element is compared. */
    public SqlKind comparison() {
        return comparison;
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        SqlQuantifyOperator operator = (SqlQuantifyOperator) call.getOperator();
        SqlNodeList arrays = call.operand(1);
        RexBuilder builder = context.getRexBuilder();
        RexNode value = context.convertExpression(call.operand(0));
        RexNode array = context.convertExpression(arrays.get(0));
        return call(
                builder,
                type(builder.getTypeFactory(), value.getType(), array.getType()),
                operator.getKind() == SqlKind.SOME,
                operator.comparisonKind,
                value,
                array);
    }

    /** Null can be what is compared, the array, or an element of it. */
    private static RelDataType type(
            RelDataTypeFactory types, RelDataType value, RelDataType array) {
        RelDataType element = array.getComponentType();
        return types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.BOOLEAN),
                value.isNullable()
                        || array.isNullable()
                        || element == null
                        || element.isNullable());
    }

    static RexNode call(
            RexBuilder builder,
            RelDataType type,
            boolean any,
            SqlKind comparison,
            RexNode value,
            RexNode array) {
        return builder.makeCall(type, new ArrayQuantifier(any, comparison), List.of(value, array));
    }
}
