package io.tauro.internal.kernel;

import java.util.Locale;
import java.util.Map;

/** The units and fields of dates and times. */
enum TimeUnit {
    MICROSECOND(1),
    MILLISECOND(1000),
    SECOND(1_000_000),
    MINUTE(60_000_000),
    HOUR(3_600_000_000L),
    DAY(Calendar.MICROS_PER_DAY),
    WEEK(0),
    MONTH(0),
    QUARTER(0),
    YEAR(0),
    ISOYEAR(0),
    DECADE(0),
    CENTURY(0),
    MILLENNIUM(0),
    DOW(0),
    ISODOW(0),
    DOY(0),
    EPOCH(0),
    TIMEZONE(0),
    TIMEZONE_HOUR(0),
    TIMEZONE_MINUTE(0);

    private static final Map<String, TimeUnit> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("MICROSECONDS", MICROSECOND),
                    Map.entry("US", MICROSECOND),
                    Map.entry("MILLISECONDS", MILLISECOND),
                    Map.entry("MS", MILLISECOND),
                    Map.entry("SECONDS", SECOND),
                    Map.entry("MINUTES", MINUTE),
                    Map.entry("HOURS", HOUR),
                    Map.entry("DAYS", DAY),
                    Map.entry("DAYOFMONTH", DAY),
                    Map.entry("DAYOFYEAR", DOY),
                    Map.entry("WEEKS", WEEK),
                    Map.entry("MONTHS", MONTH),
                    Map.entry("QUARTERS", QUARTER),
                    Map.entry("YEARS", YEAR),
                    Map.entry("DECADES", DECADE),
                    Map.entry("CENTURIES", CENTURY),
                    Map.entry("MILLENNIA", MILLENNIUM));

    /** Microseconds, of the units up to a day; else 0. */
    private final long micros;

    TimeUnit(long micros) {
        this.micros = micros;
    }

    /** The unit of a name in any case, singular or plural. */
    static TimeUnit named(String name, ScalarFunction function) {
        String upper = name.toUpperCase(Locale.ROOT);
        TimeUnit other = OTHER_NAMES.get(upper);
        if (other != null) {
            return other;
        }
        for (TimeUnit unit : values()) {
            if (unit.name().equals(upper)) {
                return unit;
            }
        }
        throw KernelErrors.invalid(function, "is not a unit of time such as YEAR or HOUR.");
    }

    boolean isOfTime() {
        return micros > 0 && this != DAY;
    }

    /** The whole units from one moment to another, towards zero. */
    long between(long from, long to) {
        if (micros > 0) {
            return Math.subtractExact(to, from) / micros;
        }
        if (this == WEEK) {
            return Math.subtractExact(to, from) / (7 * Calendar.MICROS_PER_DAY);
        }
        if (months() == 0) {
            throw KernelErrors.invalid(ScalarFunction.UNITS_BETWEEN, "is not a period.");
        }
        return DateTimeFunctions.monthsBetween(to, from) / months();
    }

    /** The start of the unit that holds a moment. */
    long floor(long moment) {
        if (micros > 0) {
            return moment - Math.floorMod(moment, micros);
        }
        return Math.multiplyExact(
                floorDay(Math.floorDiv(moment, Calendar.MICROS_PER_DAY)), Calendar.MICROS_PER_DAY);
    }

    /** The moment if it is the start of a unit, else the next start. */
    long ceil(long moment) {
        long floor = floor(moment);
        if (floor == moment) {
            return moment;
        }
        if (micros > 0) {
            return Math.addExact(floor, micros);
        }
        return Math.multiplyExact(
                nextDay(Math.floorDiv(floor, Calendar.MICROS_PER_DAY)), Calendar.MICROS_PER_DAY);
    }

    /** The first day of the unit that holds a day. */
    long floorDay(long day) {
        return switch (this) {
            case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY -> day;
            case WEEK -> day - Calendar.isoDayOfWeek(day) + 1;
            case ISOYEAR -> Calendar.isoYearStart(Calendar.isoYear(day));
            case MONTH -> day - Calendar.ofDay(day).day() + 1;
            case QUARTER -> {
                Calendar date = Calendar.ofDay(day);
                yield Calendar.day(date.year(), (date.month() - 1) / 3 * 3 + 1, 1);
            }
            case YEAR, DECADE -> startOfYears(day, 0);
            case CENTURY, MILLENNIUM -> startOfYears(day, 1);
            default -> throw KernelErrors.invalid(ScalarFunction.FLOOR_TO, "is not a period.");
        };
    }

    /** The start of a period of years, the first of which begins with the year given. */
    private long startOfYears(long day, int first) {
        long year = Calendar.ofDay(day).year() - first;
        long start = year - Math.floorMod(year, (long) months() / 12);
        return Calendar.day(start + first, 1, 1);
    }

    long ceilDay(long day) {
        long floor = floorDay(day);
        return floor == day ? day : nextDay(floor);
    }

    /** The start of the unit behind the one that begins on a day. */
    private long nextDay(long start) {
        return switch (this) {
            case WEEK -> start + 7;
            case ISOYEAR -> Calendar.isoYearStart(Calendar.isoYear(start) + 1);
            default -> Calendar.plusMonths(start, months());
        };
    }

    private int months() {
        return switch (this) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
            case DECADE -> 120;
            case CENTURY -> 1200;
            case MILLENNIUM -> 12_000;
            default -> 0;
        };
    }
}
