package io.tauro.internal.kernel;

import io.tauro.internal.json.Json;
import io.tauro.internal.json.JsonContainment;
import io.tauro.internal.json.JsonEdits;
import io.tauro.internal.json.JsonPrinter;
import io.tauro.internal.json.JsonReader;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of JSON. JSON is text, read again by each function. */
final class JsonFunctions {

    private JsonFunctions() {}

    static Collection<Definition> all() {
        Topic topic = new Topic("JSON");
        access(topic);
        paths(topic);
        shapes(topic);
        making(topic);
        editing(topic);
        return topic.all();
    }

    private static void access(Topic topic) {
        topic.add(
                        ScalarFunction.JSON_GET,
                        "(json, name or position) → json",
                        "The member of a name, or the element at a position from 0 or the end.",
                        call -> JsonSupport.json(call, part(call)))
                .add(
                        ScalarFunction.JSON_GET_TEXT,
                        "(json, name or position) → text",
                        "Like JSON_GET, as text without quotes; null for the null of JSON.",
                        JsonFunctions::partText)
                .add(
                        ScalarFunction.JSON_GET_PATH,
                        "(json, array of names and positions) → json",
                        "What is at the end of the way.",
                        call -> JsonSupport.json(call, JsonFunctions::atEnd))
                .add(
                        ScalarFunction.JSON_GET_PATH_TEXT,
                        "(json, array of names and positions) → text",
                        "Like JSON_GET_PATH, as text without quotes.",
                        call ->
                                JsonSupport.text(
                                        call,
                                        (arguments, row) ->
                                                JsonSupport.unquoted(atEnd(arguments, row))))
                .add(
                        ScalarFunction.JSON_UNQUOTE,
                        "(text) → text",
                        "The text that JSON in quotes stands for; other text as it is.",
                        call -> JsonSupport.text(call, JsonFunctions::withoutQuotes));
    }

    private static Kernel partText(FunctionCall call) {
        java.util.function.BiFunction<Arguments, Integer, @Nullable Json> part = part(call);
        return JsonSupport.text(
                call, (arguments, row) -> JsonSupport.unquoted(part.apply(arguments, row)));
    }

    private static java.util.function.BiFunction<Arguments, Integer, @Nullable Json> part(
            FunctionCall call) {
        if (call.arguments().get(1).type().kind().isInteger()) {
            return (arguments, row) ->
                    JsonEdits.element(
                            JsonSupport.json(arguments, 0, row), arguments.integer(1, row));
        }
        if (!call.arguments().get(1).type().kind().isText()) {
            throw KernelErrors.notSupported(call);
        }
        return (arguments, row) ->
                JsonEdits.member(JsonSupport.json(arguments, 0, row), arguments.text(1, row));
    }

    private static @Nullable Json atEnd(Arguments arguments, int row) {
        List<String> way = JsonSupport.texts(arguments, 1, row);
        return way == null ? null : JsonEdits.at(JsonSupport.json(arguments, 0, row), way);
    }

    private static String withoutQuotes(Arguments arguments, int row) {
        String text = arguments.text(0, row);
        return text.startsWith("\"")
                        && text.endsWith("\"")
                        && text.length() > 1
                        && JsonReader.read(text) instanceof Json.Text inner
                ? inner.value()
                : text;
    }

    private static void paths(Topic topic) {
        String arguments = "(json, path, constant options[, object of variables]) → ";
        topic.add(
                        ScalarFunction.JSON_EXISTS,
                        arguments + "boolean",
                        "Whether the path finds anything.",
                        JsonPaths::exists)
                .add(
                        ScalarFunction.JSON_PATH_MATCH,
                        arguments + "boolean",
                        "What the condition of the path gives.",
                        JsonPaths::matches)
                .add(
                        ScalarFunction.JSON_VALUE,
                        arguments + "text",
                        "The one scalar that the path finds.",
                        JsonPaths::value)
                .add(
                        ScalarFunction.JSON_PATH_STATE,
                        arguments + "text",
                        "VALUE, EMPTY or ERROR: what becomes of the path.",
                        JsonPaths::state)
                .add(
                        ScalarFunction.JSON_QUERY,
                        arguments + "json",
                        "What the path finds as one value.",
                        JsonPaths::query)
                .add(
                        ScalarFunction.JSON_PATH_QUERY,
                        arguments + "array of json",
                        "All that the path finds.",
                        JsonPaths::all);
    }

