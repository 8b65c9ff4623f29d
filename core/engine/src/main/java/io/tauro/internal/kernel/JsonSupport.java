package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ListVector;
import io.tauro.data.Validity;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.json.Json;
import io.tauro.internal.json.JsonFailure;
import io.tauro.internal.json.JsonPrinter;
import io.tauro.internal.json.JsonReader;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kernels over JSON have in common: values of arguments, results, and errors. */
final class JsonSupport {

    private JsonSupport() {}

    /** Makes the text of a row; null for none. */
    @FunctionalInterface
    interface ToText {
        @Nullable String apply(Arguments arguments, int row);
    }

    /** Answers for a row; null for unknown. */
    @FunctionalInterface
    interface ToBoolean {
        @Nullable Boolean apply(Arguments arguments, int row);
    }

    static Kernel text(FunctionCall call, ToText function) {
        return TextMaker.kernel(
                call,
                (arguments, row) -> {
                    try {
                        return function.apply(arguments, row);
                    } catch (JsonFailure failure) {
                        throw error(call.function(), failure);
                    }
                });
    }

    /** Makes a JSON value of a row; null for none. */
    static Kernel json(
            FunctionCall call,
            java.util.function.BiFunction<Arguments, Integer, @Nullable Json> function) {
        return text(
                call,
                (arguments, row) -> {
                    Json value = function.apply(arguments, row);
                    return value == null ? null : JsonPrinter.print(value);
                });
    }

    static Kernel truth(FunctionCall call, ToBoolean function) {
        return (arguments, rows) -> {
            boolean[] values = new boolean[rows.size()];
            long[] validity = rows.validity();
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                Boolean value;
                try {
                    value = function.apply(arguments, row);
                } catch (JsonFailure failure) {
                    throw error(call.function(), failure);
                }
                if (value == null) {
                    if (validity == null || validity == rows.validity()) {
                        validity = rows.newValidity();
                    }
                    Validity.setNull(validity, row);
                } else {
                    values[row] = value;
                }
            }
            return new BooleanVector(DataType.BOOLEAN, values, validity, rows.size());
        };
    }

    static Kernel list(FunctionCall call, ListMaker.Function function) {
        return ListMaker.kernel(
                call,
                (arguments, row) -> {
                    try {
                        return function.apply(arguments, row);
                    } catch (JsonFailure failure) {
                        throw error(call.function(), failure);
                    }
                });
    }

    static TauroException error(ScalarFunction function, JsonFailure failure) {
        return switch (failure.kind()) {
            case TOO_LONG ->
                    new TauroException(
                            ErrorCode.MEMORY_LIMIT,
                            "The result of " + function + " is longer than 16 MiB. Ask for less.");
            case OUT_OF_RANGE ->
                    new TauroException(
                            ErrorCode.NUMERIC_OVERFLOW,
                            "A JSON value of "
                                    + function
                                    + " has a number that is out of range. Take such values out"
                                    + " first.");
            case NOT_JSON ->
                    KernelErrors.invalid(
                            function, failure.problem() + ". Leave such values out with IS JSON.");
            case UNBOUND ->
                    KernelErrors.invalid(function, failure.problem() + ". Pass one of that name.");
            case UNEXPECTED, TOO_COMPLEX ->
                    KernelErrors.invalid(
                            function,
                            failure.problem() + ". Leave such values out, or ask for less.");
        };
    }

    static Json json(Arguments arguments, int argument, int row) {
        return JsonReader.read(arguments.text(argument, row));
    }

    /** What {@code ->>} gives: text without quotes; null for the null of JSON. */
    static @Nullable String unquoted(@Nullable Json value) {
        if (value == null || value instanceof Json.Null) {
            return null;
        }
        return value instanceof Json.Text text ? text.value() : JsonPrinter.print(value);
    }

    /** The texts of a list; null if one of them is. */
    static @Nullable List<String> texts(Arguments arguments, int argument, int row) {
        ListVector lists = (ListVector) arguments.vector(argument);
        ColumnVector elements = Vectors.flatten(lists.elements());
        int at = row & arguments.mask(argument);
        List<String> texts = new ArrayList<>();
        for (int i = lists.offsets()[at]; i < lists.offsets()[at + 1]; i++) {
            if (elements.isNull(i)) {
                return null;
            }
            texts.add(((BytesVector) elements).text(i));
        }
        return texts;
    }

    /** The text of an argument that is constant. */
    static String constant(FunctionCall call, int argument) {
        if (call.arguments().get(argument) instanceof Constant constant
                && constant.value() instanceof String text) {
            return text;
        }
        throw KernelErrors.notSupported(call);
    }
}
