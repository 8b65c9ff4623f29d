package io.tauro.internal.kernel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.tauro.data.BooleanVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of RE2, which takes time linear in the text for every pattern. They have no
 * back references and do not look around.
 */
final class RegexFunctions {

    private RegexFunctions() {}

    static List<Definition> all() {
        Topic topic = new Topic("Regular expression");
        questions(topic);
        parts(topic);
        return topic.all();
    }

    private static void questions(Topic topic) {
        topic.add(
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
                        "(text, pattern [, start [, flags]]) → integer",
                        "How many parts of the text match, from a position on.",
                        RegexFunctions::count)
                .add(
                        ScalarFunction.REGEXP_INSTR,
                        "(text, pattern [, start [, n [, end [, flags [, group]]]]]) → integer",
                        "Where the n-th match begins, or where what is behind it begins if end is"
                                + " 1; 0 if there is none.",
                        RegexFunctions::position);
    }

    private static void parts(Topic topic) {
        topic.add(
                        ScalarFunction.REGEXP_SUBSTR,
                        "(text, pattern [, start [, n [, flags [, group]]]]) → text",
                        "The n-th part that matches; null if there is none.",
                        RegexFunctions::substring)
                .add(
                        ScalarFunction.REGEXP_EXTRACT,
                        "(text, pattern [, group]) → text",
                        "The first part that matches, or a group of it; null if there is none.",
                        RegexFunctions::extract)
                .add(
                        ScalarFunction.SUBSTRING_REGEX,
                        "(text, pattern) → text",
                        "The first group of the first match, or all of it if there are no groups.",
                        RegexFunctions::groupOrMatch)
                .add(
                        ScalarFunction.SUBSTRING_SIMILAR,
                        "(text, pattern, escape) → text",
                        "The part between the two marks of a pattern of SIMILAR TO.",
                        RegexFunctions::similarPart)
                .add(
                        ScalarFunction.REGEXP_REPLACE,
                        "(text, pattern, replacement [, flags or start [, n [, flags]]]) → text",
                        "With the first match replaced, or all of them with the flag g or n = 0. In"
                                + " the replacement, \\1 is the first group and \\& the match.",
                        RegexReplacement::kernel)
                .add(
                        ScalarFunction.REGEXP_MATCH,
                        "(text, pattern [, flags]) → array of text",
                        "The groups of the first match, or all of it if there are no groups; null"
                                + " if there is none.",
                        RegexFunctions::groups)
                .add(
                        ScalarFunction.REGEXP_SPLIT_TO_ARRAY,
                        "(text, pattern [, flags]) → array of text",
                        "The parts between the matches.",
                        RegexFunctions::split);
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

    /** An argument that counts from 1, which is also what it is where it is left out. */
    static long counted(Arguments arguments, int argument, int row, ScalarFunction function) {
        if (argument >= arguments.count()) {
            return 1;
        }
        long value = arguments.integer(argument, row);
        if (value < 1) {
            throw KernelErrors.invalid(function, "is a position or number and is below 1.");
        }
        return value;
    }

    /** The index of the character at a position from 1; -1 behind the end. */
    static int index(String text, long position) {
        long points = text.codePointCount(0, text.length());
        return position - 1 > points ? -1 : text.offsetByCodePoints(0, (int) position - 1);
    }

    private static Kernel count(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 3, false);
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                String text = arguments.text(0, row);
                int from = index(text, counted(arguments, 2, row, call.function()));
                Matcher matcher = source.pattern(arguments, row).matcher(text);
                for (boolean found = from >= 0 && matcher.find(from);
                        found;
                        found = matcher.find()) {
                    values[row]++;
                }
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    /** The n-th match from a position on; null if there is none. */
    private static @Nullable Matcher nth(
            RegexSource source, Arguments arguments, int row, ScalarFunction function) {
        String text = arguments.text(0, row);
        int from = index(text, counted(arguments, 2, row, function));
        long wanted = counted(arguments, 3, row, function);
        Matcher matcher = source.pattern(arguments, row).matcher(text);
        boolean found = from >= 0 && matcher.find(from);
        for (long n = 1; found && n < wanted; n++) {
            found = matcher.find();
        }
        return found ? matcher : null;
    }

    /** A group by its number, which is 0 for the whole match. */
    private static int group(Arguments arguments, int argument, int row, ScalarFunction function) {
        if (argument >= arguments.count()) {
            return 0;
        }
        long group = arguments.integer(argument, row);
        if (group < 0) {
            throw KernelErrors.invalid(function, "is the number of a group and is below 0.");
        }
        return (int) Math.min(group, Integer.MAX_VALUE);
    }

    private static Kernel position(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 5, false);
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                values[rows.row(n)] = position(source, arguments, rows.row(n), call.function());
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static long position(
            RegexSource source, Arguments arguments, int row, ScalarFunction function) {
        long end = arguments.count() > 4 ? arguments.integer(4, row) : 0;
        if (end != 0 && end != 1) {
            throw KernelErrors.invalid(function, "says begin or end and is not 0 or 1.");
        }
        int group = group(arguments, 6, row, function);
        Matcher matcher = nth(source, arguments, row, function);
        if (matcher == null || group > matcher.groupCount() || matcher.start(group) < 0) {
            return 0;
        }
        String text = arguments.text(0, row);
        return 1L + text.codePointCount(0, end == 1 ? matcher.end(group) : matcher.start(group));
    }

    private static Kernel substring(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 4, false);
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    int group = group(arguments, 5, row, call.function());
                    Matcher matcher = nth(source, arguments, row, call.function());
                    return matcher == null || group > matcher.groupCount()
                            ? null
                            : matcher.group(group);
                });
    }

    private static Kernel extract(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 3, false);
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    int group = group(arguments, 2, row, call.function());
                    Matcher matcher =
                            source.pattern(arguments, row).matcher(arguments.text(0, row));
                    return matcher.find() && group <= matcher.groupCount()
                            ? matcher.group(group)
                            : null;
                });
    }

    private static Kernel groupOrMatch(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 2, false);
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    Matcher matcher =
                            source.pattern(arguments, row).matcher(arguments.text(0, row));
                    return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
                });
    }

    private static Kernel similarPart(FunctionCall call) {
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    String regex =
                            SimilarPattern.partToRegex(
                                    arguments.text(1, row), arguments.text(2, row));
                    Matcher matcher =
                            RegexSource.compiled(regex, call.function())
                                    .matcher(arguments.text(0, row));
                    return matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : null;
                });
    }

    private static Kernel groups(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 2, false);
        return ListMaker.kernel(
                call,
                (arguments, row) -> {
                    Matcher matcher =
                            source.pattern(arguments, row).matcher(arguments.text(0, row));
                    if (!matcher.find()) {
                        return null;
                    }
                    List<@Nullable String> groups = new ArrayList<>();
                    for (int i = Math.min(1, matcher.groupCount());
                            i <= matcher.groupCount();
                            i++) {
                        groups.add(matcher.group(i));
                    }
                    return groups;
                });
    }

    private static Kernel split(FunctionCall call) {
        RegexSource source = RegexSource.of(call, 2, false);
        return ListMaker.kernel(
                call,
                (arguments, row) -> split(source.pattern(arguments, row), arguments.text(0, row)));
    }

    /** A match of nothing splits between two characters, but not where a match just ended. */
    private static List<String> split(Pattern pattern, String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int done = 0;
        while (matcher.find()) {
            boolean nothing = matcher.start() == matcher.end();
            if (nothing && (matcher.start() == done || matcher.start() == text.length())) {
                continue;
            }
            parts.add(text.substring(done, matcher.start()));
            done = matcher.end();
        }
        parts.add(text.substring(done));
        return parts;
    }
}
