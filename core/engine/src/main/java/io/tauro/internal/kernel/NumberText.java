package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Reads numbers and booleans from text: the forms of SQL literals, with spaces around them, and
 * nothing else. Throws {@link CastFailure}.
 */
final class NumberText {

    /**
     * No number that anybody means is longer; reading one takes time that grows with its square.
     */
    private static final int LONGEST = 1000;

    private NumberText() {}

    static long integer(BytesVector text, int row) {
        byte[] data = text.data();
        int at = text.start(row);
        int end = text.start(row) + text.length(row);
        while (at < end && isSpace(data[at])) {
            at++;
        }
        while (end > at && isSpace(data[end - 1])) {
            end--;
        }
        boolean negative = at < end && data[at] == '-';
        if (at < end && (data[at] == '-' || data[at] == '+')) {
            at++;
        }
        if (at == end) {
            throw CastFailure.invalid();
        }
        long value = 0;
        boolean overflow = false;
        for (; at < end; at++) {
            int digit = data[at] - '0';
            if (digit < 0 || digit > 9) {
                throw CastFailure.invalid();
            }
            // Negative numbers reach one further than positive ones.
            overflow |= value < (Long.MIN_VALUE + digit) / 10;
            value = value * 10 - digit;
        }
        if (overflow || !negative && value == Long.MIN_VALUE) {
            throw CastFailure.overflow();
        }
        return negative ? value : -value;
    }

    static BigDecimal decimal(BytesVector text, int row) {
        return parse(number(text, row));
    }

    private static BigDecimal parse(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw CastFailure.invalid();
        }
    }

    /** Text with nothing in it but what a decimal literal may have. */
    private static String number(BytesVector text, int row) {
        String trimmed = trimmed(text, row);
        for (int i = 0; i < trimmed.length(); i++) {
            if ("0123456789+-.eE".indexOf(trimmed.charAt(i)) < 0) {
                throw CastFailure.invalid();
            }
        }
        if (trimmed.isEmpty()) {
            throw CastFailure.invalid();
        }
        return trimmed;
    }

    static double floating(BytesVector text, int row, boolean real) {
        String word = trimmed(text, row).toLowerCase(Locale.ROOT);
        switch (word) {
            case "nan" -> {
                return Double.NaN;
            }
            case "infinity", "+infinity", "inf", "+inf" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-infinity", "-inf" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {}
        }
        String number = number(text, row);
        try {
            double value = real ? Float.parseFloat(number) : Double.parseDouble(number);
            if (Double.isInfinite(value)) {
                throw CastFailure.overflow();
            }
            return value;
        } catch (NumberFormatException e) {
            throw CastFailure.invalid();
        }
    }

    static boolean bool(BytesVector text, int row) {
        return switch (trimmed(text, row).toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw CastFailure.invalid();
        };
    }

    private static String trimmed(BytesVector text, int row) {
        String trimmed = text.text(row).strip();
        if (trimmed.length() > LONGEST) {
            throw CastFailure.invalid();
        }
        return trimmed;
    }

    static boolean isSpace(byte value) {
        return value == ' ' || value >= '\t' && value <= '\r';
    }
}
