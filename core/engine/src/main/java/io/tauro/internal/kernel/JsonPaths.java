package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.json.Json;
import io.tauro.internal.json.JsonFailure;
import io.tauro.internal.json.JsonPath;
import io.tauro.internal.json.JsonPrinter;
import io.tauro.internal.json.PathSyntaxException;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions that follow a path. Their arguments are (JSON; path; constant options; optionally an
 * object of what is passed to the path). A path that is constant is read once.
 */
final class JsonPaths {

    private static final int VARIABLES = 3;

    /** Among the options: in place of lax mode, arrays are none of their elements. */
    static final String FORGIVING = "FORGIVING";

    private final FunctionCall call;
    private final boolean forgiving;
    private final @Nullable JsonPath constant;

    private JsonPaths(FunctionCall call) {
        this.call = call;
        this.forgiving = JsonSupport.constant(call, 2).contains(FORGIVING);
        this.constant =
                call.arguments().get(1) instanceof Constant path
                                && path.value() instanceof String text
                        ? path(text)
                        : null;
    }

    private JsonPath path(String text) {
        try {
            return JsonPath.of(text, forgiving);
        } catch (PathSyntaxException e) {
            throw new TauroException(
                    e.isNotSupported() ? ErrorCode.NOT_SUPPORTED : ErrorCode.INVALID_ARGUMENT,
                    "The path of " + call.function() + " " + e.problem() + ".");
        }
    }

    private JsonPath path(Arguments arguments, int row) {
        return constant != null ? constant : path(arguments.text(1, row));
    }

    private Map<String, Json> variables(Arguments arguments, int row) {
        return arguments.count() > VARIABLES
                        && JsonSupport.json(arguments, VARIABLES, row) instanceof Json.Obj object
                ? object.members()
                : Map.of();
    }

    /** Options: TRUE, FALSE, UNKNOWN or ERROR on error. */
    static Kernel exists(FunctionCall call) {
        JsonPaths paths = new JsonPaths(call);
        String onError = JsonSupport.constant(call, 2);
        return JsonSupport.truth(
                call,
                (arguments, row) -> {
                    try {
                        return paths.path(arguments, row)
                                .exists(
                                        JsonSupport.json(arguments, 0, row),
                                        paths.variables(arguments, row));
                    } catch (JsonFailure failure) {
                        if (onError.equals("ERROR") || !failure.isAnswerable()) {
                            throw failure;
                        }
                        return onError.equals("UNKNOWN") ? null : onError.equals("TRUE");
                    }
                });
    }

    /** What a condition gives; null if it is unknown. Options: ERROR on error, or NULL. */
    static Kernel matches(FunctionCall call) {
        JsonPaths paths = new JsonPaths(call);
        boolean fails = JsonSupport.constant(call, 2).equals("ERROR");
        return JsonSupport.truth(
                call,
                (arguments, row) -> {
                    try {
                        List<Json> found = paths.find(arguments, row);
                        if (found.size() == 1 && found.get(0) instanceof Json.Bool bool) {
                            return bool.value();
                        }
                        if (found.size() == 1 && found.get(0) instanceof Json.Null) {
                            return null;
                        }
                        throw JsonFailure.unexpected("does not give one truth value");
                    } catch (JsonFailure failure) {
                        if (fails || !failure.isAnswerable()) {
                            throw failure;
                        }
                        return null;
                    }
                });
    }

    private List<Json> find(Arguments arguments, int row) {
        return path(arguments, row)
                .find(JsonSupport.json(arguments, 0, row), variables(arguments, row));
    }

    /** All that is found, as an array of SQL. */
    static Kernel all(FunctionCall call) {
        JsonPaths paths = new JsonPaths(call);
        boolean silent = JsonSupport.constant(call, 2).equals("EMPTY");
        return JsonSupport.list(
                call,
                (arguments, row) -> {
                    try {
                        List<String> texts = new ArrayList<>();
                        for (Json item : paths.find(arguments, row)) {
                            texts.add(JsonPrinter.print(item));
                        }
                        return texts;
                    } catch (JsonFailure failure) {
                        if (!silent || !failure.isAnswerable()) {
                            throw failure;
                        }
                        return List.of();
                    }
                });
    }

