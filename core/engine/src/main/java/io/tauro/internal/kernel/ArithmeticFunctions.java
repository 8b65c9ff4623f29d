package io.tauro.internal.kernel;

import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.TypeKind;
import java.util.List;

/** The four operations, the remainder and the sign. */
final class ArithmeticFunctions {

    private static final String TWO = "(number, number) → number";

    /** What to do with two numbers. */
    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO
    }

    private ArithmeticFunctions() {}

    static List<Definition> all() {
        return new Topic("Arithmetic")
                .add(
                        ScalarFunction.ADD,
                        TWO,
                        "The sum; also of two intervals.",
                        call -> binary(call, Operation.ADD))
                .add(
                        ScalarFunction.SUBTRACT,
                        TWO,
                        "The difference; also of two intervals.",
                        call -> binary(call, Operation.SUBTRACT))
                .add(
                        ScalarFunction.MULTIPLY,
                        TWO,
                        "The product; also of an interval and a number.",
                        call -> binary(call, Operation.MULTIPLY))
                .add(
                        ScalarFunction.DIVIDE,
                        TWO,
                        "The quotient; of integers without its fraction. Also of an interval and a"
                                + " number.",
                        call -> binary(call, Operation.DIVIDE))
                .add(
                        ScalarFunction.MODULO,
                        TWO,
                        "The remainder, with the sign of the dividend.",
                        call -> binary(call, Operation.MODULO))
                .add(
                        ScalarFunction.NEGATE,
                        "(number or interval) → the same",
                        "The value with the other sign.",
                        ArithmeticFunctions::negate)
                .all();
    }

    static Kernel binary(FunctionCall call, Operation operation) {
        TypeKind left = call.arguments().get(0).type().kind();
        TypeKind right = call.arguments().get(1).type().kind();
        TypeKind result = call.type().kind();
        boolean exact = isExact(left) && isExact(right);
        if (result.isInteger() && left.isInteger() && right.isInteger()) {
            return new IntegerArithmetic(operation, call.type());
        }
        if (isFloat(result) && isFloat(left) && isFloat(right)) {
            return new DoubleArithmetic(operation, call.type());
        }
        if (result == TypeKind.DECIMAL && exact) {
            return new DecimalArithmetic(operation, call.type());
        }
        if (isInterval(result)) {
            return interval(call, operation);
        }
        throw KernelErrors.notSupported(call);
    }

    private static Kernel interval(FunctionCall call, Operation operation) {
        TypeKind left = call.arguments().get(0).type().kind();
        TypeKind right = call.arguments().get(1).type().kind();
        boolean sum = operation == Operation.ADD || operation == Operation.SUBTRACT;
        if (sum && isInterval(left) && isInterval(right)) {
            return new IntegerArithmetic(operation, call.type());
        }
        if (operation == Operation.MULTIPLY && isInterval(left) && right.isNumeric()) {
            return new IntervalScaling(call.type(), 0, false);
        }
        if (operation == Operation.MULTIPLY && isInterval(right) && left.isNumeric()) {
            return new IntervalScaling(call.type(), 1, false);
        }
        if (operation == Operation.DIVIDE && isInterval(left) && right.isNumeric()) {
            return new IntervalScaling(call.type(), 0, true);
        }
        throw KernelErrors.notSupported(call);
    }

    private static Kernel negate(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        TypeKind result = call.type().kind();
        if (result.isInteger() && kind.isInteger() || isInterval(kind) && result == kind) {
            return Numbers.integers(call.type(), Math::negateExact);
        }
        if (isFloat(result) && isFloat(kind)) {
            return Numbers.doubles(call.type(), value -> -value);
        }
        if (result == TypeKind.DECIMAL && isExact(kind)) {
            return Numbers.decimals(call.type(), value -> value.negate());
        }
        throw KernelErrors.notSupported(call);
    }

    static boolean isExact(TypeKind kind) {
        return kind == TypeKind.DECIMAL || kind.isInteger();
    }

    static boolean isFloat(TypeKind kind) {
        return kind == TypeKind.DOUBLE || kind == TypeKind.REAL;
    }

    static boolean isInterval(TypeKind kind) {
        return kind == TypeKind.INTERVAL_DAY_SECOND || kind == TypeKind.INTERVAL_YEAR_MONTH;
    }
}
