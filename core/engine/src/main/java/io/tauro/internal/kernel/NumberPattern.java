package io.tauro.internal.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of PostgreSQL for numbers, taken apart.
 *
 * @param parts what is written, in order
 * @param integral digits before the point, those of V included
 * @param fraction digits behind the point
 * @param shift how many places V moves the point to the right
 * @param plain whether FM asks for no spaces and zeros
 */
record NumberPattern(List<Part> parts, int integral, int fraction, int shift, boolean plain) {

    /** What a part of a pattern stands for. */
    enum Kind {
        /** A digit, or nothing where there is none. */
        NINE,
        /** A digit, or a zero. */
        ZERO,
        POINT,
        GROUP,
        /** Nothing by itself: the point moves here. */
        SHIFT,
        SIGN,
        MINUS,
        PLUS,
        PLUS_OR_MINUS,
        ANGLE,
        CURRENCY,
        ORDINAL,
        EXPONENT,
        ROMAN,
        LITERAL
    }

    /** A part and how it is written. */
    record Part(Kind kind, String text) {}

    private static final int MOST_DIGITS = 100;

    static NumberPattern parse(String pattern, ScalarFunction function) {
        List<Part> parts = new ArrayList<>();
        boolean plain = false;
        int integral = 0;
        int fraction = 0;
        int shift = 0;
        boolean behindPoint = false;
        boolean behindShift = false;
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.regionMatches(true, at, "FM", 0, 2)) {
                plain = true;
                at += 2;
                continue;
            }
            Part part = part(pattern, at);
            at += part.kind == Kind.LITERAL ? literalLength(pattern, at) : part.text.length();
            parts.add(part);
            switch (part.kind) {
                case NINE, ZERO -> {
                    integral += behindPoint ? 0 : 1;
                    fraction += behindPoint ? 1 : 0;
                    shift += behindShift ? 1 : 0;
                }
                case POINT -> {
                    if (behindPoint || behindShift) {
                        throw invalid(function);
                    }
                    behindPoint = true;
                }
                case SHIFT -> {
                    if (behindPoint || behindShift) {
                        throw invalid(function);
                    }
                    behindShift = true;
                }
                default -> {}
            }
        }
        if (integral + fraction > MOST_DIGITS) {
            throw invalid(function);
        }
        return new NumberPattern(List.copyOf(parts), integral, fraction, shift, plain);
    }

    private static RuntimeException invalid(ScalarFunction function) {
        return KernelErrors.invalid(
                function, "is a pattern with two points, or with more than 100 digits.");
    }

    private static Part part(String pattern, int at) {
        for (String word : List.of("EEEE", "MI", "PL", "SG", "PR", "TH", "RN")) {
            if (pattern.regionMatches(true, at, word, 0, word.length())) {
                return new Part(word(word), pattern.substring(at, at + word.length()));
            }
        }
        String letter = pattern.substring(at, at + 1);
        Kind kind =
                switch (pattern.charAt(at)) {
                    case '9' -> Kind.NINE;
                    case '0' -> Kind.ZERO;
                    case '.', 'D', 'd' -> Kind.POINT;
                    case ',', 'G', 'g' -> Kind.GROUP;
                    case 'V', 'v' -> Kind.SHIFT;
                    case 'S', 's' -> Kind.SIGN;
                    case 'L', 'l' -> Kind.CURRENCY;
                    default -> Kind.LITERAL;
                };
        return kind == Kind.LITERAL ? new Part(kind, literal(pattern, at)) : new Part(kind, letter);
    }

    private static Kind word(String word) {
        return switch (word) {
            case "EEEE" -> Kind.EXPONENT;
            case "MI" -> Kind.MINUS;
            case "PL" -> Kind.PLUS;
            case "SG" -> Kind.PLUS_OR_MINUS;
            case "PR" -> Kind.ANGLE;
            case "TH" -> Kind.ORDINAL;
            default -> Kind.ROMAN;
        };
    }

    private static String literal(String pattern, int at) {
        if (pattern.charAt(at) == '"') {
            int close = pattern.indexOf('"', at + 1);
            return pattern.substring(at + 1, close < 0 ? pattern.length() : close);
        }
        return pattern.substring(at, pattern.offsetByCodePoints(at, 1));
    }

    private static int literalLength(String pattern, int at) {
        if (pattern.charAt(at) == '"') {
            int close = pattern.indexOf('"', at + 1);
            return (close < 0 ? pattern.length() : close + 1) - at;
        }
        return pattern.offsetByCodePoints(at, 1) - at;
    }

    boolean has(Kind kind) {
        return parts.stream().anyMatch(part -> part.kind == kind);
    }
}
