package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what the parser has no grammar for in words that it has, in no more room, so that each
 * character stays at its line and column: {@code FETCH FIRST ROW ONLY} as {@code LIMIT 1}, {@code
 * AT TIME ZONE} as {@code ^}, which binds as tightly and is nothing else here, and {@code INTERVAL
 * '1 year 2 months'} as {@code INTERVAL '14' MONTH}.
 */
final class Respelling {

    private static final Set<String> UNITS =
            Set.of("YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

    private static final String PART =
            "([+-]?\\d+(?:\\.\\d+)?)\\s*(year|month|mon|week|day|hour|minute|min|second|sec)s?";

    private static final Pattern PARTS =
            Pattern.compile(
                    "'\\s*("
                            + PART
                            + "\\s*)*([+-]?)((\\d{1,5}):(\\d{1,2})(:(\\d{1,2}(\\.\\d+)?))?)?\\s*'",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_PART = Pattern.compile(PART, Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOCK =
            Pattern.compile("([+-]?)(\\d{1,5}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?\\s*'$");

    private final StringBuilder text;
    private final List<Token> tokens;

    private Respelling(String text, List<Token> tokens) {
        this.text = new StringBuilder(text);
        this.tokens = tokens;
    }

    static String of(String text, List<Token> tokens) {
        return new Respelling(text, tokens).respell();
    }

    private String respell() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("FETCH")) {
                fetch(i);
            } else if (token.is("AT") && token(i + 1).is("TIME") && token(i + 2).is("ZONE")) {
                replace(i, i + 2, "^");
            } else if (token.is("INTERVAL")) {
                interval(i);
            } else if (token.is("^")) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "The operator ^ means different things in different databases, and is not"
                                + " supported. Use POWER or BITXOR.");
            }
        }
        return text.toString();
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NONE;
    }

    /** The tokens from one to another, as this text and blanks; lines stay where they are. */
    private void replace(int first, int last, String replacement) {
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        for (int i = start; i < end; i++) {
            boolean newLine = text.charAt(i) == '\n' || text.charAt(i) == '\r';
            text.setCharAt(i, newLine ? text.charAt(i) : ' ');
        }
        text.replace(start, start + replacement.length(), replacement);
    }

    private void fetch(int i) {
        boolean one =
                (token(i + 1).is("FIRST") || token(i + 1).is("NEXT"))
                        && (token(i + 2).is("ROW") || token(i + 2).is("ROWS"))
                        && token(i + 3).is("ONLY");
        if (one) {
            replace(i + 1, i + 3, "1");
            replace(i, i, "LIMIT");
        }
    }

    /** An interval of several units in one text, in the way of PostgreSQL. */
    private void interval(int i) {
        Token amount = token(i + 1);
        if (amount.kind() != Token.Kind.STRING
                || UNITS.contains(token(i + 2).text())
                || !PARTS.matcher(amount.text()).matches()) {
            return;
        }
        BigDecimal months = BigDecimal.ZERO;
        BigDecimal seconds = BigDecimal.ZERO;
        boolean ofMonths = false;
        boolean ofSeconds = false;
        Matcher part = ONE_PART.matcher(amount.text());
        while (part.find()) {
            BigDecimal number = new BigDecimal(part.group(1));
            String unit = part.group(2).toUpperCase(Locale.ROOT);
            if (unit.equals("YEAR") || unit.startsWith("MON")) {
                months = months.add(number.multiply(factor(unit)));
                ofMonths = true;
            } else {
                seconds = seconds.add(number.multiply(factor(unit)));
                ofSeconds = true;
            }
        }
        Matcher clock = CLOCK.matcher(amount.text());
        if (clock.find()) {
            seconds = seconds.add(seconds(clock));
            ofSeconds = true;
        }
        if (ofMonths && ofSeconds) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "An interval of months and days at once is not supported. Add two intervals,"
                            + " one after the other.");
        }
        write(i, ofMonths ? months : seconds, ofMonths);
    }

    private static BigDecimal factor(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "YEAR" -> 12;
                    case "WEEK" -> 604_800;
                    case "DAY" -> 86_400;
                    case "HOUR" -> 3_600;
                    case "MINUTE", "MIN" -> 60;
                    default -> 1;
                });
    }

    private static BigDecimal seconds(Matcher clock) {
        BigDecimal seconds =
                new BigDecimal(clock.group(2))
                        .multiply(factor("HOUR"))
                        .add(new BigDecimal(clock.group(3)).multiply(factor("MINUTE")));
        if (clock.group(4) != null) {
            seconds = seconds.add(new BigDecimal(clock.group(4)));
        }
        return clock.group(1).equals("-") ? seconds.negate() : seconds;
    }

    /** In the largest unit of which it is a whole number; days move a date to a date. */
    private void write(int i, BigDecimal amount, boolean months) {
        String unit = "MONTH";
        BigDecimal number = amount;
        for (String candidate : List.of("SECOND", "MINUTE", "HOUR", "DAY")) {
            if (!months && amount.remainder(factor(candidate)).signum() == 0) {
                unit = candidate;
                number = amount.divide(factor(candidate));
            } else if (!months && candidate.equals("SECOND")) {
                unit = candidate;
            }
        }
        number = number.stripTrailingZeros();
        String written = "INTERVAL '" + number.toPlainString() + "' " + unit;
        boolean fits = written.length() <= tokens.get(i + 1).end() - tokens.get(i).start();
        if (fits && (!months || number.scale() <= 0)) {
            replace(i, i + 1, written);
        }
    }
}
