package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Dates, times, timestamps and intervals. */
final class DateTimeFunctions {

    private DateTimeFunctions() {}

    static List<Definition> all() {
        return new Topic("Date and time")
                .add(
                        ScalarFunction.PLUS_DAY_SECOND,
                        "(date, time or timestamp; day-second interval) → the same",
                        "Later by the interval; a time goes on at midnight.",
                        DateTimeFunctions::plusDaySecond)
                .add(
                        ScalarFunction.PLUS_YEAR_MONTH,
                        "(date or timestamp; year-month interval) → the same",
                        "Later by the months; the last day of the month if there is no such day.",
                        DateTimeFunctions::plusYearMonth)
                .add(
                        ScalarFunction.DAY_SECOND_BETWEEN,
                        "(date, time or timestamp; the same) → day-second interval",
                        "The time from the second argument to the first.",
                        DateTimeFunctions::daySecondBetween)
                .add(
                        ScalarFunction.YEAR_MONTH_BETWEEN,
                        "(date or timestamp; the same) → year-month interval",
                        "The whole months from the second argument to the first.",
                        DateTimeFunctions::yearMonthBetween)
                .add(
                        ScalarFunction.EXTRACT,
                        "(constant unit; date, time, timestamp or interval) → number",
                        "One field, counted as PostgreSQL does: DOW from 0 for Sunday, ISODOW from"
                                + " 1 for Monday, WEEK by ISO 8601, EPOCH in seconds.",
                        ExtractKernel::of)
                .add(
                        ScalarFunction.FLOOR_TO,
                        "(constant unit; date, time or timestamp) → the same",
                        "The start of the unit that holds the value (DATE_TRUNC).",
                        call -> truncation(call, false))
                .add(
                        ScalarFunction.CEIL_TO,
                        "(constant unit; date, time or timestamp) → the same",
                        "The value if it is the start of a unit, else the next start.",
                        call -> truncation(call, true))
                .all();
    }

