package io.tauro.internal.sql;

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

    /** Numbers and intervals as Calcite has them; two dates or times give what lies between. */
    static final SqlReturnTypeInference DIFFERENCE = ScalarReturns::difference;

    /**
     * Numbers and intervals as Calcite has them; a date moved by less than a day is a timestamp.
     */
    static final SqlReturnTypeInference SUM = ScalarReturns::sum;

    private ScalarReturns() {}

    private static RelDataType sum(SqlOperatorBinding binding) {
        RelDataType first = binding.getOperandType(0);
        RelDataType second = binding.getOperandType(1);
        if (isDayAndTime(first, second) || isDayAndTime(second, first)) {
            RelDataTypeFactory types = binding.getTypeFactory();
            return types.createTypeWithNullability(
                    types.createSqlType(SqlTypeName.TIMESTAMP),
                    first.isNullable() || second.isNullable());
        }
        return ReturnTypes.NULLABLE_SUM.inferReturnType(binding);
    }

    private static boolean isDayAndTime(RelDataType day, RelDataType interval) {
        return day.getSqlTypeName() == SqlTypeName.DATE
                && SqlTypeName.DAY_INTERVAL_TYPES.contains(interval.getSqlTypeName())
                && interval.getSqlTypeName() != SqlTypeName.INTERVAL_DAY;
    }

    private static RelDataType difference(SqlOperatorBinding binding) {
        if (!SqlTypeUtil.isDatetime(binding.getOperandType(0))
                || !SqlTypeUtil.isDatetime(binding.getOperandType(1))) {
            return sum(binding);
        }
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType interval =
                types.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
        return types.createTypeWithNullability(
                interval,
                binding.getOperandType(0).isNullable() || binding.getOperandType(1).isNullable());
    }
}
