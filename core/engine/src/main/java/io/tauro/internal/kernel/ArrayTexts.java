package io.tauro.internal.kernel;

import io.tauro.data.ListVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of text, and one text for all of it. */
final class ArrayTexts {

    private ArrayTexts() {}

    static List<Definition> all() {
        return new Topic("Array and map")
                .add(
                        ScalarFunction.ARRAY_TO_STRING,
                        "(array of text, delimiter [, text for nulls]) → text",
                        "The elements with the delimiter between them; nulls are left out, or"
                                + " shown as a text.",
                        Nulls.OWN,
                        ArrayTexts::join)
                .add(
                        ScalarFunction.STRING_TO_ARRAY,
                        "(text, delimiter [, text for nulls]) → array of text",
                        "The parts between the delimiters; each character if the delimiter is"
                                + " null. A part that is the text for nulls is null.",
                        Nulls.OWN,
                        call -> ListMaker.kernel(call, ArrayTexts::split))
                .all();
    }

    private static Kernel join(FunctionCall call) {
        boolean texts =
                call.arguments().get(0).type().kind() == TypeKind.ARRAY
                        && call.arguments().get(0).type().elementType().kind().isText();
        if (!texts) {
            throw KernelErrors.notSupported(call);
        }
        return TextMaker.kernel(call, ArrayTexts::join);
    }

    private static @Nullable String join(Arguments arguments, int row) {
        if (arguments.isNull(0, row) || arguments.isNull(1, row)) {
            return null;
        }
        String delimiter = arguments.text(1, row);
        String forNull =
                arguments.count() > 2 && !arguments.isNull(2, row) ? arguments.text(2, row) : null;
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        ListVector list = (ListVector) arguments.vector(0);
        int at = row & arguments.mask(0);
        for (int i = list.offsets()[at]; i < list.offsets()[at + 1]; i++) {
            Object element = list.elements().value(i);
            String text = element == null ? forNull : element.toString();
            if (text != null) {
                joined.append(first ? "" : delimiter).append(text);
                Limits.textLength(joined.length(), ScalarFunction.ARRAY_TO_STRING);
                first = false;
            }
        }
        return joined.toString();
    }

    private static @Nullable List<@Nullable String> split(Arguments arguments, int row) {
        if (arguments.isNull(0, row)) {
            return null;
        }
        String text = arguments.text(0, row);
        String forNull =
                arguments.count() > 2 && !arguments.isNull(2, row) ? arguments.text(2, row) : null;
        List<@Nullable String> parts = new ArrayList<>();
        if (text.isEmpty()) {
            return parts;
        }
        if (arguments.isNull(1, row)) {
            text.codePoints().forEach(point -> parts.add(Character.toString(point)));
        } else {
            String delimiter = arguments.text(1, row);
            int done = 0;
            int found = delimiter.isEmpty() ? -1 : text.indexOf(delimiter);
            for (; found >= 0; found = text.indexOf(delimiter, done)) {
                parts.add(text.substring(done, found));
                done = found + delimiter.length();
            }
            parts.add(text.substring(done));
        }
        if (forNull != null) {
            parts.replaceAll(part -> forNull.equals(part) ? null : part);
        }
        return parts;
    }
}
