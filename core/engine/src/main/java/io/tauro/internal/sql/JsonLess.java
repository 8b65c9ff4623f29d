package io.tauro.internal.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** JSON less a name, several names, or the index of an element. */
final class JsonLess {

    static final SqlOperandTypeChecker OPERANDS =
            new SqlOperandTypeChecker() {
                @Override
                public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
                    boolean holds =
                            binding.getOperandCount() == 2
                                    && JsonSqlType.isJson(binding.getOperandType(0))
                                    && isPart(binding.getOperandType(1));
                    if (!holds && throwOnFailure) {
                        throw binding.newValidationSignatureError();
                    }
                    return holds;
                }

                @Override
                public SqlOperandCountRange getOperandCountRange() {
                    return SqlOperandCountRanges.of(2);
                }

                @Override
                public String getAllowedSignatures(SqlOperator operator, String name) {
                    return "<JSON> - <CHARACTER>";
                }
            };

    private JsonLess() {}

    private static boolean isPart(RelDataType type) {
        return SqlTypeUtil.isCharacter(type)
                || SqlTypeName.INT_TYPES.contains(type.getSqlTypeName())
                || SqlTypeUtil.isArray(type)
                        && type.getComponentType() != null
                        && SqlTypeUtil.isCharacter(type.getComponentType());
    }

    static RexNode convert(RexBuilder builder, RexNode json, RexNode part) {
        if (SqlTypeUtil.isArray(part.getType())) {
            return builder.makeCall(JsonOperators.DELETE, json, part);
        }
        return SqlTypeUtil.isCharacter(part.getType())
                ? builder.makeCall(
                        JsonOperators.DELETE,
                        json,
                        builder.makeCall(SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, part))
                : builder.makeCall(JsonOperators.DELETE_AT, json, part);
    }
}
