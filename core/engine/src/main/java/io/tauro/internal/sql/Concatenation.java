package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.jspecify.annotations.Nullable;

/** {@code ||} of texts, of bytes, of JSON, of arrays, and of an array and an element. */
final class Concatenation extends SqlBinaryOperator {

    static final Concatenation INSTANCE = new Concatenation();

    private Concatenation() {
        super("||", SqlKind.OTHER, 60, true, null, InferTypes.FIRST_KNOWN, null);
    }

    /** The function of arrays that it is; null if it is none. */
    private static @Nullable SqlOperator ofArrays(RelDataType left, RelDataType right) {
        int before = depth(left);
        int behind = depth(right);
        if (before == 0 && behind == 0) {
            return null;
        }
        boolean cat =
                before == behind
                        || CollectionShape.isUntyped(left)
                        || CollectionShape.isUntyped(right);
        return cat
                ? CollectionOperators.ARRAY_CAT
                : before > behind
                        ? CollectionOperators.ARRAY_APPEND
                        : CollectionOperators.ARRAY_PREPEND;
    }

    private static int depth(RelDataType type) {
        int depth = 0;
        for (RelDataType at = type; at != null && CollectionShape.isArray(at); depth++) {
            at = at.getComponentType();
        }
        return depth;
    }

    /** What it is of operands of these types. */
    static SqlOperator meaning(List<RelDataType> operands) {
        if (operands.stream().allMatch(JsonSqlType::isJson)) {
            return JsonOperators.CONCAT;
        }
        SqlOperator arrays = ofArrays(operands.get(0), operands.get(1));
        return arrays == null ? SqlStdOperatorTable.CONCAT : arrays;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        List<RelDataType> types = binding.collectOperandTypes();
        if (types.stream().allMatch(JsonSqlType::isJson)) {
            return JsonOperators.CONCAT.inferReturnType(binding);
        }
        SqlOperator arrays = ofArrays(types.get(0), types.get(1));
        if (arrays == null) {
            return SqlStdOperatorTable.CONCAT.inferReturnType(binding);
        }
        RelDataTypeFactory factory = binding.getTypeFactory();
        CollectionShape shape = CollectionOperators.shape(arrays);
        RelDataType element = shape.element(types, factory);
        return element == null ? types.get(0) : CollectionShape.array(factory, element);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return meaning(binding.collectOperandTypes()).checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public String getAllowedSignatures(String name) {
        return SqlStdOperatorTable.CONCAT.getAllowedSignatures(name);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlStdOperatorTable.CONCAT.getOperandCountRange();
    }
}
