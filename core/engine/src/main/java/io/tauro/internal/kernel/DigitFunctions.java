package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.DecimalVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.function.LongBinaryOperator;

/** Functions of the digits and bits of numbers. */
final class DigitFunctions {

    private DigitFunctions() {}

    static void addTo(Topic topic) {
        topic.add(
                        ScalarFunction.BITSHIFTLEFT,
                        "(integer, places) → integer",
                        "The bits moved to the left; as many places as the type has bits are none.",
                        call -> shift(call, DigitFunctions::left))
                .add(
                        ScalarFunction.BITSHIFTRIGHT,
                        "(integer, places) → integer",
                        "The bits moved to the right, with the sign on the left.",
                        call -> shift(call, (value, places) -> value >> places))
                .add(
                        ScalarFunction.BIT_COUNT,
                        "(integer or bytes) → integer",
                        "How many bits are set; of a negative integer, in 64 bits.",
                        DigitFunctions::bitCount)
                .add(
                        ScalarFunction.DIV,
                        "(number, number) → number",
                        "The whole quotient, towards zero.",
                        DigitFunctions::quotient)
                .add(
                        ScalarFunction.SCALE,
                        "(decimal) → integer",
                        "How many digits stand behind the point.",
                        call -> digits(call, BigDecimal::scale))
                .add(
                        ScalarFunction.MIN_SCALE,
                        "(decimal) → integer",
                        "How many digits behind the point are needed.",
                        call -> digits(call, DigitFunctions::neededScale))
                .add(
                        ScalarFunction.IS_NAN,
                        "(real or double) → boolean",
                        "Whether it is not a number.",
                        call -> DigitFunctions::isNan);
    }

    private static int bits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case INTEGER -> 32;
            default -> 64;
        };
    }

    /** Places count around, as they do in PostgreSQL and in most processors. */
    private static Kernel shift(FunctionCall call, LongBinaryOperator operator) {
        DataType type = call.type();
        int bits = bits(type);
        boolean integers =
                type.kind().isInteger()
                        && call.arguments().get(0).type().kind() == type.kind()
                        && call.arguments().get(1).type().kind().isInteger();
        if (!integers) {
            throw KernelErrors.notSupported(call);
        }
        return DateTimeFunctions.binary(
                type,
                (value, places) -> {
                    long shifted = operator.applyAsLong(value, places & (bits - 1));
                    return shifted << (64 - bits) >> (64 - bits);
                });
    }

    private static long left(long value, long places) {
        return value << places;
    }

    private static Kernel bitCount(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (kind.isInteger()) {
            return Numbers.integers(call.type(), Long::bitCount);
        }
        if (kind != TypeKind.VARBINARY) {
            throw KernelErrors.notSupported(call);
        }
        return (arguments, rows) -> {
            BytesVector source = arguments.bytes(0);
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                for (byte one : source.get(row & arguments.mask(0))) {
                    values[row] += Integer.bitCount(one & 0xFF);
                }
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static Kernel quotient(FunctionCall call) {
        if (call.type().kind() != TypeKind.DECIMAL) {
            return ArithmeticFunctions.binary(call, ArithmeticFunctions.Operation.DIVIDE);
        }
        return (arguments, rows) -> {
            DecimalOperand dividend = DecimalOperand.of(arguments, 0);
            DecimalOperand divisor = DecimalOperand.of(arguments, 1);
            DecimalColumn values = new DecimalColumn(call.type(), rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                BigDecimal by = divisor.decimal(row);
                if (by.signum() == 0) {
                    throw KernelErrors.divisionByZero();
                }
                values.set(row, dividend.decimal(row).divideToIntegralValue(by).setScale(0));
            }
            return values.build();
        };
    }

    /** Something about a number. */
    private interface Measure {
        long of(BigDecimal value);
    }

    private static Kernel digits(FunctionCall call, Measure measure) {
        if (!ArithmeticFunctions.isExact(call.arguments().get(0).type().kind())) {
            throw KernelErrors.notSupported(call);
        }
        return (arguments, rows) -> {
            boolean decimal = arguments.vector(0) instanceof DecimalVector;
            DecimalOperand source = DecimalOperand.of(arguments, 0);
            long[] values = new long[rows.size()];
            for (int n = 0; decimal && n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = measure.of(source.decimal(row));
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static long neededScale(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    private static BooleanVector isNan(Arguments arguments, Rows rows) {
        double[] source = arguments.doubles(0);
        boolean[] values = new boolean[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            values[row] = Double.isNaN(source[row & arguments.mask(0)]);
        }
        return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
    }
}
