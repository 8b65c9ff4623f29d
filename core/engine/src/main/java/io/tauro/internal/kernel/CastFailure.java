package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;

/**
 * One value cannot be converted. Without a stack, since TRY_CAST meets as many as there are rows.
 */
final class CastFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean outOfRange;

    private CastFailure(boolean outOfRange) {
        super(null, null, false, false);
        this.outOfRange = outOfRange;
    }

    /** The value is not one of the other type. */
    static CastFailure invalid() {
        return new CastFailure(false);
    }

    /** The value is out of the other type's range. */
    static CastFailure overflow() {
        return new CastFailure(true);
    }

    TauroException error(DataType from, DataType to) {
        return outOfRange
                ? new TauroException(
                        ErrorCode.NUMERIC_OVERFLOW,
                        "A value of type "
                                + from
                                + " is out of the range of "
                                + to
                                + ". Cast it to a wider type, or use TRY_CAST to get NULL instead.")
                : new TauroException(
                        ErrorCode.INVALID_CAST,
                        "A value of type "
                                + from
                                + " cannot be cast to "
                                + to
                                + ". Use TRY_CAST to get NULL instead.");
    }
}