    /** A scalar as text. Options: what is given on empty and on error, each NULL or ERROR. */
    static Kernel value(FunctionCall call) {
        JsonPaths paths = new JsonPaths(call);
        String[] options = JsonSupport.constant(call, 2).split(" ");
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    List<Json> found;
                    try {
                        found = paths.find(arguments, row);
                    } catch (JsonFailure failure) {
                        return onError(options[1], failure);
                    }
                    if (found.isEmpty()) {
                        return instead(options[0], nothing());
                    }
                    try {
                        if (found.size() > 1 || !found.get(0).isScalar()) {
                            throw JsonFailure.unexpected("does not give one scalar value");
                        }
                        return found.get(0) instanceof Json.Num number
                                ? number.value().toPlainString()
                                : JsonSupport.unquoted(found.get(0));
                    } catch (JsonFailure failure) {
                        return onError(options[1], failure);
                    }
                });
    }

    private static JsonFailure nothing() {
        return JsonFailure.unexpected("has nothing where the path asks for a value");
    }

    private static @Nullable String onError(String option, JsonFailure failure) {
        if (!failure.isAnswerable()) {
            throw failure;
        }
        return instead(option, failure);
    }

    /** What became of a path: VALUE, EMPTY or ERROR, for JSON_VALUE with defaults. */
    static Kernel state(FunctionCall call) {
        JsonPaths paths = new JsonPaths(call);
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    try {
                        List<Json> found = paths.find(arguments, row);
                        boolean fits = found.size() == 1 && found.get(0).isScalar();
                        return found.isEmpty() ? "EMPTY" : fits ? "VALUE" : "ERROR";
                    } catch (JsonFailure failure) {
                        if (!failure.isAnswerable()) {
                            throw failure;
                        }
                        return "ERROR";
                    }
                });
    }

    /**
     * What is found as one JSON value. Options: wrapper (WITHOUT, CONDITIONAL, UNCONDITIONAL; FIRST
     * for the first of several), quotes (KEEP, OMIT), on empty and on error (NULL, ERROR, ARRAY,
     * OBJECT).
     */
    static Kernel query(FunctionCall call) {
        JsonPaths paths = new JsonPaths(call);
        String[] options = JsonSupport.constant(call, 2).split(" ");
        return JsonSupport.text(
                call,
                (arguments, row) -> {
                    List<Json> found;
                    try {
                        found = paths.find(arguments, row);
                    } catch (JsonFailure failure) {
                        return onError(options[3], failure);
                    }
                    if (found.isEmpty()) {
                        return instead(options[2], nothing());
                    }
                    try {
                        return query(found, options);
                    } catch (JsonFailure failure) {
                        return onError(options[3], failure);
                    }
                });
    }

    private static String query(List<Json> found, String[] options) {
        boolean wraps =
                options[0].equals("UNCONDITIONAL")
                        || options[0].equals("CONDITIONAL") && found.size() > 1;
        if (wraps) {
            return JsonPrinter.print(new Json.Array(found));
        }
        if (found.size() > 1 && !options[0].equals("FIRST")) {
            throw JsonFailure.unexpected("gives several values without a wrapper");
        }
        Json one = found.get(0);
        return options[1].equals("OMIT") && one instanceof Json.Text text
                ? text.value()
                : JsonPrinter.print(one);
    }

    private static @Nullable String instead(String option, JsonFailure failure) {
        return switch (option) {
            case "ERROR" -> throw failure;
            case "ARRAY" -> "[]";
            case "OBJECT" -> "{}";
            default -> null;
        };
    }
}
