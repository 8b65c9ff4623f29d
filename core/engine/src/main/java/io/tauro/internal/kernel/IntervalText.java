package io.tauro.internal.kernel;

import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads intervals from text: amounts with units ({@code 1 year 2 mons}, {@code 3 days 04:05:06.7}),
 * as they are written, and in ISO 8601 form ({@code P1Y2M}, {@code P3DT4H}). Throws {@link
 * CastFailure}.
 */
final class IntervalText {

    private static final int LONGEST = 200;
    private static final Pattern AMOUNT =
            Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,9})?) ?([a-z]+)");
    private static final Pattern CLOCK =
            Pattern.compile("([+-]?)(\\d{1,10}):(\\d{2})(?::(\\d{2}(?:\\.\\d{1,9})?))?");

    private IntervalText() {}

    /** Months of an INTERVAL_YEAR_MONTH, microseconds of an INTERVAL_DAY_SECOND. */
    static long parse(TemporalText source, TypeKind kind) {
        String text = source.rest().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw CastFailure.invalid();
        }
        BigDecimal total = BigDecimal.ZERO;
        boolean iso = text.charAt(0) == 'p';
        boolean time = false;
        int at = iso ? 1 : 0;
        if (at == text.length()) {
            throw CastFailure.invalid();
        }
        while (at < text.length()) {
            if (iso && text.charAt(at) == 't' && !time) {
                time = true;
                at++;
                continue;
            }
            Matcher clock = CLOCK.matcher(text).region(at, text.length());
            Matcher amount = AMOUNT.matcher(text).region(at, text.length());
            if (!iso && clock.lookingAt()) {
                total = total.add(clock(clock, kind));
                at = clock.end();
            } else if (amount.lookingAt()) {
                String unit =
                        iso ? isoUnit(amount.group(2).substring(0, 1), time) : amount.group(2);
                total = total.add(amount(new BigDecimal(amount.group(1)), unit, kind));
                at = iso ? amount.start(2) + 1 : amount.end();
            } else {
                throw CastFailure.invalid();
            }
            while (!iso && at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        BigDecimal whole = total.setScale(0, RoundingMode.HALF_UP);
        if (whole.unscaledValue().bitLength() > 63) {
            throw CastFailure.overflow();
        }
        return whole.longValue();
    }

    private static BigDecimal clock(Matcher clock, TypeKind kind) {
        BigDecimal seconds =
                new BigDecimal(clock.group(2))
                        .multiply(BigDecimal.valueOf(3600))
                        .add(new BigDecimal(clock.group(3)).multiply(BigDecimal.valueOf(60)));
        if (clock.group(4) != null) {
            seconds = seconds.add(new BigDecimal(clock.group(4)));
        }
        if (kind == TypeKind.INTERVAL_YEAR_MONTH && seconds.signum() != 0) {
            throw CastFailure.invalid();
        }
        seconds = seconds.movePointRight(6);
        return clock.group(1).equals("-") ? seconds.negate() : seconds;
    }

    private static String isoUnit(String letter, boolean time) {
        return switch (letter) {
            case "y" -> "year";
            case "m" -> time ? "minute" : "month";
            case "w" -> "week";
            case "d" -> "day";
            case "h" -> "hour";
            case "s" -> "second";
            default -> throw CastFailure.invalid();
        };
    }

    private static BigDecimal amount(BigDecimal number, String unit, TypeKind kind) {
        long size =
                kind == TypeKind.INTERVAL_YEAR_MONTH
                        ? switch (unit) {
                            case "month", "months", "mon", "mons" -> 1;
                            case "year", "years", "y", "yr", "yrs" -> 12;
                            case "decade", "decades" -> 120;
                            case "century", "centuries" -> 1200;
                            default -> throw CastFailure.invalid();
                        }
                        : switch (unit) {
                            case "microsecond", "microseconds", "us" -> 1;
                            case "millisecond", "milliseconds", "ms" -> 1000;
                            case "second", "seconds", "sec", "secs", "s" -> 1_000_000;
                            case "minute", "minutes", "min", "mins", "m" -> 60_000_000;
                            case "hour", "hours", "h" -> 3_600_000_000L;
                            case "day", "days", "d" -> Calendar.MICROS_PER_DAY;
                            case "week", "weeks", "w" -> 7 * Calendar.MICROS_PER_DAY;
                            default -> throw CastFailure.invalid();
                        };
        return number.multiply(BigDecimal.valueOf(size));
    }
}
