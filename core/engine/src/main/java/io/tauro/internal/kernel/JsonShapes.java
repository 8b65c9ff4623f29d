package io.tauro.internal.kernel;

import io.tauro.internal.json.Json;
import io.tauro.internal.json.JsonFailure;
import io.tauro.internal.json.JsonPrinter;
import io.tauro.internal.json.JsonReader;
import io.tauro.internal.kernel.Expression.FunctionCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kind of JSON a value is, how much there is of it, and what its parts are. */
final class JsonShapes {

    private JsonShapes() {}

    /** (value; constant: VALUE, OBJECT, ARRAY or SCALAR; constant: UNIQUE or nothing). */
    static Kernel isJson(FunctionCall call) {
        String kind = JsonSupport.constant(call, 1);
        boolean unique = JsonSupport.constant(call, 2).equals("UNIQUE");
        return JsonSupport.truth(
                call,
                (arguments, row) -> {
                    String text = arguments.text(0, row);
                    if (!unique && kind.equals("VALUE")) {
                        return JsonReader.isJson(text);
                    }
                    try {
                        Json value = unique ? JsonReader.readUnique(text) : JsonReader.read(text);
                        return switch (kind) {
                            case "OBJECT" -> value instanceof Json.Obj;
                            case "ARRAY" -> value instanceof Json.Array;
                            case "SCALAR" -> value.isScalar();
                            default -> true;
                        };
                    } catch (JsonFailure notJson) {
                        return false;
                    }
                });
    }

    static Kernel typeOf(FunctionCall call) {
        return JsonSupport.text(
                call, (arguments, row) -> JsonSupport.json(arguments, 0, row).typeName());
    }

    /** In the words of MySQL. */
    static Kernel type(FunctionCall call) {
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    Json value = JsonSupport.json(arguments, 0, row);
                    if (value instanceof Json.Num number) {
                        boolean whole =
                                number.text()
                                        .chars()
                                        .allMatch(c -> c == '-' || c <= '9' && c >= '0');
                        return whole ? "INTEGER" : "DOUBLE";
                    }
                    return value.typeName().toUpperCase(Locale.ROOT);
                });
    }

    /** How many elements an array has. */
    static Kernel arrayLength(FunctionCall call) {
        return count(
                call,
                value -> {
                    if (value instanceof Json.Array array) {
                        return array.elements().size();
                    }
                    throw JsonFailure.unexpected("is no array");
                });
    }

    /** How many parts there are, where a scalar counts as one. */
    static Kernel length(FunctionCall call) {
        return count(call, value -> value.isScalar() ? 1 : size(value));
    }

    /** How many parts there are, where a scalar has none. */
    static Kernel size(FunctionCall call) {
        return count(call, JsonShapes::size);
    }

    private static int size(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().size();
        }
        return value instanceof Json.Array array ? array.elements().size() : 0;
    }

    /** A number of a value. */
    private interface Count {
        int of(Json value);
    }

    private static Kernel count(FunctionCall call, Count count) {
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                try {
                    values[row] = count.of(JsonSupport.json(arguments, 0, row));
                } catch (JsonFailure failure) {
                    throw JsonSupport.error(call.function(), failure);
                }
            }
            return IntegerArithmetic.result(values, call.type(), rows);
        };
    }

    private static Map<String, Json> members(Arguments arguments, int row) {
        if (JsonSupport.json(arguments, 0, row) instanceof Json.Obj object) {
            return object.members();
        }
        throw JsonFailure.unexpected("is no object");
    }

    static Kernel keys(FunctionCall call) {
        return JsonSupport.list(
                call, (arguments, row) -> List.copyOf(members(arguments, row).keySet()));
    }

    /** The names of an object as an array of JSON; null of anything else. */
    static Kernel jsonKeys(FunctionCall call) {
        return JsonSupport.json(
                call,
                (arguments, row) ->
                        JsonSupport.json(arguments, 0, row) instanceof Json.Obj object
                                ? new Json.Array(
                                        object.members().keySet().stream()
                                                .map(name -> (Json) new Json.Text(name))
                                                .toList())
                                : null);
    }

    static Kernel elements(FunctionCall call, boolean asText) {
        return JsonSupport.list(
                call,
                (arguments, row) -> {
                    if (JsonSupport.json(arguments, 0, row) instanceof Json.Array array) {
                        return written(array.elements(), asText);
                    }
                    throw JsonFailure.unexpected("is no array");
                });
    }

    private static List<@Nullable String> written(Collection<Json> values, boolean asText) {
        List<@Nullable String> texts = new ArrayList<>(values.size());
        for (Json value : values) {
            texts.add(written(value, asText));
        }
        return texts;
    }

    private static @Nullable String written(Json value, boolean asText) {
        return asText ? JsonSupport.unquoted(value) : JsonPrinter.print(value);
    }

    /** Rows of name and value. */
    static Kernel entries(FunctionCall call, boolean asText) {
        return JsonSupport.list(
                call,
                (arguments, row) -> {
                    List<List<@Nullable String>> entries = new ArrayList<>();
                    members(arguments, row)
                            .forEach(
                                    (name, value) ->
                                            entries.add(
                                                    Arrays.asList(name, written(value, asText))));
                    return entries;
                });
    }
}
