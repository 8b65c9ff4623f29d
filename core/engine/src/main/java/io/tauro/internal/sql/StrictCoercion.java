package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Casts that a query need not write. A text literal or parameter takes the type of what it meets;
 * other text becomes no number or date, and no date or number becomes text.
 */
final class StrictCoercion extends TypeCoercionImpl {

    StrictCoercion(RelDataTypeFactory types, SqlValidator validator) {
        super(types, validator);
    }

    @Override
    public @Nullable RelDataType getWiderTypeForTwo(
            @Nullable RelDataType first, @Nullable RelDataType second, boolean toText) {
        RelDataType wider = super.getWiderTypeForTwo(first, second, false);
        return wider == null || first == null || second == null || !SqlTypeUtil.isArray(wider)
                ? wider
                : factory.createTypeWithNullability(
                        wider, first.isNullable() || second.isNullable());
    }

    @Override
    public @Nullable RelDataType getWiderTypeFor(List<RelDataType> types, boolean toText) {
        return super.getWiderTypeFor(types, false);
    }

    @Override
    public boolean binaryComparisonCoercion(SqlCallBinding binding) {
        refuseText(binding);
        return readUuids(binding)
                || !areIntervals(binding) && super.binaryComparisonCoercion(binding);
    }

    /** They compare as they are; a cast to the wider one has no name that the planner reads. */
    private static boolean areIntervals(SqlCallBinding binding) {
        for (int i = 0; i < binding.getOperandCount(); i++) {
            if (!SqlTypeUtil.isInterval(binding.getOperandType(i))) {
                return false;
            }
        }
        return true;
    }

    /** Text that is written beside a UUID is one: there are several ways to write it. */
    private boolean readUuids(SqlCallBinding binding) {
        RelDataType uuid = null;
        for (int i = 0; i < binding.getOperandCount(); i++) {
            RelDataType type = binding.getOperandType(i);
            uuid = type.getSqlTypeName() == SqlTypeName.UUID ? type : uuid;
        }
        boolean changed = false;
        for (int i = 0; uuid != null && i < binding.getOperandCount(); i++) {
            SqlNode operand = binding.operand(i);
            if (operand instanceof SqlNodeList list) {
                changed |= readUuids(binding, list, uuid);
            } else if (isWrittenText(operand, binding.getOperandType(i))) {
                changed |= coerceOperandType(binding.getScope(), binding.getCall(), i, uuid);
            }
        }
        return changed;
    }

    private static boolean readUuids(SqlCallBinding binding, SqlNodeList list, RelDataType uuid) {
        boolean changed = false;
        for (int i = 0; i < list.size(); i++) {
            SqlNode value = list.get(i);
            RelDataType type = binding.getValidator().getValidatedNodeTypeIfKnown(value);
            if (type != null && isWrittenText(value, type)) {
                SqlNode cast =
                        SqlStdOperatorTable.CAST.createCall(
                                value.getParserPosition(),
                                value,
                                SqlTypeUtil.convertTypeToSpec(uuid));
                list.set(i, cast);
                binding.getValidator().deriveType(Objects.requireNonNull(binding.getScope()), cast);
                changed = true;
            }
        }
        if (changed) {
            binding.getValidator().setValidatedNodeType(list, uuid);
        }
        return changed;
    }

    private static boolean isWrittenText(SqlNode node, RelDataType type) {
        return SqlTypeUtil.isCharacter(type) && !isFixedText(node, type);
    }

    @Override
    public boolean binaryArithmeticCoercion(SqlCallBinding binding) {
        return !textMeetsOther(binding) && super.binaryArithmeticCoercion(binding);
    }

    @Override
    public boolean inOperationCoercion(SqlCallBinding binding) {
        refuseText(binding);
        return readUuids(binding) || super.inOperationCoercion(binding);
    }

    /** Thrown, since the conversion to a plan would cast what is merely not coerced here. */
    private static void refuseText(SqlCallBinding binding) {
        if (textMeetsOther(binding)) {
            String operator = binding.getOperator().getName();
            throw SqlErrors.at(
                    ErrorCode.TYPE_MISMATCH,
                    "'" + operator.split(" ", 2)[0] + "' compares text with what is no text",
                    binding.getCall().getParserPosition(),
                    "Cast one side to the type of the other.");
        }
    }

    @Override
    public boolean builtinFunctionCoercion(
            SqlCallBinding binding, List<RelDataType> types, List<SqlTypeFamily> families) {
        if (families.contains(SqlTypeFamily.DATE) && families.contains(SqlTypeFamily.INTEGER)) {
            return false; // text beside a date may be one or the other, or an interval
        }
        if (families.contains(SqlTypeFamily.DATE) && families.contains(SqlTypeFamily.TIME)) {
            return false; // the same
        }
        if (binding.getOperator().getKind() == SqlKind.MINUS
                && families.contains(SqlTypeFamily.DATE)
                && types.stream().anyMatch(type -> SqlTypeUtil.isTimestamp(type))) {
            return false; // the time of the day counts in a difference
        }
        for (int i = 0; i < types.size(); i++) {
            if (isFixedText(binding.operand(i), types.get(i))
                    && !families.get(i).getTypeNames().contains(SqlTypeName.VARCHAR)
                    && !families.get(i).getTypeNames().contains(SqlTypeName.VARBINARY)) {
                return false;
            }
        }
        return super.builtinFunctionCoercion(binding, types, families);
    }

    private static boolean textMeetsOther(SqlCallBinding binding) {
        boolean text = false;
        boolean other = false;
        for (int i = 0; i < binding.getOperandCount(); i++) {
            SqlNode operand = binding.operand(i);
            RelDataType type = binding.getOperandType(i);
            if (operand instanceof SqlNodeList list) {
                for (SqlNode value : list) {
                    RelDataType of = binding.getValidator().getValidatedNodeTypeIfKnown(value);
                    text |= of != null && isFixedText(value, of);
                    other |= of != null && isOther(of);
                }
            } else if (type.isStruct() && type.getFieldCount() == 1) {
                RelDataType of = type.getFieldList().get(0).getType();
                text |= SqlTypeUtil.isCharacter(of);
                other |= isOther(of);
            } else {
                text |= isFixedText(operand, type);
                other |= isOther(type);
            }
        }
        return text && other;
    }

    private static boolean isFixedText(SqlNode node, RelDataType type) {
        return SqlTypeUtil.isCharacter(type)
                && !(node instanceof SqlLiteral)
                && !(node instanceof SqlDynamicParam)
                && !(node instanceof SqlCall call && call.getOperator() instanceof TypedParameter);
    }

    private static boolean isOther(RelDataType type) {
        return SqlTypeUtil.isNumeric(type)
                || SqlTypeUtil.isDatetime(type)
                || SqlTypeUtil.isBoolean(type)
                || SqlTypeUtil.isInterval(type);
    }
}
