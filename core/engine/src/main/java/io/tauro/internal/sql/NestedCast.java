package io.tauro.internal.sql;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * A cast that may be one between text and an array, map or row, which Calcite's casts are not. What
 * the engine does not convert it says when the query is planned.
 */
final class NestedCast extends SqlCastFunction {

    private static final NestedCast CAST = new NestedCast("$CAST", SqlKind.CAST);

    private static final NestedCast TRY_CAST = new NestedCast("$TRY_CAST", SqlKind.SAFE_CAST);

    private NestedCast(String name, SqlKind kind) {
        super(name, kind);
    }

    static List<SqlOperator> all() {
        return List.of(CAST, TRY_CAST);
    }

    /** Makes a cast one of these. */
    static SqlCall allow(SqlCall cast) {
        if (cast instanceof SqlBasicCall call) {
            call.setOperator(call.getKind() == SqlKind.CAST ? CAST : TRY_CAST);
        }
        return cast;
    }

    /** The cast as an expression: Calcite's, unless Calcite has none. */
    static RexNode convert(SqlRexContext context, SqlCall call) {
        boolean lenient = call.getKind() == SqlKind.SAFE_CAST;
        RexNode value = context.convertExpression(call.operand(0));
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        if (isBetween(value.getType(), type)) {
            return context.getRexBuilder().makeAbstractCast(type, value, lenient);
        }
        SqlCall plain =
                (lenient ? SqlLibraryOperators.TRY_CAST : SqlStdOperatorTable.CAST)
                        .createCall(call.getParserPosition(), call.getOperandList());
        SqlRexConvertlet convertlet =
                Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(plain));
        return Objects.requireNonNull(convertlet.convertCall(context, call));
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType from = binding.getOperandType(0);
        RelDataType to = binding.getOperandType(1);
        return isBetween(from, to)
                ? binding.getTypeFactory()
                        .createTypeWithNullability(
                                to,
                                from.isNullable() || isNested(to) || getKind() == SqlKind.SAFE_CAST)
                : super.inferReturnType(binding);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        RelDataType from = binding.getOperandType(0);
        RelDataType to = binding.getOperandType(1);
        return isBetween(from, to) || super.checkOperandTypes(binding, throwOnFailure);
    }

    private static boolean isBetween(RelDataType from, RelDataType to) {
        return isNested(from) && SqlTypeUtil.isCharacter(to)
                || SqlTypeUtil.isCharacter(from) && isNested(to);
    }

    private static boolean isNested(RelDataType type) {
        return type.isStruct()
                || type.getSqlTypeName() == SqlTypeName.ARRAY
                || type.getSqlTypeName() == SqlTypeName.MAP;
    }
}
