package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.type.TypeKind;

/**
 * Reads dates and times from text in ISO 8601 form, with a space or a T between the two and spaces
 * around. Throws {@link CastFailure}.
 */
final class TemporalText {

    private final byte[] data;
    private final int end;
    private int at;

    TemporalText(BytesVector text, int row) {
        this.data = text.data();
        int start = text.start(row);
        int stop = start + text.length(row);
        while (start < stop && NumberText.isSpace(data[start])) {
            start++;
        }
        while (stop > start && NumberText.isSpace(data[stop - 1])) {
            stop--;
        }
        this.at = start;
        this.end = stop;
    }

    /** Days of a DATE, microseconds of the others. */
    long temporal(TypeKind kind) {
        if (kind == TypeKind.TIME) {
            long time = time();
            requireEnd();
            return time;
        }
        long day = date();
        long micros = 0;
        if (at < end && (data[at] == ' ' || data[at] == 'T' || data[at] == 't')) {
            at++;
            micros = time();
            long offset = offset();
            if (offset != 0 && kind != TypeKind.TIMESTAMP_WITH_TIME_ZONE) {
                throw CastFailure.invalid();
            }
            micros -= offset;
        }
        requireEnd();
        if (kind == TypeKind.DATE) {
            return day;
        }
        try {
            return Math.addExact(Math.multiplyExact(day, Calendar.MICROS_PER_DAY), micros);
        } catch (ArithmeticException e) {
            throw CastFailure.overflow();
        }
    }

    private long date() {
        boolean negative = has('-');
        at += negative ? 1 : 0;
        long year = digits(4, 6);
        expect('-');
        int month = (int) digits(1, 2);
        expect('-');
        int day = (int) digits(1, 2);
        year = negative ? -year : year;
        if (month < 1 || month > 12 || day < 1 || day > Calendar.lengthOfMonth(year, month)) {
            throw CastFailure.invalid();
        }
        return Calendar.day(year, month, day);
    }

    /** hh:mm, hh:mm:ss or hh:mm:ss.f, in microseconds rounded half up. */
    long time() {
        long hour = digits(1, 2);
        expect(':');
        long minute = digits(2, 2);
        long micros = 0;
        if (has(':')) {
            at++;
            micros = digits(2, 2) * Calendar.MICROS_PER_SECOND;
            micros += has('.') ? fraction() : 0;
        }
        if (hour > 23 || minute > 59 || micros > 60 * Calendar.MICROS_PER_SECOND - 1) {
            throw CastFailure.invalid();
        }
        return (hour * 60 + minute) * 60 * Calendar.MICROS_PER_SECOND + micros;
    }

    /**
     * A point and digits, as microseconds; what is behind the sixth rounds, but not to a second.
     */
    long fraction() {
        expect('.');
        long micros = 0;
        int places = 0;
        for (; at < end && isDigit(); at++, places++) {
            int digit = data[at] - '0';
            if (places < 6) {
                micros = micros * 10 + digit;
            } else if (places == 6 && digit >= 5 && micros < 999_999) {
                micros++;
            }
        }
        if (places == 0) {
            throw CastFailure.invalid();
        }
        return places < 6 ? micros * Decimals.power(6 - places) : micros;
    }

    /** Z, UTC or an offset such as +01, +0130 and +01:30, in microseconds; 0 if there is none. */
    private long offset() {
        if (at < end && data[at] == ' ') {
            at++;
        }
        if (has('Z') || has('z')) {
            at++;
            return 0;
        }
        if (end - at == 3 && (data[at] | 32) == 'u' && (data[at + 1] | 32) == 't') {
            at += (data[at + 2] | 32) == 'c' ? 3 : 0;
            return 0;
        }
        if (!has('+') && !has('-')) {
            return 0;
        }
        int sign = has('-') ? -1 : 1;
        at++;
        long hours = digits(2, 2);
        at += has(':') ? 1 : 0;
        long minutes = at < end ? digits(2, 2) : 0;
        if (hours > 18 || minutes > 59) {
            throw CastFailure.invalid();
        }
        return sign * (hours * 60 + minutes) * 60 * Calendar.MICROS_PER_SECOND;
    }

    /** A number of so many digits at least and at most. */
    long digits(int least, int most) {
        long value = 0;
        int start = at;
        while (at < end && at - start < most && isDigit()) {
            value = value * 10 + data[at++] - '0';
        }
        if (at - start < least) {
            throw CastFailure.invalid();
        }
        return value;
    }

    private boolean isDigit() {
        return data[at] >= '0' && data[at] <= '9';
    }

    private boolean has(char wanted) {
        return at < end && data[at] == wanted;
    }

    private void expect(char wanted) {
        if (!has(wanted)) {
            throw CastFailure.invalid();
        }
        at++;
    }

    void requireEnd() {
        if (at != end) {
            throw CastFailure.invalid();
        }
    }

    /** All that is left, for readers of other forms. */
    String rest() {
        return new String(data, at, end - at, java.nio.charset.StandardCharsets.UTF_8);
    }
}