    private static void shapes(Topic topic) {
        topic.add(
                        ScalarFunction.JSON_IS,
                        "(text, constant kind, constant UNIQUE or nothing) → boolean",
                        "Whether text is JSON of a kind.",
                        JsonShapes::isJson)
                .add(
                        ScalarFunction.JSON_TYPEOF,
                        "(json) → text",
                        "object, array, string, number, boolean or null.",
                        JsonShapes::typeOf)
                .add(
                        ScalarFunction.JSON_TYPE,
                        "(json) → text",
                        "OBJECT, ARRAY, STRING, INTEGER, DOUBLE, BOOLEAN or NULL.",
                        JsonShapes::type)
                .add(
                        ScalarFunction.JSON_ARRAY_LENGTH,
                        "(json) → integer",
                        "The number of elements.",
                        JsonShapes::arrayLength)
                .add(
                        ScalarFunction.JSON_LENGTH,
                        "(json) → integer",
                        "The number of parts, one for a scalar.",
                        JsonShapes::length)
                .add(
                        ScalarFunction.JSON_SIZE,
                        "(json) → integer",
                        "The number of parts, none for a scalar.",
                        JsonShapes::size)
                .add(
                        ScalarFunction.JSON_OBJECT_KEYS,
                        "(json) → array of text",
                        "The names of an object.",
                        JsonShapes::keys)
                .add(
                        ScalarFunction.JSON_KEYS,
                        "(json) → json",
                        "The names of an object as an array of JSON.",
                        JsonShapes::jsonKeys)
                .add(
                        ScalarFunction.JSON_ARRAY_ELEMENTS,
                        "(json) → array of json",
                        "The elements of an array.",
                        call -> JsonShapes.elements(call, false))
                .add(
                        ScalarFunction.JSON_ARRAY_ELEMENTS_TEXT,
                        "(json) → array of text",
                        "The elements of an array as text without quotes.",
                        call -> JsonShapes.elements(call, true))
                .add(
                        ScalarFunction.JSON_EACH,
                        "(json) → array of rows",
                        "The names and values of an object.",
                        call -> JsonShapes.entries(call, false))
                .add(
                        ScalarFunction.JSON_EACH_TEXT,
                        "(json) → array of rows",
                        "The names and values of an object as text without quotes.",
                        call -> JsonShapes.entries(call, true));
    }

    private static void making(Topic topic) {
        topic.add(
                        ScalarFunction.JSON_OBJECT,
                        "(constant options, name, value, …) → json",
                        "An object.",
                        Nulls.OWN,
                        JsonMaking::object)
                .add(
                        ScalarFunction.JSON_ARRAY,
                        "(constant options, value, …) → json",
                        "An array.",
                        Nulls.OWN,
                        JsonMaking::array)
                .add(
                        ScalarFunction.TO_JSON,
                        "(value) → json",
                        "A value as JSON.",
                        JsonMaking::value);
    }

