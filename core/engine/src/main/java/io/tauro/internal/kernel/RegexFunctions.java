package io.tauro.internal.kernel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.tauro.data.BooleanVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.DataType;
import java.util.List;

/**
 * Regular expressions of RE2, which takes time linear in the text for every pattern. They have no
 * back references and do not look around.
 */
final class RegexFunctions {

    private RegexFunctions() {}

    static List<Definition> all() {
        return new Topic("Regular expression")
                .add(
                        ScalarFunction.REGEXP_LIKE,
                        "(text, pattern [, flags]) → boolean",
                        "Whether a part of the text matches. Flags: i without case, c with case, n"
                                + " lines by themselves, s all as one line.",
                        call -> test(RegexSource.of(call, 2, false)))
                .add(
                        ScalarFunction.SIMILAR_TO,
                        "(text, pattern [, escape]) → boolean",
                        "Whether all of the text matches a pattern of SQL: % and _ as in LIKE, and"
                                + " | * + ? {m,n} ( ) [ ] as in regular expressions.",
                        call -> test(RegexSource.of(call, 2, true)))
                .add(
                        ScalarFunction.REGEXP_COUNT,
                        "(text, pattern) → integer",
                        "How many parts of the text match.",
                        RegexFunctions::count)
                .add(
                        ScalarFunction.REGEXP_SUBSTR,
                        "(text, pattern) → text",
                        "The first part that matches; null if there is none.",
                        RegexFunctions::substring)
                .add(
                        ScalarFunction.REGEXP_REPLACE,
                        "(text, pattern, replacement [, flags]) → text",
                        "With the first match replaced, or all of them with the flag g. In the"
                                + " replacement, \\1 is the first group and \\& the match.",
                        RegexFunctions::replace)
                .all();
    }

    private static Kernel test(RegexSource source) {
        return (arguments, rows) -> {
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = source.pattern(arguments, row).matcher(arguments.text(0, row)).find();
            }
            return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
        };
    }

    private static Kernel count(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 2, false);
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                Matcher matcher = source.pattern(arguments, row).matcher(arguments.text(0, row));
                while (matcher.find()) {
                    values[row]++;
                }
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static Kernel substring(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 2, false);
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    Matcher matcher =
                            source.pattern(arguments, row).matcher(arguments.text(0, row));
                    return matcher.find() ? matcher.group() : null;
                });
    }

    private static Kernel replace(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 3, false);
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    boolean all = arguments.count() > 3 && arguments.text(3, row).contains("g");
                    return replace(
                            source.pattern(arguments, row),
                            arguments.text(0, row),
                            arguments.text(2, row),
                            all);
                });
    }

    private static String replace(Pattern pattern, String text, String replacement, boolean all) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            replaced.append(text, done, matcher.start());
            append(replaced, matcher, replacement);
            Limits.textLength(replaced.length(), ScalarFunction.REGEXP_REPLACE);
            done = matcher.end();
            if (!all) {
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
