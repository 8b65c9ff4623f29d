package io.tauro.internal.kernel;

import io.tauro.internal.kernel.DatePattern.Field;
import io.tauro.internal.kernel.DatePattern.Part;
import java.util.List;

/** Reads a moment by a pattern. All of the text must be read, and each field be in its range. */
final class DatePatternReader {

    private final ScalarFunction function;
    private final String text;
    private int at;
    private long year = 1;
    private long month = 1;
    private long day = 1;
    private long dayOfYear;
    private long hour;
    private long minute;
    private long second;
    private long micros;
    private boolean twelve;
    private boolean afternoon;
    private boolean beforeChrist;
    private long offsetMinutes;
    private long secondOfDay = -1;
    private long julianDay = Long.MIN_VALUE;
    private long isoYear = Long.MIN_VALUE;
    private long isoWeek;
    private long isoDay = 1;
    private long weekOfYear;

    private DatePatternReader(ScalarFunction function, String text) {
        this.function = function;
        this.text = text;
    }

    /** Microseconds since 1970-01-01. */
    static long read(List<Part> pattern, String text, ScalarFunction function) {
        DatePatternReader reader = new DatePatternReader(function, text.strip());
        for (int i = 0; i < pattern.size(); i++) {
            boolean digitsFollow =
                    i + 1 < pattern.size() && pattern.get(i + 1).field() != Field.LITERAL;
            reader.part(pattern.get(i), digitsFollow);
        }
        if (reader.at != reader.text.length()) {
            throw reader.invalid();
        }
        return reader.moment();
    }

    private void part(Part part, boolean digitsFollow) {
        if (part.field() != Field.LITERAL) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        switch (part.field()) {
            case YYYY -> year = digits(digitsFollow ? 4 : 6, 1, 294_276);
            case YEAR_COMMA -> {
                year = digits(3, 0, 294) * 1000;
                literal(DatePattern.literal(",", false));
                year += digits(3, 0, 999);
            }
            case YYY -> year = near(digits(3, 0, 999), 1000);
            case YY -> year = near(digits(2, 0, 99), 100);
            case Y -> year = near(digits(1, 0, 9), 10);
            case IYYY -> isoYear = digits(digitsFollow ? 4 : 6, 1, 294_276);
            case IYY -> isoYear = near(digits(3, 0, 999), 1000);
            case IY -> isoYear = near(digits(2, 0, 99), 100);
            case I -> isoYear = near(digits(1, 0, 9), 10);
            case IW -> isoWeek = digits(2, 1, 53);
            case ID -> isoDay = digits(1, 1, 7);
            case J -> julianDay = digits(9, 0, 109_203_528);
            case RM -> month = roman();
            case AD, BC -> era(2);
            case AD_DOTS, BC_DOTS -> era(4);
            case TZH -> offsetMinutes = signedHours() * 60;
            case TZM -> offsetMinutes += (offsetMinutes < 0 ? -1 : 1) * digits(2, 0, 59);
            case OF -> {
                offsetMinutes = signedHours() * 60;
                if (at < text.length() && text.charAt(at) == ':') {
                    at++;
                    offsetMinutes += (offsetMinutes < 0 ? -1 : 1) * digits(2, 0, 59);
                }
            }
            case SECONDS_OF_DAY, SECONDS_OF_DAY_5 -> secondOfDay = digits(5, 0, 86_399);
            case FF1 -> micros = fraction(1) * 100_000;
            case FF2 -> micros = fraction(2) * 10_000;
            case FF3 -> micros = fraction(3) * 1000;
            case FF4 -> micros = fraction(4) * 100;
            case FF5 -> micros = fraction(5) * 10;
            case FF6 -> micros = fraction(6);
            case DAY, DY -> weekday(part.field() == DatePattern.Field.DY);
            case D, Q -> digits(2, 0, 53);
            case WW -> weekOfYear = digits(2, 1, 53);
            case W -> day = (digits(1, 1, 5) - 1) * 7 + 1;
            case MM -> month = digits(2, 1, 12);
            case MONTH, MON -> month = monthName(part.field() == Field.MON);
            case DD -> day = digits(2, 1, 31);
            case DDD -> dayOfYear = digits(3, 1, 366);
            case HH24 -> hour = digits(2, 0, 23);
            case HH, HH12 -> {
                hour = digits(2, 1, 12);
                twelve = true;
            }
            case MI -> minute = digits(2, 0, 59);
            case SS -> second = digits(2, 0, 59);
            case MS -> micros = fraction(3) * 1000;
            case US -> micros = fraction(6);
            case AM, PM -> half(2);
            case AM_DOTS, PM_DOTS -> half(4);
            case LITERAL -> literal(part);
            default ->
                    throw KernelErrors.invalid(
                            function, "is a pattern with a field that cannot be read.");
        }
        if (!part.ordinal().isEmpty()) {
            at += at + 2 <= text.length() && Character.isLetter(text.charAt(at)) ? 2 : 0;
        }
    }

