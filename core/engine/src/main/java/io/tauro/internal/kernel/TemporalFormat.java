package io.tauro.internal.kernel;

/** Writes dates, times and intervals as PostgreSQL does in its ISO style. */
final class TemporalFormat {

    private TemporalFormat() {}

    static String date(long day) {
        StringBuilder text = new StringBuilder(10);
        boolean before = appendDate(text, day);
        return before ? text.append(" BC").toString() : text.toString();
    }

    static String timestamp(long micros) {
        StringBuilder text = new StringBuilder(26);
        boolean before = appendDate(text, Math.floorDiv(micros, Calendar.MICROS_PER_DAY));
        text.append(' ');
        appendTime(text, Math.floorMod(micros, Calendar.MICROS_PER_DAY));
        return before ? text.append(" BC").toString() : text.toString();
    }

    static String time(long micros) {
        StringBuilder text = new StringBuilder(15);
        appendTime(text, micros);
        return text.toString();
    }

    static String yearMonth(long months) {
        StringBuilder text = new StringBuilder();
        appendUnit(text, months / 12, "year");
        appendUnit(text, months % 12, "mon");
        return text.length() == 0 ? "00:00:00" : text.toString();
    }

    static String daySecond(long micros) {
        StringBuilder text = new StringBuilder();
        appendUnit(text, micros / Calendar.MICROS_PER_DAY, "day");
        long rest = micros % Calendar.MICROS_PER_DAY;
        if (rest != 0 || text.length() == 0) {
            text.append(text.length() == 0 ? "" : " ").append(rest < 0 ? "-" : "");
            appendTime(text, Math.abs(rest));
        }
        return text.toString();
    }

    private static void appendUnit(StringBuilder text, long count, String unit) {
        if (count != 0) {
            text.append(text.length() == 0 ? "" : " ").append(count).append(' ').append(unit);
            text.append(count == 1 ? "" : "s");
        }
    }

    /** Whether the year is one before Christ, which its text then says. */
    private static boolean appendDate(StringBuilder text, long day) {
        Calendar date = Calendar.ofDay(day);
        boolean before = date.year() <= 0;
        append(text, before ? 1 - date.year() : date.year(), 4);
        append(text.append('-'), date.month(), 2);
        append(text.append('-'), date.day(), 2);
        return before;
    }

    private static void appendTime(StringBuilder text, long micros) {
        append(text, micros / 3_600_000_000L, 2);
        append(text.append(':'), micros / 60_000_000L % 60, 2);
        append(text.append(':'), micros / 1_000_000L % 60, 2);
        long fraction = micros % 1_000_000L;
        if (fraction != 0) {
            append(text.append('.'), fraction, 6);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
    }

    private static void append(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
