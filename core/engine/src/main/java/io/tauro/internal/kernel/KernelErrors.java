package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.util.stream.Collectors;

/** The errors of computing a value. None of them says the value. */
final class KernelErrors {

    private KernelErrors() {}

    static TauroException divisionByZero() {
        return new TauroException(
                ErrorCode.DIVISION_BY_ZERO,
                "A number is divided by zero. Divide by NULLIF(divisor, 0) to get NULL instead.");
    }

    static TauroException overflow(DataType type) {
        return new TauroException(
                ErrorCode.NUMERIC_OVERFLOW,
                "A result is out of the range of " + type + ". Cast an operand to a wider type.");
    }

    static TauroException invalid(ScalarFunction function, String problem) {
        return new TauroException(
                ErrorCode.INVALID_ARGUMENT, "An argument of " + function + " " + problem);
    }

    /** There is no kernel for these types. */
    static TauroException notSupported(FunctionCall call) {
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                call.function()
                        + call.arguments().stream()
                                .map(argument -> argument.type().toString())
                                .collect(Collectors.joining(", ", "(", ")"))
                        + " with result "
                        + call.type()
                        + " is not supported. Cast the arguments to other types.");
    }
}
