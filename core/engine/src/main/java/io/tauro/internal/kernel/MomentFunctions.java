package io.tauro.internal.kernel;

import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times and intervals that are made of numbers, and numbers of units between two moments. */
final class MomentFunctions {

    private MomentFunctions() {}

    static void addTo(Topic topic) {
        topic.add(
                        ScalarFunction.MAKE_TIME,
                        "(hour, minute, seconds) → time",
                        "The time of three numbers.",
                        MomentFunctions::makeTime)
                .add(
                        ScalarFunction.MAKE_TIMESTAMP,
                        "(year, month, day, hour, minute, seconds) → timestamp",
                        "The timestamp of six numbers.",
                        MomentFunctions::makeTimestamp)
                .add(
                        ScalarFunction.MAKE_YM_INTERVAL,
                        "(years [, months]) → year-month interval",
                        "The interval of so many years and months.",
                        call ->
                                rows(
                                        call,
                                        (a, row) ->
                                                Math.addExact(
                                                        Math.multiplyExact(whole(a, 0, row), 12L),
                                                        whole(a, 1, row))))
                .add(
                        ScalarFunction.MAKE_DT_INTERVAL,
                        "(days [, hours [, minutes [, seconds]]]) → day-second interval",
                        "The interval of so many days, hours, minutes and seconds.",
                        call -> rows(call, MomentFunctions::duration))
                .add(
                        ScalarFunction.DATE_BIN,
                        "(width, timestamp, origin) → timestamp",
                        "The start of the interval of this width, counted from the origin, that"
                                + " holds the moment.",
                        call -> rows(call, MomentFunctions::bin))
                .add(
                        ScalarFunction.TO_INSTANT,
                        "(number) → timestamp with time zone",
                        "So many seconds after 1970-01-01 00:00:00 UTC.",
                        call -> rows(call, (a, row) -> micros(a, 0, row, call)))
                .add(
                        ScalarFunction.UNITS_BETWEEN,
                        "(constant unit, from, to) → integer",
                        "How many whole units lie between; negative if the first is later.",
                        MomentFunctions::unitsBetween)
                .add(
                        ScalarFunction.UNIT_STARTS_BETWEEN,
                        "(constant unit, from, to) → integer",
                        "How many units begin between; negative if the first is later.",
                        MomentFunctions::startsBetween);
    }

    /** A value in 64 bits of the arguments of a row. */
    private interface RowFunction {
        long of(Arguments arguments, int row);
    }

    private static Kernel rows(FunctionCall call, RowFunction function) {
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            try {
                for (int n = 0; n < rows.count(); n++) {
                    int row = rows.row(n);
                    values[row] = function.of(arguments, row);
                }
            } catch (ArithmeticException e) {
                throw KernelErrors.overflow(call.type());
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static long whole(Arguments arguments, int argument, int row) {
        return argument < arguments.count() ? arguments.integer(argument, row) : 0;
    }

    /** A number of seconds in microseconds, half away from zero. */
    private static long micros(Arguments arguments, int argument, int row, FunctionCall call) {
        BigDecimal seconds;
        if (arguments.vector(argument) instanceof DoubleVector doubles) {
            double value = doubles.values()[row & arguments.mask(argument)];
            if (!Double.isFinite(value)) {
                throw KernelErrors.invalid(call.function(), "is NaN or infinite.");
            }
            seconds = BigDecimal.valueOf(value);
        } else {
            seconds = Numbers.exact(arguments, argument, row);
        }
        return seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long duration(Arguments arguments, int row) {
        long micros = Math.multiplyExact(whole(arguments, 0, row), Calendar.MICROS_PER_DAY);
        micros =
                Math.addExact(micros, Math.multiplyExact(whole(arguments, 1, row), 3_600_000_000L));
        micros = Math.addExact(micros, Math.multiplyExact(whole(arguments, 2, row), 60_000_000L));
        if (arguments.count() < 4) {
            return micros;
        }
        BigDecimal seconds =
                arguments.vector(3) instanceof DoubleVector doubles
                        ? new BigDecimal(Double.toString(doubles.values()[row & arguments.mask(3)]))
                        : Numbers.exact(arguments, 3, row);
        return Math.addExact(
                micros,
                seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static Kernel makeTime(FunctionCall call) {
        return rows(call, (arguments, row) -> time(arguments, 0, row, call));
    }

    private static Kernel makeTimestamp(FunctionCall call) {
        return rows(
                call,
                (arguments, row) -> {
                    long day =
                            ZoneFunctions.date(
                                    arguments.integer(0, row),
                                    arguments.integer(1, row),
                                    arguments.integer(2, row),
                                    call.function());
                    return Math.addExact(
                            Math.multiplyExact(day, Calendar.MICROS_PER_DAY),
                            time(arguments, 3, row, call));
                });
    }

    private static long time(Arguments arguments, int first, int row, FunctionCall call) {
        long hour = arguments.integer(first, row);
        long minute = arguments.integer(first + 1, row);
        long micros = micros(arguments, first + 2, row, call);
        boolean exists =
                hour >= 0
                        && hour <= 23
                        && minute >= 0
                        && minute <= 59
                        && micros >= 0
                        && micros < 60 * Calendar.MICROS_PER_SECOND;
        if (!exists) {
            throw KernelErrors.invalid(call.function(), "is an hour, minute or second of no day.");
        }
        return (hour * 60 + minute) * 60 * Calendar.MICROS_PER_SECOND + micros;
    }

    private static long bin(Arguments arguments, int row) {
        long width = arguments.integer(0, row);
        long origin = arguments.integer(2, row);
        if (width <= 0) {
            throw KernelErrors.invalid(ScalarFunction.DATE_BIN, "is a width and not above zero.");
        }
        long since = Math.subtractExact(arguments.integer(1, row), origin);
        return Math.addExact(origin, since - Math.floorMod(since, width));
    }

    private static long toMicros(Arguments arguments, int argument, int row) {
        long value = arguments.integer(argument, row);
        return arguments.type(argument).kind() == TypeKind.DATE
                ? Math.multiplyExact(value, Calendar.MICROS_PER_DAY)
                : value;
    }

    private static Kernel unitsBetween(FunctionCall call) {
        TimeUnit unit = DateTimeFunctions.unit(call);
        return rows(
                call,
                (arguments, row) ->
                        unit.between(toMicros(arguments, 1, row), toMicros(arguments, 2, row)));
    }

    private static Kernel startsBetween(FunctionCall call) {
        TimeUnit unit = DateTimeFunctions.unit(call);
        return rows(
                call,
                (arguments, row) ->
                        unit.between(
                                unit.floor(toMicros(arguments, 1, row)),
                                unit.floor(toMicros(arguments, 2, row))));
    }
}
