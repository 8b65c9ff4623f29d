package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every function with its arguments, its meaning and its kernel. */
public final class FunctionCatalog {

    private static final Map<ScalarFunction, Definition> DEFINITIONS = definitions();

    private FunctionCatalog() {}

    /**
     * What there is to know about a function.
     *
     * @param group the topic it belongs to, such as "Text"
     * @param signature arguments and result in words, such as "(text, integer) → text"
     * @param description one sentence or two
     */
    public record Entry(
            ScalarFunction function, String group, String signature, String description) {}

    /** An entry and how it is computed. */
    record Definition(Entry entry, Nulls nulls, Function<FunctionCall, Kernel> kernel) {}

    /** All functions, in the order of {@link ScalarFunction}. */
    public static List<Entry> entries() {
        return DEFINITIONS.values().stream().map(Definition::entry).toList();
    }

    static Definition definition(ScalarFunction function) {
        Definition definition = DEFINITIONS.get(function);
        if (definition == null) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED, "The engine does not compute " + function + " yet.");
        }
        return definition;
    }

    private static Map<ScalarFunction, Definition> definitions() {
        Map<ScalarFunction, Definition> map = new EnumMap<>(ScalarFunction.class);
        List<Collection<Definition>> topics =
                List.of(
                        ComparisonFunctions.all(),
                        LogicFunctions.all(),
                        ArithmeticFunctions.all(),
                        DateTimeFunctions.all(),
                        TextFunctions.all());
        topics.forEach(topic -> topic.forEach(one -> map.put(one.entry().function(), one)));
        return Collections.unmodifiableMap(map);
    }
}
