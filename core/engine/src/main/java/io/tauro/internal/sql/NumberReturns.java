package io.tauro.internal.sql;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;

/** How many digits a rounded number and a whole quotient have. */
final class NumberReturns {

    /** One digit more before the point, and the digits behind it that are asked for. */
    static final SqlReturnTypeInference ROUNDED = binding -> withDigits(binding, 1);

    /** The digits behind the point that are asked for. */
    static final SqlReturnTypeInference TRUNCATED = binding -> withDigits(binding, 0);

    /** A decimal of one digit, or what the argument is. */
    static final SqlReturnTypeInference SIGN =
            binding -> {
                RelDataType type = binding.getOperandType(0);
                return type.getSqlTypeName() == SqlTypeName.DECIMAL ? decimal(binding, 1, 0) : type;
            };

    /** A decimal without a fraction if one of the two is a decimal, else the wider integer. */
    static final SqlReturnTypeInference QUOTIENT = NumberReturns::quotient;

    /** What TO_NUMBER reads. */
    static final SqlReturnTypeInference READ_NUMBER =
            binding -> decimal(binding, TauroTypeSystem.MAX_DIGITS, 10);

    private NumberReturns() {}

    private static RelDataType withDigits(SqlOperatorBinding binding, int more) {
        RelDataType type = binding.getOperandType(0);
        if (type.getSqlTypeName() != SqlTypeName.DECIMAL) {
            return ReturnTypes.ARG0_NULLABLE.inferReturnType(binding);
        }
        int integral = type.getPrecision() - type.getScale();
        int kept = type.getScale();
        if (binding.getOperandCount() == 1) {
            kept = 0;
        } else {
            OptionalInt digits = constant(binding, 1);
            if (digits.isPresent()) {
                kept = Math.max(0, Math.min(kept, digits.getAsInt()));
            }
        }
        int grown = kept == type.getScale() && binding.getOperandCount() == 1 ? 0 : more;
        int precision = Math.min(TauroTypeSystem.MAX_DIGITS, integral + grown + kept);
        return decimal(binding, Math.max(1, precision), kept);
    }

    private static OptionalInt constant(SqlOperatorBinding binding, int operand) {
        if (binding instanceof SqlCallBinding call) {
            return constant(call.operand(operand));
        }
        if (!binding.isOperandLiteral(operand, false) || binding.isOperandNull(operand, false)) {
            return OptionalInt.empty();
        }
        return clamped(binding.getOperandLiteralValue(operand, BigDecimal.class));
    }

    private static OptionalInt constant(SqlNode node) {
        if (node.getKind() == SqlKind.MINUS_PREFIX) {
            OptionalInt positive = constant(((SqlCall) node).operand(0));
            return positive.isPresent()
                    ? OptionalInt.of(-positive.getAsInt())
                    : OptionalInt.empty();
        }
        return node instanceof SqlLiteral literal && literal.getValue() instanceof BigDecimal number
                ? clamped(number)
                : OptionalInt.empty();
    }

    private static OptionalInt clamped(@org.jspecify.annotations.Nullable BigDecimal number) {
        if (number == null) {
            return OptionalInt.empty();
        }
        BigDecimal far = BigDecimal.valueOf(1000);
        return OptionalInt.of(number.max(far.negate()).min(far).intValue());
    }

    private static RelDataType quotient(SqlOperatorBinding binding) {
        RelDataType dividend = binding.getOperandType(0);
        RelDataType divisor = binding.getOperandType(1);
        boolean decimal =
                dividend.getSqlTypeName() == SqlTypeName.DECIMAL
                        || divisor.getSqlTypeName() == SqlTypeName.DECIMAL;
        if (!decimal) {
            return ReturnTypes.LEAST_RESTRICTIVE
                    .andThen(org.apache.calcite.sql.type.SqlTypeTransforms.TO_NULLABLE)
                    .inferReturnType(binding);
        }
        int integral = digits(dividend) - scale(dividend) + scale(divisor);
        return decimal(binding, Math.max(1, Math.min(TauroTypeSystem.MAX_DIGITS, integral)), 0);
    }

    private static int digits(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.getPrecision();
        };
    }

    private static int scale(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL ? type.getScale() : 0;
    }

    private static RelDataType decimal(SqlOperatorBinding binding, int precision, int scale) {
        RelDataTypeFactory types = binding.getTypeFactory();
        boolean nullable = binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
        return types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.DECIMAL, precision, scale), nullable);
    }
}
