package io.tauro.internal.kernel;

import com.google.re2j.Matcher;
import io.tauro.internal.kernel.Expression.FunctionCall;

/** REGEXP_REPLACE, with flags or with a start and the number of a match. */
final class RegexReplacement {

    private RegexReplacement() {}

    static Kernel kernel(FunctionCall call) {
        boolean numbered =
                call.arguments().size() > 3 && call.arguments().get(3).type().kind().isInteger();
        int flags = numbered ? 5 : 3;
        RegexSource source = RegexSource.of(call, flags, false);
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    boolean all =
                            arguments.count() > flags && arguments.text(flags, row).contains("g");
                    long from =
                            numbered
                                    ? RegexFunctions.counted(arguments, 3, row, call.function())
                                    : 1;
                    long wanted =
                            numbered && arguments.count() > 4
                                    ? arguments.integer(4, row)
                                    : all ? 0 : 1;
                    if (wanted < 0) {
                        throw KernelErrors.invalid(
                                call.function(), "is the number of a match and is below 0.");
                    }
                    String text = arguments.text(0, row);
                    return replace(
                            source.pattern(arguments, row).matcher(text),
                            text,
                            arguments.text(2, row),
                            RegexFunctions.index(text, from),
                            wanted);
                });
    }

    private static String replace(
            Matcher matcher, String text, String replacement, int from, long wanted) {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        long number = 0;
        for (boolean found = from >= 0 && matcher.find(from); found; found = matcher.find()) {
            number++;
            if (wanted != 0 && number < wanted) {
                continue;
            }
            replaced.append(text, done, matcher.start());
            append(replaced, matcher, replacement);
            Limits.textLength(replaced.length(), ScalarFunction.REGEXP_REPLACE);
            done = matcher.end();
            if (wanted != 0) {
                break;
            }
        }
        return replaced.append(text, done, text.length()).toString();
    }

    private static void append(StringBuilder replaced, Matcher matcher, String replacement) {
        for (int i = 0; i < replacement.length(); i++) {
            char letter = replacement.charAt(i);
            if (letter != '\\' || i + 1 == replacement.length()) {
                replaced.append(letter);
                continue;
            }
            char next = replacement.charAt(++i);
            if (next == '&') {
                replaced.append(matcher.group());
            } else if (next >= '1' && next <= '9') {
                int group = next - '0';
                String part = group <= matcher.groupCount() ? matcher.group(group) : null;
                replaced.append(part == null ? "" : part);
            } else if (next == '\\') {
                replaced.append('\\');
            } else {
                replaced.append('\\').append(next);
            }
        }
    }
}
