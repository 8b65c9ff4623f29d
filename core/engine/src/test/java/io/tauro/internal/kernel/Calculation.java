package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes expressions and computes them, for tests. */
final class Calculation {

    private Calculation() {}

    /** The value of a function of constants, or the code of its error. */
    static @Nullable Object call(
            ScalarFunction function, DataType type, @Nullable Object... arguments) {
        List<Expression> constants = new ArrayList<>();
        for (Object argument : arguments) {
            constants.add(argument instanceof Expression e ? e : constant(argument));
        }
        return value(new FunctionCall(function, constants, type));
    }

    /** The value of a cast of a constant, or the code of its error. */
    static @Nullable Object cast(Object value, DataType to) {
        return value(new Cast(value instanceof Expression e ? e : constant(value), to, false));
    }

    static @Nullable Object tryCast(Object value, DataType to) {
        return value(new Cast(value instanceof Expression e ? e : constant(value), to, true));
    }

    static @Nullable Object value(Expression expression) {
        try {
            return Evaluators.compile(expression).evaluate(Batch.of(1)).value(0);
        } catch (TauroException e) {
            return e.code();
        }
    }

    /** The value at a row of a batch, computed alone and from plain vectors; or an error's code. */
    static @Nullable Object rowAlone(Expression expression, Batch batch, int row) {
        List<ColumnVector> columns = new ArrayList<>();
        for (ColumnVector column : batch.columns()) {
            columns.add(Vectors.flatten(Vectors.gather(column, new int[] {row}, 1)));
        }
        try {
            return Evaluators.compile(expression).evaluate(Batch.of(1, columns)).value(0);
        } catch (TauroException e) {
            return e.code();
        }
    }

    static boolean isError(@Nullable Object value) {
        return value instanceof ErrorCode;
    }

    static Expression column(int index, DataType type) {
        return new InputColumn(index, type);
    }

    static Constant constant(@Nullable Object value) {
        return new Constant(value, typeOf(value));
    }

    static Constant constant(@Nullable Object value, DataType type) {
        return new Constant(value, type);
    }

    static DataType typeOf(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            int scale = Math.max(0, decimal.scale());
            return DataType.decimal(Math.max(Math.max(1, scale), decimal.precision()), scale);
        }
        if (value == null) {
            return DataType.NULL;
        }
        return switch (value.getClass().getSimpleName()) {
            case "Boolean" -> DataType.BOOLEAN;
            case "Byte" -> DataType.TINYINT;
            case "Short" -> DataType.SMALLINT;
            case "Integer" -> DataType.INTEGER;
            case "Long" -> DataType.BIGINT;
            case "Float" -> DataType.REAL;
            case "Double" -> DataType.DOUBLE;
            case "String" -> DataType.VARCHAR;
            case "byte[]" -> DataType.VARBINARY;
            default -> {
                if (value instanceof LocalDate) {
                    yield DataType.DATE;
                } else if (value instanceof LocalTime) {
                    yield DataType.TIME;
                } else if (value instanceof LocalDateTime) {
                    yield DataType.TIMESTAMP;
                } else if (value instanceof OffsetDateTime) {
                    yield DataType.TIMESTAMP_WITH_TIME_ZONE;
                } else if (value instanceof Period) {
                    yield DataType.INTERVAL_YEAR_MONTH;
                } else if (value instanceof Duration) {
                    yield DataType.INTERVAL_DAY_SECOND;
                } else if (value instanceof UUID) {
                    yield DataType.UUID;
                }
                throw new IllegalArgumentException(value.getClass().getName());
            }
        };
    }
}