    private static void editing(Topic topic) {
        topic.add(
                        ScalarFunction.JSON_CONTAINS,
                        "(json, json) → boolean",
                        "Whether the first has all of the second.",
                        call ->
                                JsonSupport.truth(
                                        call,
                                        (arguments, row) ->
                                                JsonContainment.contains(
                                                        JsonSupport.json(arguments, 0, row),
                                                        JsonSupport.json(arguments, 1, row))))
                .add(
                        ScalarFunction.JSON_CONTAINS_ANY,
                        "(json, json) → boolean",
                        "Whether the first, or an element of it, has all of the second.",
                        call -> JsonSupport.truth(call, JsonFunctions::containsAny))
                .add(
                        ScalarFunction.JSON_HAS_ANY,
                        "(json, array of text) → boolean",
                        "Whether a name is that of a member, or an element.",
                        call ->
                                JsonSupport.truth(
                                        call, (arguments, row) -> has(arguments, row, false)))
                .add(
                        ScalarFunction.JSON_HAS_ALL,
                        "(json, array of text) → boolean",
                        "Whether each name is that of a member, or an element.",
                        call ->
                                JsonSupport.truth(
                                        call, (arguments, row) -> has(arguments, row, true)))
                .add(
                        ScalarFunction.JSON_CONCAT,
                        "(json, json) → json",
                        "The members or elements of both.",
                        call ->
                                JsonSupport.json(
                                        call,
                                        (arguments, row) ->
                                                JsonEdits.concat(
                                                        JsonSupport.json(arguments, 0, row),
                                                        JsonSupport.json(arguments, 1, row))))
                .add(
                        ScalarFunction.JSON_CANONICAL,
                        "(json) → json",
                        "The same with names in order, each once, and plain numbers.",
                        call ->
                                JsonSupport.json(
                                        call,
                                        (arguments, row) ->
                                                JsonEdits.canonical(
                                                        JsonSupport.json(arguments, 0, row))))
                .add(
                        ScalarFunction.JSON_STRIP_NULLS,
                        "(json) → json",
                        "Without members that are null.",
                        call ->
                                JsonSupport.json(
                                        call,
                                        (arguments, row) ->
                                                JsonEdits.stripNulls(
                                                        JsonSupport.json(arguments, 0, row))))
                .add(
                        ScalarFunction.JSON_PRETTY,
                        "(json) → text",
                        "A line for each part.",
                        call ->
                                JsonSupport.text(
                                        call,
                                        (arguments, row) ->
                                                JsonPrinter.pretty(
                                                        JsonSupport.json(arguments, 0, row))))
                .add(
                        ScalarFunction.JSON_SET,
                        "(json, array of text, json[, boolean]) → json",
                        "With another value at the end of a way.",
                        call -> JsonSupport.json(call, JsonFunctions::set))
                .add(
                        ScalarFunction.JSON_INSERT,
                        "(json, array of text, json[, boolean]) → json",
                        "With one more value at the end of a way.",
                        call -> JsonSupport.json(call, JsonFunctions::insert))
                .add(
                        ScalarFunction.JSON_DELETE,
                        "(json, array of text) → json",
                        "Without the members of these names, or the elements that are these texts.",
                        call -> JsonSupport.json(call, JsonFunctions::without))
                .add(
                        ScalarFunction.JSON_DELETE_AT,
                        "(json, integer) → json",
                        "Without the element at an index.",
                        call ->
                                JsonSupport.json(
                                        call,
                                        (arguments, row) ->
                                                JsonEdits.without(
                                                        JsonSupport.json(arguments, 0, row),
                                                        arguments.integer(1, row))))
                .add(
                        ScalarFunction.JSON_DELETE_PATH,
                        "(json, array of text) → json",
                        "Without what is at the end of a way.",
                        call -> JsonSupport.json(call, JsonFunctions::delete));
    }

    private static Boolean containsAny(Arguments arguments, int row) {
        Json whole = JsonSupport.json(arguments, 0, row);
        Json part = JsonSupport.json(arguments, 1, row);
        return whole instanceof Json.Array array && !(part instanceof Json.Array)
                ? array.elements().stream().anyMatch(one -> JsonContainment.contains(one, part))
                : JsonContainment.contains(whole, part);
    }

    private static @Nullable Boolean has(Arguments arguments, int row, boolean all) {
        List<String> names = JsonSupport.texts(arguments, 1, row);
        if (names == null) {
            return null;
        }
        Json value = JsonSupport.json(arguments, 0, row);
        return all
                ? names.stream().allMatch(name -> has(value, name))
                : names.stream().anyMatch(name -> has(value, name));
    }

    private static boolean has(Json value, String name) {
        if (value instanceof Json.Obj object) {
            return object.members().containsKey(name);
        }
        Json text = new Json.Text(name);
        return value instanceof Json.Array array
                ? array.elements().contains(text)
                : value.equals(text);
    }

    private static boolean flag(Arguments arguments, int row, boolean otherwise) {
        return arguments.count() > 3 ? arguments.booleans(3)[row & arguments.mask(3)] : otherwise;
    }

    private static @Nullable Json set(Arguments arguments, Integer row) {
        List<String> way = JsonSupport.texts(arguments, 1, row);
        return way == null
                ? null
                : JsonEdits.set(
                        JsonSupport.json(arguments, 0, row),
                        way,
                        JsonSupport.json(arguments, 2, row),
                        flag(arguments, row, true));
    }

    private static @Nullable Json insert(Arguments arguments, Integer row) {
        List<String> way = JsonSupport.texts(arguments, 1, row);
        return way == null
                ? null
                : JsonEdits.insert(
                        JsonSupport.json(arguments, 0, row),
                        way,
                        JsonSupport.json(arguments, 2, row),
                        flag(arguments, row, false));
    }

    private static @Nullable Json without(Arguments arguments, Integer row) {
        List<String> names = JsonSupport.texts(arguments, 1, row);
        return names == null ? null : JsonEdits.without(JsonSupport.json(arguments, 0, row), names);
    }

    private static @Nullable Json delete(Arguments arguments, Integer row) {
        List<String> way = JsonSupport.texts(arguments, 1, row);
        return way == null ? null : JsonEdits.delete(JsonSupport.json(arguments, 0, row), way);
    }
}
