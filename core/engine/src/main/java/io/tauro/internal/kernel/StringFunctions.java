package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import java.util.List;
import java.util.function.ToLongBiFunction;

/** Text: parts, places and lengths, and all that is made of strings. */
final class StringFunctions {

    private static final String TEST = "(text, text) → boolean";
    private static final String TRIM = "(characters, text) → text";
    private static final String CUT = "(text, integer) → text";
    private static final String PAD = "(text, length [, fill]) → text";

    /** Something about the bytes of a text. */
    private interface Measure {
        long of(byte[] data, int start, int end);
    }

    private StringFunctions() {}

    static List<Definition> all() {
        Topic topic = new Topic("Text");
        pieces(topic);
        numbers(topic);
        tests(topic);
        made(topic);
        QuotingFunctions.addTo(topic);
        return topic.all();
    }

    private static void pieces(Topic topic) {
        topic.add(
                        ScalarFunction.LEFT,
                        CUT,
                        "The first characters; all but the last ones if negative.",
                        call -> TextPieces.kernel(call.type(), 0, TextPieces::left))
                .add(
                        ScalarFunction.RIGHT,
                        CUT,
                        "The last characters; all but the first ones if negative.",
                        call -> TextPieces.kernel(call.type(), 0, TextPieces::right))
                .add(
                        ScalarFunction.TRIM_BOTH,
                        TRIM,
                        "Without the characters at both ends.",
                        call -> TextPieces.kernel(call.type(), 1, TextPieces.trim(true, true)))
                .add(
                        ScalarFunction.TRIM_LEADING,
                        TRIM,
                        "Without the characters at the beginning.",
                        call -> TextPieces.kernel(call.type(), 1, TextPieces.trim(true, false)))
                .add(
                        ScalarFunction.TRIM_TRAILING,
                        TRIM,
                        "Without the characters at the end.",
                        call -> TextPieces.kernel(call.type(), 1, TextPieces.trim(false, true)))
                .add(
                        ScalarFunction.SPLIT_PART,
                        "(text, delimiter, integer) → text",
                        "The n-th field, from 1, or from -1 for the last; empty if there is none.",
                        call -> TextPieces.kernel(call.type(), 0, TextPieces::splitPart));
    }

    private static void numbers(Topic topic) {
        topic.add(
                        ScalarFunction.OCTET_LENGTH,
                        "(text or bytes) → integer",
                        "The number of bytes; of text, in UTF-8.",
                        call -> measure(call, (data, start, end) -> end - start))
                .add(
                        ScalarFunction.BIT_LENGTH,
                        "(text or bytes) → integer",
                        "The number of bits; of text, in UTF-8.",
                        call -> measure(call, (data, start, end) -> 8L * (end - start)))
                .add(
                        ScalarFunction.ASCII,
                        "(text) → integer",
                        "The code point of the first character; 0 of the empty text.",
                        call -> measure(call, StringFunctions::firstPoint))
                .add(
                        ScalarFunction.POSITION,
                        "(searched, text [, from]) → integer",
                        "Where a text occurs first, from 1; 0 if nowhere.",
                        call ->
                                integers(
                                        call,
                                        (arguments, row) ->
                                                position(
                                                        arguments,
                                                        1,
                                                        0,
                                                        arguments.count() > 2
                                                                ? arguments.integer(2, row)
                                                                : 1,
                                                        row)))
                .add(
                        ScalarFunction.STRPOS,
                        "(text, searched) → integer",
                        "Where a text occurs first, from 1; 0 if nowhere.",
                        call ->
                                integers(
                                        call,
                                        (arguments, row) -> position(arguments, 0, 1, 1, row)));
    }

    private static long firstPoint(byte[] data, int start, int end) {
        return start == end
                ? 0
                : new String(
                                data,
                                start,
                                Utf8.next(data, start, end) - start,
                                java.nio.charset.StandardCharsets.UTF_8)
                        .codePointAt(0);
    }

    private static long position(Arguments arguments, int text, int searched, long from, int row) {
        BytesVector source = arguments.bytes(text);
        byte[] wanted = arguments.bytes(searched).get(row & arguments.mask(searched));
        int at = row & arguments.mask(text);
        int start = source.start(at);
        int end = start + source.length(at);
        boolean points = source.type().kind().isText();
        if (from < 1) {
            throw KernelErrors.invalid(
                    ScalarFunction.POSITION, "is a position and is below 1, the first.");
        }
        int begin =
                points
                        ? Utf8.skip(source.data(), start, end, from - 1)
                        : start + (int) Math.min(end - start, from - 1);
        int found = Utf8.indexOf(source.data(), begin, end, wanted);
        if (found < 0) {
            return 0;
        }
        return 1L + (points ? Utf8.length(source.data(), start, found) : found - start);
    }

