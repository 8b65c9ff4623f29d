package io.tauro.internal.kernel;

import io.tauro.data.Validity;
import io.tauro.internal.kernel.Expression.FunctionCall;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Functions that make strings of strings. */
final class TextMaker {

    private TextMaker() {}

    /** Makes the text of a row; null for no text. */
    @FunctionalInterface
    interface Function {
        @Nullable String apply(Arguments arguments, int row);
    }

    static Kernel kernel(FunctionCall call, Function function) {
        if (!call.type().kind().isText()) {
            throw KernelErrors.notSupported(call);
        }
        return (arguments, rows) -> {
            TextColumn values = new TextColumn(call.type(), rows, rows.count() * 16);
            long[] validity = rows.validity();
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                String text = function.apply(arguments, row);
                if (text == null) {
                    if (validity == null || validity == rows.validity()) {
                        validity = rows.newValidity();
                    }
                    Validity.setNull(validity, row);
                } else {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    values.set(row, bytes, 0, Limits.textLength(bytes.length, call.function()));
                }
            }
            return values.build(validity);
        };
    }

    static Kernel concatWithSeparator(FunctionCall call) {
        return kernel(
                call,
                (arguments, row) -> {
                    if (arguments.isNull(0, row)) {
                        return null;
                    }
                    String separator = arguments.text(0, row);
                    StringBuilder joined = new StringBuilder();
                    boolean first = true;
                    for (int i = 1; i < arguments.count(); i++) {
                        if (!arguments.isNull(i, row)) {
                            joined.append(first ? "" : separator).append(arguments.text(i, row));
                            Limits.textLength(joined.length(), ScalarFunction.CONCAT_WS);
                            first = false;
                        }
                    }
                    return joined.toString();
                });
    }

    static String initcap(String text) {
        StringBuilder capital = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            capital.appendCodePoint(
                    inWord ? Character.toLowerCase(point) : Character.toUpperCase(point));
            inWord = Character.isLetterOrDigit(point);
        }
        return capital.toString();
    }

    /** Code point by code point: a StringBuilder keeps surrogates in pairs. */
    static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static String replace(Arguments arguments, int row) {
        String text = arguments.text(0, row);
        String searched = arguments.text(1, row);
        String replacement = arguments.text(2, row);
        if (searched.isEmpty()) {
            return text;
        }
        int at = text.indexOf(searched);
        if (at < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        int done = 0;
        for (; at >= 0; at = text.indexOf(searched, done)) {
            replaced.append(text, done, at).append(replacement);
            Limits.textLength(replaced.length(), ScalarFunction.REPLACE);
            done = at + searched.length();
        }
        return replaced.append(text, done, text.length()).toString();
    }

    static String translate(Arguments arguments, int row) {
        int[] from = arguments.text(1, row).codePoints().toArray();
        int[] to = arguments.text(2, row).codePoints().toArray();
        StringBuilder translated = new StringBuilder();
        arguments
                .text(0, row)
                .codePoints()
                .forEach(
                        point -> {
                            int at = 0;
                            while (at < from.length && from[at] != point) {
                                at++;
                            }
                            if (at == from.length) {
                                translated.appendCodePoint(point);
                            } else if (at < to.length) {
                                translated.appendCodePoint(to[at]);
                            }
                        });
        return translated.toString();
    }

    static String overlay(Arguments arguments, int row) {
        String text = arguments.text(0, row);
        String replacement = arguments.text(1, row);
        long from = arguments.integer(2, row);
        long length =
                arguments.count() > 3
                        ? arguments.integer(3, row)
                        : replacement.codePointCount(0, replacement.length());
        if (from < 1) {
            throw KernelErrors.invalid(
                    ScalarFunction.OVERLAY, "is a position and is below 1, the first.");
        }
        int start = index(text, from - 1);
        // A negative length repeats what is before the position, as in PostgreSQL.
        int rest = index(text, Math.max(0, from - 1 + Math.min(length, Integer.MAX_VALUE)));
        return text.substring(0, start) + replacement + text.substring(rest);
    }

    /** The index of the code point with a number, at most the length. */
    private static int index(String text, long point) {
        int count = (int) Math.min(point, text.length());
        return count >= text.codePointCount(0, text.length())
                ? text.length()
                : text.offsetByCodePoints(0, count);
    }

    static String pad(Arguments arguments, int row, boolean left) {
        ScalarFunction function = left ? ScalarFunction.LPAD : ScalarFunction.RPAD;
        String text = arguments.text(0, row);
        long wanted = Math.max(0, arguments.integer(1, row));
        String fill = arguments.count() > 2 ? arguments.text(2, row) : " ";
        int length = text.codePointCount(0, text.length());
        if (wanted <= length) {
            return text.substring(0, text.offsetByCodePoints(0, (int) wanted));
        }
        if (fill.isEmpty()) {
            return text;
        }
        int missing = Limits.textLength(wanted, function) - length;
        int[] points = fill.codePoints().toArray();
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            padded.appendCodePoint(points[i % points.length]);
        }
        return left ? padded + text : text + padded;
    }

    static String repeat(Arguments arguments, int row) {
        String text = arguments.text(0, row);
        long times = Math.max(0, arguments.integer(1, row));
        if (text.isEmpty() || times == 0) {
            return "";
        }
        // More than the limit even if each character is one byte; also, the product cannot
        // overflow.
        Limits.textLength(Math.min(times, Limits.MAX_TEXT_BYTES + 1L), ScalarFunction.REPEAT);
        Limits.textLength(times * text.length(), ScalarFunction.REPEAT);
        return text.repeat((int) times);
    }

    static String chr(Arguments arguments, int row) {
        long point = arguments.integer(0, row);
        if (point < 1 || point > Character.MAX_CODE_POINT || point >= 0xD800 && point <= 0xDFFF) {
            throw KernelErrors.invalid(
                    ScalarFunction.CHR, "is not the number of a character. Use 1 to 1114111.");
        }
        return Character.toString((int) point);
    }
}
