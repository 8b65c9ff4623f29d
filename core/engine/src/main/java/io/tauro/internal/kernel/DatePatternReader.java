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
            case YY -> {
                long two = digits(2, 0, 99);
                year = two + (two < 70 ? 2000 : 1900);
            }
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
            case AM, PM -> half();
            case LITERAL -> literal(part);
            default ->
                    throw KernelErrors.invalid(
                            function, "is a pattern with a field that cannot be read.");
        }
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

    private void half() {
        boolean before = text.regionMatches(true, at, "AM", 0, 2);
        if (!before && !text.regionMatches(true, at, "PM", 0, 2)) {
            throw invalid();
        }
        afternoon = !before;
        at += 2;
    }

    private long moment() {
        long hours = twelve ? hour % 12 + (afternoon ? 12 : 0) : hour;
        if (dayOfYear == 0 && day > Calendar.lengthOfMonth(year, (int) month)
                || dayOfYear == 366 && !Calendar.isLeap(year)) {
            throw invalid();
        }
        long days =
                dayOfYear > 0
                        ? Calendar.day(year, 1, 1) + dayOfYear - 1
                        : Calendar.day(year, (int) month, (int) day);
        long seconds = (hours * 60 + minute) * 60 + second;
        return days * Calendar.MICROS_PER_DAY + seconds * Calendar.MICROS_PER_SECOND + micros;
    }

    private RuntimeException invalid() {
        return KernelErrors.invalid(function, "is a text that is not as its pattern says.");
    }
}
