package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.CastLoop.Conversion;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;

/** Finds how to convert from one type to another. */
final class CastKernels {

    private CastKernels() {}

    static Evaluator evaluator(Cast cast, Evaluator operand) {
        DataType from = cast.operand().type();
        DataType to = cast.type();
        if (from.equals(to)) {
            return operand;
        }
        if (from.kind() == TypeKind.NULL) {
            return batch -> Vectors.constant(null, to, batch.rowCount());
        }
        if (isRelabelling(from, to)) {
            return batch -> Retype.as(to, operand.evaluate(batch));
        }
        Evaluator json = JsonCasts.evaluator(cast, operand);
        if (json != null) {
            return json;
        }
        Evaluator nested = NestedCasts.evaluator(cast, operand);
        if (nested != null) {
            return nested;
        }
        Kernel kernel = DecimalCasts.fast(from, to, cast.lenient());
        if (kernel == null) {
            kernel = CastLoop.kernel(from, to, cast.lenient(), conversion(from, to));
        }
        return new FunctionEvaluator(kernel, List.of(operand), to, Nulls.PROPAGATE);
    }

    /** Whether each value of one type is the same value of the other, laid out the same. */
    private static boolean isRelabelling(DataType from, DataType to) {
        TypeKind a = from.kind();
        TypeKind b = to.kind();
        if (from.physical() != to.physical()) {
            return false;
        }
        return switch (b) {
            case SMALLINT -> a == TypeKind.TINYINT;
            case INTEGER -> a.isInteger();
            case DOUBLE -> a == TypeKind.REAL;
            case DECIMAL -> from.scale() == to.scale() && from.precision() <= to.precision();
            case VARCHAR -> a.isText() && (isUnbounded(to) || isShorter(from, to));
            case VARBINARY -> a == b && (isUnbounded(to) || isShorter(from, to));
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                    a.isTemporal()
                            && (a == b || a != TypeKind.TIME && b != TypeKind.TIME)
                            && from.precision() <= to.precision();
            default -> false;
        };
    }

    private static boolean isUnbounded(DataType type) {
        return type.precision() == DataType.UNBOUNDED;
    }

    private static boolean isShorter(DataType from, DataType to) {
        return !isUnbounded(from) && from.precision() <= to.precision();
    }

    private static Conversion conversion(DataType from, DataType to) {
        Conversion conversion =
                switch (to.kind()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT -> NumberCasts.toInteger(from);
                    case DECIMAL -> DecimalCasts.toDecimal(from, to);
                    case REAL, DOUBLE -> NumberCasts.toDouble(from, to);
                    case BOOLEAN -> NumberCasts.toBoolean(from);
                    case CHAR, VARCHAR -> TextCasts.toText(from, to);
                    case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                            TemporalCasts.toTemporal(from, to);
                    case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND ->
                            TemporalCasts.toInterval(from, to);
                    case VARBINARY, UUID, JSON -> TextCasts.toBytes(from, to);
                    case ARRAY, MAP, ROW, NULL -> null;
                };
        if (conversion == null) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "A cast from " + from + " to " + to + " is not supported.");
        }
        return conversion;
    }
}
