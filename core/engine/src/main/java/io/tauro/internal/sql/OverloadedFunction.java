package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeName;

/** A function of one name and two meanings: one if its first operand is an array, else another. */
final class OverloadedFunction extends SqlFunction {

    private final SqlOperator ofArrays;
    private final SqlOperator other;

    OverloadedFunction(SqlOperator ofArrays, SqlOperator other) {
        super(
                other.getName(),
                SqlKind.OTHER_FUNCTION,
                null,
                (binding, returned, operands) ->
                        chosen(ofArrays, other, binding.collectOperandTypes())
                                .getOperandTypeInference()
                                .inferOperandTypes(binding, returned, operands),
                null,
                SqlFunctionCategory.SYSTEM);
        this.ofArrays = ofArrays;
        this.other = other;
    }

    /** What it means with operands of these types. */
    SqlOperator chosen(List<RelDataType> operands) {
        return chosen(ofArrays, other, operands);
    }

    private static SqlOperator chosen(
            SqlOperator ofArrays, SqlOperator other, List<RelDataType> operands) {
        boolean array =
                !operands.isEmpty() && operands.get(0).getSqlTypeName() == SqlTypeName.ARRAY;
        return array ? ofArrays : other;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        return chosen(binding.collectOperandTypes()).inferReturnType(binding);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return chosen(binding.collectOperandTypes()).checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        SqlOperandCountRange one = ofArrays.getOperandCountRange();
        SqlOperandCountRange two = other.getOperandCountRange();
        return SqlOperandCountRanges.between(
                Math.min(one.getMin(), two.getMin()), Math.max(one.getMax(), two.getMax()));
    }

    @Override
    public String getAllowedSignatures(String name) {
        return other.getAllowedSignatures(name);
    }
}
