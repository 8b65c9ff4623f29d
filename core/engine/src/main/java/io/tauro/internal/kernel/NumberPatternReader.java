package io.tauro.internal.kernel;

import io.tauro.internal.kernel.NumberPattern.Kind;
import io.tauro.internal.kernel.NumberPattern.Part;
import java.math.BigDecimal;

/** Reads a number by a pattern. The text may have fewer digits than the pattern, and spaces. */
final class NumberPatternReader {

    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private int at;
    private boolean negative;

    private NumberPatternReader(String text) {
        this.text = text;
    }

    static BigDecimal read(NumberPattern pattern, String text) {
        if (pattern.has(Kind.ROMAN) || pattern.has(Kind.EXPONENT)) {
            throw KernelErrors.invalid(
                    ScalarFunction.TO_NUMBER,
                    "is a pattern with RN or EEEE, which cannot be read.");
        }
        return new NumberPatternReader(text).read(pattern);
    }

    private BigDecimal read(NumberPattern pattern) {
        boolean point = false;
        for (Part part : pattern.parts()) {
            spaces();
            sign();
            switch (part.kind()) {
                case NINE, ZERO -> {
                    if (at < text.length() && isDigit()) {
                        digits.append(text.charAt(at++));
                    }
                }
                case POINT -> {
                    if (at < text.length() && text.charAt(at) == '.') {
                        at++;
                        digits.append('.');
                        point = true;
                    }
                }
                case GROUP -> skip(",");
                case ANGLE -> skip(">");
                case ORDINAL -> at = Math.min(text.length(), at + 2);
                case LITERAL, CURRENCY -> {
                    if (at < text.length() && !isDigit() && text.charAt(at) != '.') {
                        at += Math.min(text.length() - at, Math.max(1, part.text().length()));
                    }
                }
                default -> {}
            }
            // More digits before the point than the pattern has: the text begins with fewer places.
        }
        spaces();
        sign();
        skip(">");
        if (digits.length() == 0 || digits.toString().equals(".") || at < text.strip().length()) {
            throw KernelErrors.invalid(
                    ScalarFunction.TO_NUMBER, "is a text that is not as its pattern says.");
        }
        BigDecimal number =
                new BigDecimal(point ? digits.append('0').toString() : digits.toString())
                        .movePointLeft(pattern.shift());
        BigDecimal plain = number.stripTrailingZeros();
        return negative ? plain.negate() : plain;
    }

    private boolean isDigit() {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void sign() {
        if (at < text.length() && "+-<".indexOf(text.charAt(at)) >= 0) {
            negative |= text.charAt(at++) != '+';
        }
    }

    private void skip(String letter) {
        if (at < text.length() && text.startsWith(letter, at)) {
            at++;
        }
    }
}