    /** The year that ends with these digits and is nearest to 2020, as PostgreSQL takes it. */
    private static long near(long digits, int places) {
        return switch (places) {
            case 10 -> 2000 + digits;
            case 100 -> digits + (digits < 70 ? 2000 : 1900);
            default -> digits + (digits < 520 ? 2000 : 1000);
        };
    }

    private long signedHours() {
        long sign = 1;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            sign = text.charAt(at++) == '-' ? -1 : 1;
        }
        return sign * digits(2, 0, 15);
    }

    private void era(int length) {
        boolean before = text.regionMatches(true, at, length == 2 ? "BC" : "B.C.", 0, length);
        if (!before && !text.regionMatches(true, at, length == 2 ? "AD" : "A.D.", 0, length)) {
            throw invalid();
        }
        beforeChrist = before;
        at += length;
    }

    private long roman() {
        for (int i = 11; i >= 0; i--) {
            String name = DatePatternWriter.ROMAN.get(i);
            int end = at + name.length();
            boolean ends = end >= text.length() || !Character.isLetter(text.charAt(end));
            if (ends && text.regionMatches(true, at, name, 0, name.length())) {
                at = end;
                return i + 1L;
            }
        }
        throw invalid();
    }

    /** A name of a day says nothing that the date does not, but beside a year and a week of it. */
    private void weekday(boolean brief) {
        for (int i = 0; i < 7; i++) {
            String name = DatePatternWriter.DAYS.get(i);
            int length = brief ? 3 : name.length();
            if (text.regionMatches(true, at, name, 0, length)) {
                at += length;
                isoDay = i + 1L;
                return;
            }
        }
        throw invalid();
    }

    private void literal(Part part) {
        int end = at + part.text().length();
        boolean letters = part.quoted() || Character.isLetterOrDigit(part.text().codePointAt(0));
        // Any punctuation will do where the pattern has some.
        boolean fits =
                letters
                        ? text.startsWith(part.text(), at)
                        : end <= text.length() && !Character.isLetterOrDigit(text.charAt(at));
        if (!fits) {
            throw invalid();
        }
        at = end;
    }

    private long digits(int most, long least, long largest) {
        long value = 0;
        int start = at;
        while (at < text.length() && at - start < most && isDigit()) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at == start || value < least || value > largest) {
            throw invalid();
        }
        return value;
    }

    /** Digits of a fraction: 5 of MS is half a second. */
    private long fraction(int places) {
        int start = at;
        long value = digits(places, 0, Long.MAX_VALUE);
        return value * Decimals.power(places - (at - start));
    }

    private boolean isDigit() {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private long monthName(boolean brief) {
        for (int i = 0; i < 12; i++) {
            String name = DatePatternWriter.MONTHS.get(i);
            int length = brief ? 3 : name.length();
            if (text.regionMatches(true, at, name, 0, length)) {
                at += length;
                return i + 1L;
            }
        }
        throw invalid();
    }

    private void half(int length) {
        boolean before = text.regionMatches(true, at, length == 2 ? "AM" : "A.M.", 0, length);
        if (!before && !text.regionMatches(true, at, length == 2 ? "PM" : "P.M.", 0, length)) {
            throw invalid();
        }
        afternoon = !before;
        at += length;
    }

    private long moment() {
        long hours = twelve ? hour % 12 + (afternoon ? 12 : 0) : hour;
        long seconds = secondOfDay >= 0 ? secondOfDay : (hours * 60 + minute) * 60 + second;
        return days() * Calendar.MICROS_PER_DAY
                + (seconds - offsetMinutes * 60) * Calendar.MICROS_PER_SECOND
                + micros;
    }

    private long days() {
        if (julianDay != Long.MIN_VALUE) {
            return julianDay - DatePatternWriter.JULIAN_1970;
        }
        if (isoYear != Long.MIN_VALUE) {
            return isoWeek == 0
                    ? Calendar.day(isoYear, 1, 1)
                    : Calendar.isoYearStart(isoYear) + (isoWeek - 1) * 7 + isoDay - 1;
        }
        long inEra = beforeChrist ? 1 - year : year;
        readWeekOfYear(inEra);
        if (dayOfYear == 0 && day > Calendar.lengthOfMonth(inEra, (int) month)
                || dayOfYear == 366 && !Calendar.isLeap(inEra)) {
            throw invalid();
        }
        return dayOfYear > 0
                ? Calendar.day(inEra, 1, 1) + dayOfYear - 1
                : Calendar.day(inEra, (int) month, (int) day);
    }

    /** The first day of the week says the month and the day of it that nothing else has said. */
    private void readWeekOfYear(long inEra) {
        if (weekOfYear == 0) {
            return;
        }
        Calendar first = Calendar.ofDay(Calendar.day(inEra, 1, 1) + (weekOfYear - 1) * 7);
        month = month == 1 ? first.month() : month;
        day = day == 1 ? first.day() : day;
    }

    private RuntimeException invalid() {
        return KernelErrors.invalid(function, "is a text that is not as its pattern says.");
    }
}
