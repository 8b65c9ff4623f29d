package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** LIKE and ILIKE. A constant pattern is read once, any other once for each row. */
final class LikeKernel implements Kernel {

    private final ScalarFunction function;
    private final boolean ignoreCase;
    private final @Nullable LikeMatcher constant;

    private LikeKernel(
            ScalarFunction function, boolean ignoreCase, @Nullable LikeMatcher constant) {
        this.function = function;
        this.ignoreCase = ignoreCase;
        this.constant = constant;
    }

    static Kernel of(FunctionCall call, boolean ignoreCase) {
        String pattern = constant(call, 1);
        String escape = call.arguments().size() > 2 ? constant(call, 2) : "";
        LikeMatcher matcher =
                pattern == null || escape == null
                        ? null
                        : matcher(pattern, escape, ignoreCase, call.function());
        return new LikeKernel(call.function(), ignoreCase, matcher);
    }

    private static @Nullable String constant(FunctionCall call, int argument) {
        return call.arguments().get(argument) instanceof Constant constant
                ? (String) constant.value()
                : null;
    }

    private static LikeMatcher matcher(
            String pattern, String escape, boolean ignoreCase, ScalarFunction function) {
        return ignoreCase
                ? LikeMatcher.of(folded(pattern), folded(escape), function)
                : LikeMatcher.of(pattern, escape, function);
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        BytesVector text = arguments.bytes(0);
        boolean[] values = new boolean[rows.size()];
        int unchecked = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            unchecked += text.length(row & arguments.mask(0));
            if (unchecked > Interruption.EVERY_BYTES) {
                unchecked = 0;
                Interruption.throwIfCancelled();
            }
            LikeMatcher matcher =
                    constant != null
                            ? constant
                            : matcher(
                                    arguments.text(1, row),
                                    arguments.count() > 2 ? arguments.text(2, row) : "",
                                    ignoreCase,
                                    function);
            int at = row & arguments.mask(0);
            if (ignoreCase) {
                byte[] folded = folded(text.text(at)).getBytes(StandardCharsets.UTF_8);
                values[row] = matcher.matches(folded, 0, folded.length);
            } else {
                values[row] =
                        matcher.matches(
                                text.data(), text.start(at), text.start(at) + text.length(at));
            }
        }
        return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
    }

    /** Each code point for itself, so that {@code _} still stands for as many. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
