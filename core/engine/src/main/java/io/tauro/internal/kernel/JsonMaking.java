package io.tauro.internal.kernel;

import io.tauro.internal.json.JsonFailure;
import io.tauro.internal.json.JsonReader;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON made of values of SQL. What is JSON already is put in as it is, if it is. */
final class JsonMaking {

    private JsonMaking() {}

    /** (constant options: NULL or ABSENT, then UNIQUE; name; value; …). */
    static Kernel object(FunctionCall call) {
        String options = JsonSupport.constant(call, 0);
        boolean absent = options.startsWith("ABSENT");
        boolean unique = options.endsWith("UNIQUE");
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    JsonWriter json = new JsonWriter().sign('{');
                    Set<String> names = new HashSet<>();
                    boolean first = true;
                    for (int i = 1; i + 1 < arguments.count(); i += 2) {
                        if (arguments.isNull(i, row)) {
                            throw KernelErrors.invalid(call.function(), "is a name, and is null.");
                        }
                        String name = arguments.text(i, row);
                        if (unique && !names.add(name)) {
                            throw JsonFailure.unexpected("would have a name twice");
                        }
                        if (!absent || !arguments.isNull(i + 1, row)) {
                            if (!first) {
                                json.sign(',');
                            }
                            first = false;
                            json.text(name).sign(':');
                            write(json, call, arguments, i + 1, row);
                        }
                    }
                    return json.sign('}').toString();
                });
    }

    /** (constant options: NULL or ABSENT; value; …). */
    static Kernel array(FunctionCall call) {
        boolean absent = JsonSupport.constant(call, 0).startsWith("ABSENT");
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    JsonWriter json = new JsonWriter().sign('[');
                    boolean first = true;
                    for (int i = 1; i < arguments.count(); i++) {
                        if (!absent || !arguments.isNull(i, row)) {
                            if (!first) {
                                json.sign(',');
                            }
                            first = false;
                            write(json, call, arguments, i, row);
                        }
                    }
                    return json.sign(']').toString();
                });
    }

    /** One value. */
    static Kernel value(FunctionCall call) {
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    JsonWriter json = new JsonWriter();
                    write(json, call, arguments, 0, row);
                    return json.toString();
                });
    }

    private static void write(
            JsonWriter json, FunctionCall call, Arguments arguments, int argument, int row) {
        DataType type = call.arguments().get(argument).type();
        @Nullable Object value =
                arguments.isNull(argument, row)
                        ? null
                        : arguments.vector(argument).value(row & arguments.mask(argument));
        if (value instanceof String text
                && type.kind() == TypeKind.JSON
                && !JsonReader.isJson(text)) {
            throw JsonFailure.unexpected("is not JSON");
        }
        json.value(value, type);
    }
}
