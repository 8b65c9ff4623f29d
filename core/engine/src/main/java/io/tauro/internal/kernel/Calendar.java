package io.tauro.internal.kernel;

/**
 * A day of the proleptic Gregorian calendar, counted from 1970-01-01 and back.
 *
 * @param year the year, where 0 is the one before 1
 * @param month from 1
 * @param day from 1
 */
record Calendar(long year, int month, int day) {

    static final long MICROS_PER_SECOND = 1_000_000L;
    static final long MICROS_PER_DAY = 86_400_000_000L;

    private static final long DAYS_PER_ERA = 146_097;

    /** Days from 0000-03-01 to 1970-01-01. */
    private static final long EPOCH = 719_468;

    /** The date so many days after 1970-01-01. The year begins in March, with the leap day last. */
    static Calendar ofDay(long epochDay) {
        long shifted = epochDay + EPOCH;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        return new Calendar(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
    }

    /** The days from 1970-01-01 to a date; a month or day that is not in the calendar counts on. */
    static long day(long year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - EPOCH;
    }

    static boolean isLeap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int lengthOfMonth(long year, int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** The date so many months later; the last of its month if there is no such day. */
    static long plusMonths(long epochDay, long months) {
        Calendar date = ofDay(epochDay);
        long total = Math.addExact(date.year() * 12 + date.month() - 1, months);
        long year = Math.floorDiv(total, 12L);
        int month = (int) Math.floorMod(total, 12L) + 1;
        return day(year, month, Math.min(date.day(), lengthOfMonth(year, month)));
    }

    /**
     * The first day of the year of ISO weeks that a year has: the Monday on or before 4 January.
     */
    static long isoYearStart(long year) {
        long fourth = day(year, 1, 4);
        return fourth - isoDayOfWeek(fourth) + 1;
    }

    /** The year that the ISO week of a day belongs to. */
    static long isoYear(long epochDay) {
        long thursday = epochDay - isoDayOfWeek(epochDay) + 4;
        return ofDay(thursday).year();
    }

    /** From 1 for Monday to 7 for Sunday. */
    static int isoDayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L) + 1;
    }
}
