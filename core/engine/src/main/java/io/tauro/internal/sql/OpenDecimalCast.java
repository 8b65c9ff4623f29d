package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * A cast to DECIMAL without digits, which has as many as its operand: a decimal stays what it is, a
 * whole number has none behind the point, a text literal those that it has, and anything else ten.
 */
final class OpenDecimalCast extends SqlCastFunction {

    /** The digits behind the point where the operand does not say how many it has. */
    static final int OTHER_SCALE = 10;

    private static final OpenDecimalCast[] STRICT = make("$DECIMAL", SqlKind.CAST);

    private static final OpenDecimalCast[] LENIENT = make("$TRY_DECIMAL", SqlKind.SAFE_CAST);

    private final int scale;

    private OpenDecimalCast(String name, SqlKind kind, int scale) {
        super(name, kind);
        this.scale = scale;
    }

    private static OpenDecimalCast[] make(String name, SqlKind kind) {
        OpenDecimalCast[] casts = new OpenDecimalCast[TauroTypeSystem.MAX_DIGITS + 1];
        for (int scale = 0; scale < casts.length; scale++) {
            casts[scale] = new OpenDecimalCast(name + scale, kind, scale);
        }
        return casts;
    }

    static List<SqlOperator> all() {
        List<SqlOperator> all = new java.util.ArrayList<>(List.of(STRICT));
        all.addAll(List.of(LENIENT));
        return all;
    }

    /** Makes a cast one of these if its type is DECIMAL without digits. */
    static SqlNode rewrite(SqlCall call) {
        boolean cast = call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
        if (cast
                && !(call.getOperator() instanceof OpenDecimalCast)
                && call.operandCount() == 2
                && call instanceof SqlBasicCall basic
                && call.operand(1) instanceof SqlDataTypeSpec spec
                && spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec type
                && SqlTypeName.get(type.getTypeName().getSimple()) == SqlTypeName.DECIMAL
                && type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED) {
            basic.setOperator(
                    (call.getKind() == SqlKind.CAST ? STRICT : LENIENT)[scale(call.operand(0))]);
        }
        return call;
    }

    private static int scale(SqlNode operand) {
        if (operand instanceof SqlCharStringLiteral literal) {
            String text = literal.getValueAs(String.class).strip();
            int point = text.indexOf('.');
            boolean plain = text.chars().allMatch(c -> c >= '+' && c <= '9' && c != '/');
            if (plain && text.length() < TauroTypeSystem.MAX_DIGITS) {
                return point < 0 ? 0 : text.length() - point - 1;
            }
        }
        return OTHER_SCALE;
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        RexNode value = context.convertExpression(call.operand(0));
        boolean lenient = call.getKind() == SqlKind.SAFE_CAST;
        return context.getRexBuilder()
                .makeCast(call.getParserPosition(), type, value, lenient, lenient);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType from = binding.getOperandType(0);
        RelDataTypeFactory types = binding.getTypeFactory();
        boolean nullable = from.isNullable() || getKind() == SqlKind.SAFE_CAST;
        RelDataType decimal =
                switch (from.getSqlTypeName()) {
                    case DECIMAL -> from;
                    case TINYINT -> types.createSqlType(SqlTypeName.DECIMAL, 3, 0);
                    case SMALLINT -> types.createSqlType(SqlTypeName.DECIMAL, 5, 0);
                    case INTEGER -> types.createSqlType(SqlTypeName.DECIMAL, 10, 0);
                    case BIGINT -> types.createSqlType(SqlTypeName.DECIMAL, 19, 0);
                    default ->
                            types.createSqlType(
                                    SqlTypeName.DECIMAL,
                                    TauroTypeSystem.MAX_DIGITS,
                                    SqlTypeUtil.isNull(from) ? 0 : scale);
                };
        return types.createTypeWithNullability(decimal, nullable);
    }
}
