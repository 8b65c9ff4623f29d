package io.tauro.internal.sql;

import io.tauro.type.DataType;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Types of results that Calcite has no rule for. */
final class ScalarReturns {

    static final SqlReturnTypeInference VARCHAR_NEVER_NULL = ReturnTypes.VARCHAR;

    static final SqlReturnTypeInference VARCHAR_NULL_WITH_FIRST =
            binding ->
                    binding.getTypeFactory()
                            .createTypeWithNullability(
                                    binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR),
                                    binding.getOperandType(0).isNullable());

    /** The wider of two integers, so that neither overflows; decimals by their own rule. */
    static final SqlReturnTypeInference MODULO =
            ReturnTypes.DECIMAL_MOD
                    .orElse(ReturnTypes.LEAST_RESTRICTIVE)
                    .andThen(SqlTypeTransforms.TO_NULLABLE);

    /**
     * Numbers and intervals as Calcite has them; two times give what lies between, two dates so
     * many days.
     */
    static final SqlReturnTypeInference DIFFERENCE = ScalarReturns::difference;

    /**
     * Numbers and intervals as Calcite has them; a date moved by less than a day is a timestamp.
     */
    static final SqlReturnTypeInference SUM = ScalarReturns::sum;

    /** An integer of up to 38 digits. */
    static final SqlReturnTypeInference WHOLE_NUMBER =
            ReturnTypes.explicit(SqlTypeName.DECIMAL, DataType.MAX_DECIMAL_PRECISION)
                    .andThen(SqlTypeTransforms.TO_NULLABLE);

    /** Of a wall clock reading an instant, and the other way. */
    static final SqlReturnTypeInference AT_TIME_ZONE = ScalarReturns::otherClock;

    private ScalarReturns() {}

    private static RelDataType sum(SqlOperatorBinding binding) {
        RelDataType first = binding.getOperandType(0);
        RelDataType second = binding.getOperandType(1);
        if (isDate(first) && isTime(second) || isTime(first) && isDate(second)) {
            RelDataTypeFactory types = binding.getTypeFactory();
            return types.createTypeWithNullability(
                    types.createSqlType(SqlTypeName.TIMESTAMP),
                    first.isNullable() || second.isNullable());
        }
        if (isDate(first) && isInteger(second) || isInteger(first) && isDate(second)) {
            RelDataTypeFactory types = binding.getTypeFactory();
            return types.createTypeWithNullability(
                    types.createSqlType(SqlTypeName.DATE),
                    first.isNullable() || second.isNullable());
        }
        if (isDayAndTime(first, second) || isDayAndTime(second, first)) {
            RelDataTypeFactory types = binding.getTypeFactory();
            return types.createTypeWithNullability(
                    types.createSqlType(SqlTypeName.TIMESTAMP),
                    first.isNullable() || second.isNullable());
        }
        return ReturnTypes.NULLABLE_SUM.inferReturnType(binding);
    }

    private static boolean isDate(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DATE;
    }

    private static boolean isTime(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.TIME;
    }

    private static boolean isInteger(RelDataType type) {
        return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
    }

    private static RelDataType otherClock(SqlOperatorBinding binding) {
        RelDataType first = binding.getOperandType(0);
        SqlTypeName other =
                first.getSqlTypeName() == SqlTypeName.TIMESTAMP
                        ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
                        : SqlTypeName.TIMESTAMP;
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.createTypeWithNullability(
                types.createSqlType(other),
                first.isNullable() || binding.getOperandType(1).isNullable());
    }

    private static boolean isDayAndTime(RelDataType day, RelDataType interval) {
        return day.getSqlTypeName() == SqlTypeName.DATE
                && SqlTypeName.DAY_INTERVAL_TYPES.contains(interval.getSqlTypeName())
                && interval.getSqlTypeName() != SqlTypeName.INTERVAL_DAY;
    }

    private static RelDataType difference(SqlOperatorBinding binding) {
        if (JsonSqlType.isJson(binding.getOperandType(0))) {
            return JsonOperators.json(binding.getTypeFactory());
        }
        if (!SqlTypeUtil.isDatetime(binding.getOperandType(0))
                || !SqlTypeUtil.isDatetime(binding.getOperandType(1))) {
            return sum(binding);
        }
        RelDataTypeFactory types = binding.getTypeFactory();
        boolean dates = isDate(binding.getOperandType(0)) && isDate(binding.getOperandType(1));
        RelDataType difference =
                dates
                        ? types.createSqlType(SqlTypeName.INTEGER)
                        : types.createSqlIntervalType(
                                new SqlIntervalQualifier(
                                        TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
        return types.createTypeWithNullability(
                difference,
                binding.getOperandType(0).isNullable() || binding.getOperandType(1).isNullable());
    }
}
