package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Text: the functions that most queries use, over bytes where that is enough. */
final class TextFunctions {

    private static final String ONE = "(text) → text";

    private TextFunctions() {}

    static List<Definition> all() {
        return new Topic("Text")
                .add(
                        ScalarFunction.CONCAT,
                        "(text, text, …) → text",
                        "One behind the other; also of bytes.",
                        TextFunctions::concat)
                .add(
                        ScalarFunction.LIKE,
                        "(text, pattern [, escape]) → boolean",
                        "Whether all of the text matches: % is any text, _ any character.",
                        call -> LikeKernel.of(call, false))
                .add(
                        ScalarFunction.ILIKE,
                        "(text, pattern [, escape]) → boolean",
                        "LIKE without case.",
                        call -> LikeKernel.of(call, true))
                .add(
                        ScalarFunction.UPPER,
                        ONE,
                        "In upper case, by the rules of Unicode for no language.",
                        call -> letters(call, 'a', 'z', text -> text.toUpperCase(Locale.ROOT)))
                .add(
                        ScalarFunction.LOWER,
                        ONE,
                        "In lower case, by the rules of Unicode for no language.",
                        call -> letters(call, 'A', 'Z', text -> text.toLowerCase(Locale.ROOT)))
                .add(
                        ScalarFunction.CHAR_LENGTH,
                        "(text) → integer",
                        "The number of code points.",
                        TextFunctions::charLength)
                .add(
                        ScalarFunction.SUBSTRING,
                        "(text, from [, length]) → text",
                        "From a position (1 is the first; one before that counts from there), to"
                                + " the end or so many code points. Of bytes, bytes.",
                        SubstringKernel::new)
                .all();
    }

    private static Kernel concat(FunctionCall call) {
        return (arguments, rows) -> {
            TextColumn values = new TextColumn(call.type(), rows, rows.count() * 16);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values.begin(row);
                long length = 0;
                for (int i = 0; i < arguments.count(); i++) {
                    BytesVector piece = arguments.bytes(i);
                    int at = row & arguments.mask(i);
                    length += piece.length(at);
                    Limits.textLength(length, ScalarFunction.CONCAT);
                    values.append(
                            piece.data(), piece.start(at), piece.start(at) + piece.length(at));
                }
                values.end(row);
            }
            return values.build();
        };
    }

    /**
     * Turns the case of letters from {@code first} to {@code last}, and of all where there are
     * others.
     */
    private static Kernel letters(
            FunctionCall call, char first, char last, UnaryOperator<String> unicode) {
        return (arguments, rows) -> {
            BytesVector text = arguments.bytes(0);
            TextColumn values = new TextColumn(call.type(), rows, rows.count() * 16);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int at = row & arguments.mask(0);
                int start = text.start(at);
                int end = start + text.length(at);
                if (Utf8.isAscii(text.data(), start, end)) {
                    values.begin(row);
                    for (int i = start; i < end; i++) {
                        byte letter = text.data()[i];
                        values.append(
                                letter >= first && letter <= last ? (byte) (letter ^ 32) : letter);
                    }
                    values.end(row);
                } else {
                    values.set(row, unicode.apply(text.text(at)));
                }
            }
            return values.build();
        };
    }

    private static Kernel charLength(FunctionCall call) {
        return (arguments, rows) -> {
            BytesVector text = arguments.bytes(0);
            boolean points = text.type().kind().isText();
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                int at = row & arguments.mask(0);
                int start = text.start(at);
                int end = start + text.length(at);
                values[row] = points ? Utf8.length(text.data(), start, end) : end - start;
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }
}