    private static Kernel measure(FunctionCall call, Measure measure) {
        return integers(
                call,
                (arguments, row) -> {
                    BytesVector text = arguments.bytes(0);
                    int at = row & arguments.mask(0);
                    int start = text.start(at);
                    return measure.of(text.data(), start, start + text.length(at));
                });
    }

    private static Kernel integers(
            FunctionCall call, ToLongBiFunction<Arguments, Integer> function) {
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] = function.applyAsLong(arguments, row);
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static void tests(Topic topic) {
        topic.add(
                        ScalarFunction.STARTS_WITH,
                        TEST,
                        "Whether the first text begins with the second.",
                        call ->
                                test(
                                        (data, start, end, wanted) ->
                                                end - start >= wanted.length
                                                        && Utf8.matches(data, start, wanted)))
                .add(
                        ScalarFunction.ENDS_WITH,
                        TEST,
                        "Whether the first text ends with the second.",
                        call ->
                                test(
                                        (data, start, end, wanted) ->
                                                end - start >= wanted.length
                                                        && Utf8.matches(
                                                                data, end - wanted.length, wanted)))
                .add(
                        ScalarFunction.CONTAINS,
                        TEST,
                        "Whether the second text is somewhere in the first.",
                        call ->
                                test(
                                        (data, start, end, wanted) ->
                                                Utf8.indexOf(data, start, end, wanted) >= 0));
    }

    /** A question about a text and another one. */
    private interface Test {
        boolean holds(byte[] data, int start, int end, byte[] wanted);
    }

    private static Kernel test(Test test) {
        return (arguments, rows) -> {
            BytesVector text = arguments.bytes(0);
            BytesVector wanted = arguments.bytes(1);
            boolean constant = arguments.mask(1) == 0;
            byte[] one = constant ? wanted.get(0) : new byte[0];
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int at = row & arguments.mask(0);
                int start = text.start(at);
                values[row] =
                        test.holds(
                                text.data(),
                                start,
                                start + text.length(at),
                                constant ? one : wanted.get(row));
            }
            return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
        };
    }

    private static void made(Topic topic) {
        topic.add(
                        ScalarFunction.INITCAP,
                        "(text) → text",
                        "Each word with a capital first letter and small ones behind it.",
                        call ->
                                TextMaker.kernel(
                                        call, (a, row) -> TextMaker.initcap(a.text(0, row))))
                .add(
                        ScalarFunction.REVERSE,
                        "(text) → text",
                        "From the last character to the first.",
                        call ->
                                TextMaker.kernel(
                                        call, (a, row) -> TextMaker.reverse(a.text(0, row))))
                .add(
                        ScalarFunction.REPLACE,
                        "(text, searched, replacement) → text",
                        "With each occurrence replaced.",
                        call -> TextMaker.kernel(call, TextMaker::replace))
                .add(
                        ScalarFunction.TRANSLATE,
                        "(text, from, to) → text",
                        "With each character of the second text replaced by the one at the same"
                                + " place of the third, or taken away.",
                        call -> TextMaker.kernel(call, TextMaker::translate))
                .add(
                        ScalarFunction.OVERLAY,
                        "(text, replacement, from [, length]) → text",
                        "With so many characters from a position on replaced.",
                        call -> TextMaker.kernel(call, TextMaker::overlay))
                .add(
                        ScalarFunction.LPAD,
                        PAD,
                        "Filled at the beginning, or cut at the end, to a length.",
                        call -> TextMaker.kernel(call, (a, row) -> TextMaker.pad(a, row, true)))
                .add(
                        ScalarFunction.RPAD,
                        PAD,
                        "Filled or cut at the end to a length.",
                        call -> TextMaker.kernel(call, (a, row) -> TextMaker.pad(a, row, false)))
                .add(
                        ScalarFunction.REPEAT,
                        "(text, times) → text",
                        "So many times behind each other.",
                        call -> TextMaker.kernel(call, TextMaker::repeat))
                .add(
                        ScalarFunction.CHR,
                        "(integer) → text",
                        "The character of a code point.",
                        call -> TextMaker.kernel(call, TextMaker::chr))
                .add(
                        ScalarFunction.CONCAT_WS,
                        "(separator, text, …) → text",
                        "One behind the other with a separator between them; nulls are left out.",
                        Nulls.OWN,
                        TextMaker::concatWithSeparator);
    }
}
