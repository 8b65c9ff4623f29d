package io.tauro.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What plain text in YAML 1.2 stands for: {@code true} and {@code false}, whole and decimal
 * numbers. {@code no}, {@code on} and {@code 1:30} are text.
 */
final class Scalars {

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,38}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)");
    private static final Pattern FLOAT =
            Pattern.compile(
                    "[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)[eE][-+]?[0-9]{1,4}");
    private static final Pattern SIZE =
            Pattern.compile("([0-9]{1,18})\\s*(|B|KB|MB|GB|TB|KIB|MIB|GIB|TIB)");

    private Scalars() {}

    /** Whether plain text is not text but a number, a boolean or nothing. */
    static boolean isTyped(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> !(typed(text) instanceof String);
        };
    }

    /** A Boolean, a Long, a BigDecimal, a Double, or the text. */
    static Object typed(String text) {
        Optional<Boolean> bool = bool(text);
        if (bool.isPresent()) {
            return bool.get();
        }
        if (INTEGER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            return number.precision() <= 18 ? (Object) number.longValueExact() : number;
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        Double number = floating(text);
        return number == null ? text : number;
    }

    static Optional<Boolean> bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() || FLOAT.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    static @Nullable Double floating(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> FLOAT.matcher(text).matches() ? Double.valueOf(text) : null;
        };
    }

    static Optional<Long> wholeNumber(String text) {
        return INTEGER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                        .filter(number -> number.precision() <= 18)
                        .map(BigDecimal::longValueExact)
                : Optional.empty();
    }

    /** {@code 256MB} in bytes; a KB has 1024 of them. Empty if it is no size, or too large. */
    static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        int shift = unit.length() < 2 ? 0 : 10 * (1 + "KMGT".indexOf(unit.charAt(0)));
        long number = Long.parseLong(matcher.group(1));
        return number > Long.MAX_VALUE >> shift ? Optional.empty() : Optional.of(number << shift);
    }
}
