package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.TypeKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Dates that are made of numbers or months, and wall clocks of other zones. */
final class ZoneFunctions {

    private ZoneFunctions() {}

    static List<Definition> all() {
        Topic topic = new Topic("Date and time");
        MomentFunctions.addTo(topic);
        return topic.add(
                        ScalarFunction.LAST_DAY,
                        "(date or timestamp) → date",
                        "The last day of the month.",
                        ZoneFunctions::lastDay)
                .add(
                        ScalarFunction.MAKE_DATE,
                        "(year, month, day) → date",
                        "The date of three numbers, which must be one of the calendar.",
                        ZoneFunctions::makeDate)
                .add(
                        ScalarFunction.AT_TIME_ZONE,
                        "(timestamp [with time zone], zone) → timestamp [with time zone]",
                        "Of a wall clock reading in the zone, the instant; of an instant, the wall"
                                + " clock reading in the zone.",
                        ZoneFunctions::atTimeZone)
                .all();
    }

    private static Kernel lastDay(FunctionCall call) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (!kind.isTemporal() || kind == TypeKind.TIME || call.type().kind() != TypeKind.DATE) {
            throw KernelErrors.notSupported(call);
        }
        LongUnaryOperator toDay =
                kind == TypeKind.DATE
                        ? day -> day
                        : micros -> Math.floorDiv(micros, Calendar.MICROS_PER_DAY);
        return Numbers.integers(
                call.type(),
                value -> {
                    long day = toDay.applyAsLong(value);
                    Calendar date = Calendar.ofDay(day);
                    return day - date.day() + Calendar.lengthOfMonth(date.year(), date.month());
                });
    }

    private static Kernel makeDate(FunctionCall call) {
        return (arguments, rows) -> {
            int[] values = new int[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] =
                        (int)
                                date(
                                        arguments.integer(0, row),
                                        arguments.integer(1, row),
                                        arguments.integer(2, row),
                                        call.function());
            }
            return new IntVector(call.type(), values, rows.validity(), rows.size());
        };
    }

    /** The day of a year (below 0 for those before Christ), month and day. */
    static long date(long shown, long month, long day, ScalarFunction function) {
        long year = shown < 0 ? shown + 1 : shown;
        boolean exists =
                shown != 0
                        && Math.abs(shown) <= 999_999
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= Calendar.lengthOfMonth(year, (int) month);
        if (!exists) {
            throw KernelErrors.invalid(
                    function, "is a year, month or day that the calendar lacks.");
        }
        return Calendar.day(year, (int) month, (int) day);
    }

    private static Kernel atTimeZone(FunctionCall call) {
        TypeKind from = call.arguments().get(0).type().kind();
        boolean wall = from == TypeKind.TIMESTAMP;
        TypeKind expected = wall ? TypeKind.TIMESTAMP_WITH_TIME_ZONE : TypeKind.TIMESTAMP;
        boolean instant = from == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
        if (!wall && !instant || call.type().kind() != expected) {
            throw KernelErrors.notSupported(call);
        }
        return (arguments, rows) -> shifted(call, wall, arguments, rows);
    }

    /** Of a reading that comes twice, the later; one that is jumped over, as if it were not. */
    private static ZoneOffset ofReading(ZoneId zone, long second) {
        LocalDateTime reading = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(reading);
        return offsets.isEmpty()
                ? zone.getRules().getOffset(reading)
                : offsets.get(offsets.size() - 1);
    }

    private static ColumnVector shifted(
            FunctionCall call, boolean wall, Arguments arguments, Rows rows) {
        long[] values = new long[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            ZoneId zone = zone(arguments.text(1, row));
            long micros = arguments.integer(0, row);
            long second = Math.floorDiv(micros, Calendar.MICROS_PER_SECOND);
            ZoneOffset offset =
                    wall
                            ? ofReading(zone, second)
                            : zone.getRules().getOffset(Instant.ofEpochSecond(second));
            long shift = offset.getTotalSeconds() * Calendar.MICROS_PER_SECOND;
            try {
                values[row] =
                        wall ? Math.subtractExact(micros, shift) : Math.addExact(micros, shift);
            } catch (ArithmeticException e) {
                throw KernelErrors.overflow(call.type());
            }
        }
        return new LongVector(call.type(), values, rows.validity(), rows.size());
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw KernelErrors.invalid(
                    ScalarFunction.AT_TIME_ZONE,
                    "is not a time zone. Use a name such as 'Europe/Berlin' or an offset such as"
                            + " '+02:00'.");
        }
    }
}
