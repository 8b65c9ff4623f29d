package io.tauro.security.mask;

/**
 * Years and months of days since 1970-01-01 in the proleptic Gregorian calendar, by arithmetic: the
 * days from March on, so that a leap day is the last of its year.
 */
final class Days {

    static final long MICROS = 86_400_000_000L;

    private static final long CYCLE = 146_097;
    private static final long TO_MARCH_OF_YEAR_ZERO = 719_468;

    private Days() {}

    /** The year of a day. */
    static long year(long day) {
        long march = marchYear(day);
        return dayOfMarchYear(day, march) < 306 ? march : march + 1;
    }

    /** The first day of the month of a day. */
    static long firstOfMonth(long day) {
        long march = marchYear(day);
        long inYear = dayOfMarchYear(day, march);
        long month = (5 * inYear + 2) / 153;
        return day - (inYear - (153 * month + 2) / 5);
    }

    /** The first of January of a year. */
    static long firstOfYear(long year) {
        return march(year - 1) + 306;
    }

    private static long marchYear(long day) {
        long shifted = day + TO_MARCH_OF_YEAR_ZERO;
        long era = Math.floorDiv(shifted, CYCLE);
        long inEra = shifted - era * CYCLE;
        long year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365;
        return era * 400 + year;
    }

    private static long dayOfMarchYear(long day, long marchYear) {
        return day - march(marchYear);
    }

    /** The first of March of a year. */
    private static long march(long year) {
        long era = Math.floorDiv(year, 400L);
        long inEra = year - era * 400;
        return era * CYCLE + inEra * 365 + inEra / 4 - inEra / 100 - TO_MARCH_OF_YEAR_ZERO;
    }
}
