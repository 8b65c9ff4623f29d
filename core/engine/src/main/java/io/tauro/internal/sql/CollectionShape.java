package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The operands of a function of arrays or maps, a letter each: arrays (A) and elements (E), which
 * are brought to one type of element; arrays that are made texts (S), arrays of arrays (N), maps
 * (M) and keys (K) of one type, arrays as they are (X), of numbers (Q) and of rows (R), texts (T)
 * and integers (I).
 *
 * @param letters of the most operands that there can be
 * @param least how many there are at least
 */
record CollectionShape(String letters, int least) implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        boolean fits = true;
        for (int i = 0; i < binding.getOperandCount() && fits; i++) {
            RelDataType type = binding.getOperandType(i);
            fits = isUntyped(type) || fits(letters.charAt(i), type);
        }
        fits = fits && (element(binding) != null || !needsElement());
        if (!fits && throwOnFailure) {
            throw binding.newValidationSignatureError();
        }
        return fits;
    }

    private boolean needsElement() {
        return letters.indexOf('A') >= 0 || letters.indexOf('M') >= 0;
    }

    static boolean isUntyped(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.NULL
                || type.getSqlTypeName() == SqlTypeName.UNKNOWN;
    }

    private static boolean fits(char letter, RelDataType type) {
        RelDataType component = type.getComponentType();
        return switch (letter) {
            case 'A', 'S', 'X' -> isArray(type);
            case 'N' -> component != null && isArray(type) && isArray(component);
            case 'R' -> component != null && component.isStruct() && component.getFieldCount() == 2;
            case 'Q' -> component != null && isArray(type) && SqlTypeUtil.isNumeric(component);
            case 'M' -> type.getSqlTypeName() == SqlTypeName.MAP;
            case 'T' -> SqlTypeUtil.isCharacter(type);
            case 'I' -> SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
            default -> true;
        };
    }

    static boolean isArray(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.ARRAY;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.between(least, letters.length());
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return OperandTypes.variadic(getOperandCountRange()).getAllowedSignatures(operator, name);
    }

    private @Nullable RelDataType element(SqlOperatorBinding binding) {
        return element(binding.collectOperandTypes(), binding.getTypeFactory());
    }

    /** The type that all arrays and elements of a call have in common; of maps, the map. */
    @Nullable RelDataType element(List<RelDataType> operands, RelDataTypeFactory types) {
        List<RelDataType> elements = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            RelDataType type = operands.get(i);
            RelDataType part =
                    isUntyped(type)
                            ? null
                            : switch (letters.charAt(i)) {
                                case 'A' -> type.getComponentType();
                                case 'M', 'E' -> type;
                                default -> null;
                            };
            if (part != null && !isUntyped(part)) {
                elements.add(part);
            }
        }
        RelDataType common = elements.isEmpty() ? null : types.leastRestrictive(elements);
        return common == null ? null : types.createTypeWithNullability(common, true);
    }

    /** What an operand is cast to; null if it stays as it is. */
    @Nullable RelDataType aligned(
            int operand, @Nullable RelDataType element, RelDataTypeFactory types) {
        return switch (letters.charAt(operand)) {
            case 'A' -> element == null ? null : array(types, element);
            case 'E', 'M' -> element;
            case 'K' ->
                    types.createTypeWithNullability(
                            Objects.requireNonNull(Objects.requireNonNull(element).getKeyType()),
                            true);
            case 'S' ->
                    array(
                            types,
                            types.createTypeWithNullability(
                                    types.createSqlType(SqlTypeName.VARCHAR), true));
            default -> null;
        };
    }

    /** A nullable array, of elements that may be null. */
    static RelDataType array(RelDataTypeFactory types, RelDataType element) {
        RelDataType nullable = types.createTypeWithNullability(element, true);
        return types.createTypeWithNullability(types.createArrayType(nullable, -1), true);
    }

    /** An operand whose type only the others tell, such as a parameter. */
    void infer(SqlCallBinding binding, RelDataType returned, RelDataType[] operands) {
        RelDataTypeFactory types = binding.getTypeFactory();
        List<RelDataType> known = new ArrayList<>();
        for (int i = 0; i < operands.length; i++) {
            known.add(binding.getValidator().deriveType(binding.getScope(), binding.operand(i)));
        }
        RelDataType element = element(known, types);
        for (int i = 0; i < operands.length; i++) {
            RelDataType aligned =
                    letters.charAt(i) == 'K' && element == null ? null : aligned(i, element, types);
            operands[i] =
                    aligned != null
                            ? aligned
                            : switch (letters.charAt(i)) {
                                case 'I' -> types.createSqlType(SqlTypeName.INTEGER);
                                case 'T' -> types.createSqlType(SqlTypeName.VARCHAR);
                                default -> known.get(i);
                            };
        }
    }
}
