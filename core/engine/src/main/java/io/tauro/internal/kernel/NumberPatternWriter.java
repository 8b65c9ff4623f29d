package io.tauro.internal.kernel;

import io.tauro.internal.kernel.NumberPattern.Kind;
import io.tauro.internal.kernel.NumberPattern.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes one number by a pattern. */
final class NumberPatternWriter {

    private static final int ROMAN_WIDTH = 15;
    private static final int[] ROMAN_VALUES = {
        1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1
    };
    private static final String[] ROMAN_LETTERS = {
        "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
    };

    private final NumberPattern pattern;
    private final boolean negative;
    private final String integral;
    private final String fraction;
    private final int blanks;
    private final int firstZero;
    private final int lastFraction;
    private final StringBuilder text = new StringBuilder();
    private boolean signWritten;
    private boolean digitsBegun;
    private int position;
    private int digitsLeft;

    private NumberPatternWriter(NumberPattern pattern, BigDecimal value) {
        this.pattern = pattern;
        BigDecimal rounded =
                value.movePointRight(pattern.shift())
                        .setScale(pattern.fraction(), RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        boolean nothing = whole.equals("0") && pattern.integral() == 0;
        boolean tooLong = !nothing && whole.length() > pattern.integral();
        this.negative = value.signum() < 0 && (rounded.signum() != 0 || tooLong);
        this.integral = tooLong ? "#".repeat(pattern.integral()) : nothing ? "" : whole;
        this.fraction =
                tooLong
                        ? "#".repeat(pattern.fraction())
                        : point < 0 ? "" : digits.substring(point + 1);
        this.blanks = pattern.integral() - integral.length();
        this.firstZero = firstZero();
        this.lastFraction = lastFraction();
        this.digitsLeft = pattern.integral() + pattern.fraction();
    }

    static String write(NumberPattern pattern, BigDecimal value) {
        if (pattern.has(Kind.ROMAN)) {
            return roman(pattern, value);
        }
        if (pattern.has(Kind.EXPONENT)) {
            return exponent(pattern, value);
        }
        return new NumberPatternWriter(pattern, value).write();
    }

    /** Which digit before the point is the first that is a zero where there is none. */
    private int firstZero() {
        int digit = 0;
        for (Part part : pattern.parts()) {
            if (part.kind() == Kind.ZERO && digit < pattern.integral()) {
                return digit;
            }
            digit += part.kind() == Kind.NINE ? 1 : 0;
        }
        return Integer.MAX_VALUE;
    }

    /** How many digits behind the point are written; with FM, no zeros at the end. */
    private int lastFraction() {
        if (!pattern.plain()) {
            return fraction.length();
        }
        int needed = fraction.length();
        while (needed > 0 && fraction.charAt(needed - 1) == '0') {
            needed--;
        }
        int digit = 0;
        int forced = 0;
        for (Part part : pattern.parts()) {
            if (part.kind() == Kind.NINE || part.kind() == Kind.ZERO) {
                digit++;
                forced = part.kind() == Kind.ZERO ? digit - pattern.integral() : forced;
            }
        }
        return Math.max(needed, Math.min(forced, fraction.length()));
    }

    private String write() {
        boolean sided = pattern.has(Kind.MINUS) || pattern.has(Kind.PLUS_OR_MINUS);
        signWritten = sided;
        boolean leading = isLeadingSign();
        for (Part part : pattern.parts()) {
            switch (part.kind()) {
                case NINE, ZERO -> digit(part.kind() == Kind.ZERO, leading);
                case POINT -> point(leading);
                case GROUP -> text.append(digitsBegun ? "," : space());
                case MINUS -> text.append(negative ? "-" : space());
                case PLUS -> text.append(negative ? space() : "+");
                case PLUS_OR_MINUS -> text.append(negative ? '-' : '+');
                case CURRENCY -> text.append(' ');
                case ORDINAL -> ordinal(part);
                case LITERAL -> text.append(part.text());
                case SIGN, ANGLE, SHIFT, EXPONENT, ROMAN -> {}
            }
        }
        return text.toString();
    }

    private String space() {
        return pattern.plain() ? "" : " ";
    }

    /** Whether S stands before the digits. */
    private boolean isLeadingSign() {
        for (Part part : pattern.parts()) {
            if (part.kind() == Kind.SIGN) {
                return true;
            }
            if (part.kind() == Kind.NINE || part.kind() == Kind.ZERO || part.kind() == Kind.POINT) {
                return false;
            }
        }
        return false;
    }

    private void sign(boolean leading) {
        if (signWritten) {
            return;
        }
        signWritten = true;
        if (pattern.has(Kind.SIGN)) {
            text.append(leading ? negative ? "-" : "+" : "");
        } else if (pattern.has(Kind.ANGLE)) {
            text.append(negative ? "<" : space());
        } else {
            text.append(negative ? "-" : space());
        }
    }

    private void digit(boolean zero, boolean leading) {
        int at = position++;
        digitsLeft--;
        if (at < pattern.integral()) {
            boolean hidden =
                    at == pattern.integral() - 1
                            && integral.equals("0")
                            && pattern.fraction() > 0
                            && firstZero == Integer.MAX_VALUE;
            if (at < blanks && at < firstZero) {
                text.append(space());
            } else if (at < blanks) {
                sign(leading);
                text.append('0');
                digitsBegun = true;
            } else if (hidden) {
                boolean alone = pattern.plain() && lastFraction == 0;
                if (alone) {
                    sign(leading);
                }
                text.append(alone ? "0" : space());
            } else {
                sign(leading);
                text.append(integral.charAt(at - blanks));
                digitsBegun = true;
            }
        } else {
            int behind = at - pattern.integral();
            if (behind < lastFraction || zero) {
                sign(leading);
                text.append(fraction.charAt(behind));
                digitsBegun = true;
            }
        }
        if (digitsLeft == 0) {
            end(leading);
        }
    }

    private void point(boolean leading) {
        if (pattern.fraction() == 0) {
            return;
        }
        sign(leading);
        text.append('.');
        if (digitsLeft == 0) {
            end(leading);
        }
    }

    private void end(boolean leading) {
        if (pattern.has(Kind.ANGLE)) {
            text.append(negative ? ">" : space());
        } else if (pattern.has(Kind.SIGN) && !leading) {
            text.append(negative ? '-' : '+');
        }
    }

    private void ordinal(Part part) {
        boolean whole = pattern.fraction() == 0 && !pattern.has(Kind.POINT);
        if (whole && !negative && !integral.startsWith("#")) {
            text.append(DatePatternWriter.ordinal(part.text(), integral));
        }
    }

    private static String exponent(NumberPattern pattern, BigDecimal value) {
        BigDecimal rounded =
                value.round(new MathContext(pattern.fraction() + 1, RoundingMode.HALF_UP));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = rounded.unscaledValue().abs().toString();
        String padded = digits + "0".repeat(Math.max(0, pattern.fraction() + 1 - digits.length()));
        String fraction = padded.substring(1, pattern.fraction() + 1);
        return (value.signum() < 0 ? "-" : " ")
                + padded.charAt(0)
                + (fraction.isEmpty() ? "" : "." + fraction)
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String roman(NumberPattern pattern, BigDecimal value) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
        boolean exists = whole.signum() > 0 && whole.compareTo(BigDecimal.valueOf(4000)) < 0;
        StringBuilder roman = new StringBuilder(exists ? "" : "#".repeat(ROMAN_WIDTH));
        int rest = exists ? whole.intValue() : 0;
        for (int i = 0; i < ROMAN_VALUES.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                roman.append(ROMAN_LETTERS[i]);
            }
        }
        boolean small =
                pattern.parts().stream()
                        .anyMatch(part -> part.kind() == Kind.ROMAN && part.text().equals("rn"));
        String letters = small ? roman.toString().toLowerCase(Locale.ROOT) : roman.toString();
        return pattern.plain()
                ? letters
                : " ".repeat(Math.max(0, ROMAN_WIDTH - letters.length())) + letters;
    }
}
