package io.tauro.internal.kernel;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
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

    /** What is done to arguments before the kernel sees them. */
    enum Coercion {
        NONE,
        /** Numbers become DOUBLE. */
        TO_DOUBLE,
        /** All become what the result is. */
        TO_RESULT;

        FunctionCall apply(FunctionCall call) {
            return new FunctionCall(
                    call.function(),
                    call.arguments().stream().map(one -> apply(one, call.type())).toList(),
                    call.type());
        }

        private Expression apply(Expression argument, DataType result) {
            DataType target =
                    switch (this) {
                        case NONE -> argument.type();
                        case TO_DOUBLE ->
                                argument.type().kind().isNumeric()
                                        ? DataType.DOUBLE
                                        : argument.type();
                        case TO_RESULT -> result;
                    };
            return argument.type().equals(target) ? argument : new Cast(argument, target, false);
        }
    }

    /** An entry and how it is computed. */
    record Definition(
            Entry entry, Nulls nulls, Coercion coercion, Function<FunctionCall, Kernel> kernel) {}

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
                        ZoneFunctions.all(),
                        PatternFunctions.all(),
                        NumberFunctions.all(),
                        RealFunctions.all(),
                        TextFunctions.all(),
                        StringFunctions.all(),
                        EncodingFunctions.all(),
                        RegexFunctions.all(),
                        JsonFunctions.all(),
                        NestedFunctions.all(),
                        CollectionFunctions.all(),
                        ArrayFunctions.all(),
                        ArrayQuestions.all(),
                        ArrayTexts.all(),
                        SeriesFunctions.all(),
                        MapFunctions.all());
        topics.forEach(topic -> topic.forEach(one -> map.put(one.entry().function(), one)));
        return Collections.unmodifiableMap(map);
    }
}
