package io.tauro.internal.kernel;

import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interval as PostgreSQL reads it: amounts with units ({@code 1 year 2 mons}, {@code 3 days
 * 04:05:06.7}), a time alone, {@code 1-2} for years and months, and ISO 8601 ({@code P1Y2M}, {@code
 * P3DT4H}).
 *
 * @param months whole months
 * @param micros microseconds, where a day has 24 hours
 * @param ofMonths whether a unit of months was written
 */
public record IntervalText(BigDecimal months, BigDecimal micros, boolean ofMonths) {

    private static final int LONGEST = 200;
    private static final BigDecimal DAY = BigDecimal.valueOf(Calendar.MICROS_PER_DAY);
    private static final BigDecimal DAYS_OF_MONTH = BigDecimal.valueOf(30);
    private static final Pattern AMOUNT =
            Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,9})?) ?([a-z]+)");
    private static final Pattern CLOCK =
            Pattern.compile("([+-]?)(\\d{1,10}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d{1,9})?))?");
    private static final Pattern YEARS = Pattern.compile("([+-]?)(\\d{1,10})-(\\d{1,2})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,9})?)");

    /** What a text says; empty if it is none. */
    public static Optional<IntervalText> of(String text) {
        try {
            return Optional.of(read(text.strip()));
        } catch (CastFailure e) {
            return Optional.empty();
        }
    }

    /** Months of an INTERVAL_YEAR_MONTH, microseconds of an INTERVAL_DAY_SECOND. */
    static long parse(TemporalText source, TypeKind kind) {
        IntervalText text = read(source.rest());
        boolean months = kind == TypeKind.INTERVAL_YEAR_MONTH;
        if ((months ? text.micros : text.months).signum() != 0) {
            throw CastFailure.invalid();
        }
        BigDecimal whole = (months ? text.months : text.micros).setScale(0, RoundingMode.HALF_UP);
        if (whole.unscaledValue().bitLength() > 63) {
            throw CastFailure.overflow();
        }
        return whole.longValue();
    }

    private static IntervalText read(String source) {
        String text = source.toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw CastFailure.invalid();
        }
        boolean ago = text.endsWith(" ago");
        String amounts = ago ? text.substring(0, text.length() - 4).strip() : text;
        amounts = amounts.startsWith("@") ? amounts.substring(1).strip() : amounts;
        IntervalText read = amounts.startsWith("p") ? iso(amounts) : new Reader(amounts).read();
        return ago
                ? new IntervalText(read.months.negate(), read.micros.negate(), read.ofMonths)
                : read;
    }

    private static IntervalText iso(String text) {
        Reader reader = new Reader(text);
        boolean time = false;
        int at = 1;
        while (at < text.length()) {
            if (text.charAt(at) == 't' && !time) {
                time = true;
                at++;
                continue;
            }
            Matcher amount = NUMBER.matcher(text).region(at, text.length());
            if (!amount.lookingAt() || amount.end() == text.length()) {
                throw CastFailure.invalid();
            }
            reader.add(new BigDecimal(amount.group(1)), isoUnit(text.charAt(amount.end()), time));
            at = amount.end() + 1;
        }
        return reader.result(at > 1);
    }

    private static String isoUnit(char letter, boolean time) {
        return switch (letter) {
            case 'y' -> "year";
            case 'm' -> time ? "minute" : "month";
            case 'w' -> "week";
            case 'd' -> "day";
            case 'h' -> "hour";
            case 's' -> "second";
            default -> throw CastFailure.invalid();
        };
    }

    /** Adds up what a text says, one amount after the other. */
    private static final class Reader {

        private final String text;
        private BigDecimal months = BigDecimal.ZERO;
        private BigDecimal micros = BigDecimal.ZERO;
        private boolean ofMonths;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        IntervalText read() {
            while (at < text.length()) {
                at = part();
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
            }
            return result(!text.isEmpty());
        }

        IntervalText result(boolean any) {
            if (!any) {
                throw CastFailure.invalid();
            }
            return new IntervalText(months, micros, ofMonths);
        }

        /** Reads what begins here; the position behind it. */
        private int part() {
            Matcher clock = from(CLOCK);
            Matcher years = from(YEARS);
            Matcher amount = from(AMOUNT);
            Matcher number = from(NUMBER);
            if (clock.lookingAt()) {
                clock(clock);
                return clock.end();
            } else if (years.lookingAt()) {
                BigDecimal sign = BigDecimal.valueOf(years.group(1).equals("-") ? -1 : 1);
                add(new BigDecimal(years.group(2)).multiply(sign), "year");
                add(new BigDecimal(years.group(3)).multiply(sign), "month");
                return years.end();
            } else if (amount.lookingAt()) {
                add(new BigDecimal(amount.group(1)), amount.group(2));
                return amount.end();
            } else if (number.lookingAt()) {
                boolean last = number.end() == text.length();
                add(new BigDecimal(number.group(1)), last ? "second" : "day");
                Matcher behind = CLOCK.matcher(text.substring(number.end()).strip());
                if (!last && !behind.matches()) {
                    throw CastFailure.invalid();
                }
                return number.end();
            }
            throw CastFailure.invalid();
        }

        private Matcher from(Pattern pattern) {
            return pattern.matcher(text).region(at, text.length());
        }

        private void clock(Matcher clock) {
            BigDecimal sign = BigDecimal.valueOf(clock.group(1).equals("-") ? -1 : 1);
            add(new BigDecimal(clock.group(2)).multiply(sign), "hour");
            add(new BigDecimal(clock.group(3)).multiply(sign), "minute");
            if (clock.group(4) != null) {
                add(new BigDecimal(clock.group(4)).multiply(sign), "second");
            }
        }

        void add(BigDecimal number, String unit) {
            int ofMonth = months(unit);
            if (ofMonth == 0) {
                micros = micros.add(number.multiply(BigDecimal.valueOf(micros(unit))));
                return;
            }
            BigDecimal amount = number.multiply(BigDecimal.valueOf(ofMonth));
            BigDecimal whole =
                    amount.setScale(0, ofMonth > 1 ? RoundingMode.HALF_EVEN : RoundingMode.DOWN);
            ofMonths = true;
            months = months.add(whole);
            if (ofMonth == 1) {
                micros = micros.add(amount.subtract(whole).multiply(DAYS_OF_MONTH).multiply(DAY));
            }
        }

        private static int months(String unit) {
            return switch (unit) {
                case "month", "months", "mon", "mons" -> 1;
                case "year", "years", "y", "yr", "yrs" -> 12;
                case "decade", "decades", "dec", "decs" -> 120;
                case "century", "centuries", "cent", "c" -> 1200;
                case "millennium", "millennia", "mil", "mils" -> 12_000;
                default -> 0;
            };
        }

        private static long micros(String unit) {
            return switch (unit) {
                case "microsecond", "microseconds", "us", "usec", "usecs" -> 1;
                case "millisecond", "milliseconds", "ms", "msec", "msecs" -> 1000;
                case "second", "seconds", "sec", "secs", "s" -> 1_000_000;
                case "minute", "minutes", "min", "mins", "m" -> 60_000_000;
                case "hour", "hours", "hr", "hrs", "h" -> 3_600_000_000L;
                case "day", "days", "d" -> Calendar.MICROS_PER_DAY;
                case "week", "weeks", "w" -> 7 * Calendar.MICROS_PER_DAY;
                default -> throw CastFailure.invalid();
            };
        }
    }
}
