package io.tauro.internal.sql;

import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlExtractFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** EXTRACT: a whole number, but of units that have a fraction a DECIMAL. */
final class Extract extends SqlExtractFunction {

    static final Extract INSTANCE = new Extract();

    private Extract() {
        super("EXTRACT", false);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.createTypeWithNullability(
                type(types, unit(binding)), binding.getOperandType(1).isNullable());
    }

    /** Of an interval of days to seconds any such field, however the interval is written. */
    @Override
    public void validateCall(
            SqlCall call,
            SqlValidator validator,
            SqlValidatorScope scope,
            SqlValidatorScope operandScope) {
        call.operand(1).validateExpr(validator, operandScope);
        RelDataType type = validator.deriveType(operandScope, call.operand(1));
        boolean sinceMidnight =
                type.getSqlTypeName() == SqlTypeName.TIME
                        && call.operand(0) instanceof SqlIntervalQualifier unit
                        && unit.timeUnitRange == TimeUnitRange.EPOCH;
        if (!sinceMidnight && !SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
            super.validateCall(call, validator, scope, operandScope);
        }
    }

    private static @Nullable TimeUnitRange unit(SqlOperatorBinding binding) {
        if (binding instanceof SqlCallBinding call) {
            return call.operand(0) instanceof SqlIntervalQualifier qualifier
                            && qualifier.timeFrameName == null
                    ? qualifier.timeUnitRange
                    : null;
        }
        return binding.getOperandLiteralValue(0, TimeUnitRange.class);
    }

    private static RelDataType type(RelDataTypeFactory types, @Nullable TimeUnitRange unit) {
        if (unit == TimeUnitRange.SECOND) {
            return types.createSqlType(SqlTypeName.DECIMAL, 8, 6);
        } else if (unit == TimeUnitRange.MILLISECOND) {
            return types.createSqlType(SqlTypeName.DECIMAL, 8, 3);
        } else if (unit == TimeUnitRange.EPOCH) {
            return types.createSqlType(SqlTypeName.DECIMAL, 20, 6);
        }
        return types.createSqlType(SqlTypeName.BIGINT);
    }
}
