package io.tauro.internal.execute;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;

/** Sums of finite numbers that are not finite, which are errors as in other arithmetic. */
final class DoubleOverflow {

    private DoubleOverflow() {}

    /** That an infinite sum has an infinite operand. */
    static void check(DataType type, double left, double right) {
        if (Double.isFinite(left) && Double.isFinite(right)) {
            throw error(type);
        }
    }

    static TauroException error(DataType type) {
        return new TauroException(
                ErrorCode.NUMERIC_OVERFLOW,
                "A sum is out of the range of " + type + ". Cast its numbers to DECIMAL.");
    }
}