    /** A function of two values in 64 bits; an ArithmeticException is an overflow. */
    static Kernel binary(DataType type, LongBinaryOperator function) {
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            try {
                for (int n = 0; n < rows.count(); n++) {
                    int row = rows.row(n);
                    values[row] =
                            function.applyAsLong(
                                    arguments.integer(0, row), arguments.integer(1, row));
                }
            } catch (ArithmeticException e) {
                throw KernelErrors.overflow(type);
            }
            return IntegerArithmetic.result(values, type, rows);
        };
    }

    private static boolean isTimestamp(TypeKind kind) {
        return kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
    }

    private static Kernel plusDaySecond(FunctionCall call) {
        TypeKind from = call.arguments().get(0).type().kind();
        TypeKind to = call.type().kind();
        if (call.arguments().get(1).type().kind() != TypeKind.INTERVAL_DAY_SECOND) {
            throw KernelErrors.notSupported(call);
        }
        if (from == TypeKind.TIME && to == TypeKind.TIME) {
            return binary(
                    call.type(),
                    (time, micros) ->
                            Math.floorMod(
                                    time + micros % Calendar.MICROS_PER_DAY,
                                    Calendar.MICROS_PER_DAY));
        }
        LongUnaryOperator micros = toMicros(call, 0);
        if (to == TypeKind.DATE) {
            return binary(
                    call.type(),
                    (value, interval) ->
                            Math.floorDiv(
                                    Math.addExact(micros.applyAsLong(value), interval),
                                    Calendar.MICROS_PER_DAY));
        }
        if (!isTimestamp(to)) {
            throw KernelErrors.notSupported(call);
        }
        return binary(
                call.type(),
                (value, interval) -> Math.addExact(micros.applyAsLong(value), interval));
    }

    /** From the value of a DATE, timestamp or TIME argument to microseconds. */
    private static LongUnaryOperator toMicros(FunctionCall call, int argument) {
        TypeKind kind = call.arguments().get(argument).type().kind();
        if (kind == TypeKind.DATE) {
            return day -> Math.multiplyExact(day, Calendar.MICROS_PER_DAY);
        }
        if (kind.isTemporal()) {
            return micros -> micros;
        }
        throw KernelErrors.notSupported(call);
    }

    private static Kernel plusYearMonth(FunctionCall call) {
        TypeKind from = call.arguments().get(0).type().kind();
        TypeKind to = call.type().kind();
        if (call.arguments().get(1).type().kind() != TypeKind.INTERVAL_YEAR_MONTH) {
            throw KernelErrors.notSupported(call);
        }
        if (from == TypeKind.DATE && to == TypeKind.DATE) {
            return binary(call.type(), Calendar::plusMonths);
        }
        if (from == TypeKind.TIME || !isTimestamp(to)) {
            throw KernelErrors.notSupported(call);
        }
        LongUnaryOperator micros = toMicros(call, 0);
        return binary(
                call.type(), (value, months) -> plusMonths(micros.applyAsLong(value), months));
    }

    private static long plusMonths(long micros, long months) {
        long day = Math.floorDiv(micros, Calendar.MICROS_PER_DAY);
        long later = Calendar.plusMonths(day, months);
        return Math.addExact(micros, Math.multiplyExact(later - day, Calendar.MICROS_PER_DAY));
    }

    private static Kernel daySecondBetween(FunctionCall call) {
        LongUnaryOperator left = toMicros(call, 0);
        LongUnaryOperator right = toMicros(call, 1);
        return binary(
                call.type(),
                (a, b) -> Math.subtractExact(left.applyAsLong(a), right.applyAsLong(b)));
    }

    private static Kernel yearMonthBetween(FunctionCall call) {
        LongUnaryOperator left = toMicros(call, 0);
        LongUnaryOperator right = toMicros(call, 1);
        return binary(
                call.type(), (a, b) -> monthsBetween(left.applyAsLong(a), right.applyAsLong(b)));
    }

    static long monthsBetween(long later, long earlier) {
        Calendar a = Calendar.ofDay(Math.floorDiv(later, Calendar.MICROS_PER_DAY));
        Calendar b = Calendar.ofDay(Math.floorDiv(earlier, Calendar.MICROS_PER_DAY));
        long months = (a.year() - b.year()) * 12 + a.month() - b.month();
        long rest =
                (a.day() - b.day()) * Calendar.MICROS_PER_DAY
                        + Math.floorMod(later, Calendar.MICROS_PER_DAY)
                        - Math.floorMod(earlier, Calendar.MICROS_PER_DAY);
        return months > 0 && rest < 0 ? months - 1 : months < 0 && rest > 0 ? months + 1 : months;
    }

    /** The unit that a call names in its first argument, which must be constant. */
    static TimeUnit unit(FunctionCall call) {
        if (call.arguments().get(0) instanceof Constant constant
                && constant.value() instanceof String name) {
            return TimeUnit.named(name, call.function());
        }
        throw KernelErrors.invalid(call.function(), "is a unit and must be a constant.");
    }

    private static Kernel truncation(FunctionCall call, boolean up) {
        TimeUnit unit = unit(call);
        TypeKind kind = call.arguments().get(1).type().kind();
        if (call.type().kind() != kind || !kind.isTemporal()) {
            throw KernelErrors.notSupported(call);
        }
        if (kind == TypeKind.TIME && !unit.isOfTime()) {
            throw KernelErrors.invalid(call.function(), "is a unit that a TIME does not have.");
        }
        LongUnaryOperator function =
                kind == TypeKind.DATE
                        ? day -> up ? unit.ceilDay(day) : unit.floorDay(day)
                        : micros -> up ? unit.ceil(micros) : unit.floor(micros);
        boolean wraps = kind == TypeKind.TIME;
        return (arguments, rows) -> {
            ColumnVector argument = ComparisonFunctions.column(arguments, 1, rows);
            Kernel one =
                    Numbers.integers(
                            call.type(),
                            value -> {
                                long result = function.applyAsLong(value);
                                return wraps ? result % Calendar.MICROS_PER_DAY : result;
                            });
            return one.compute(new Arguments(argument), rows);
        };
    }
}
