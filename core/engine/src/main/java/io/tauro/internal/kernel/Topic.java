package io.tauro.internal.kernel;

import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Coercion;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionCatalog.Entry;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the functions of one topic, a row of a table each. */
final class Topic {

    private final String group;
    private final List<Definition> definitions = new ArrayList<>();

    Topic(String group) {
        this.group = group;
    }

    /** A function that is null where an argument is, and needs to know its call. */
    Topic add(
            ScalarFunction function,
            String signature,
            String description,
            Function<FunctionCall, Kernel> kernel) {
        return add(function, signature, description, Nulls.PROPAGATE, kernel);
    }

    /** A function that sees the nulls of its arguments, or answers differently each time. */
    Topic add(
            ScalarFunction function,
            String signature,
            String description,
            Nulls nulls,
            Function<FunctionCall, Kernel> kernel) {
        return add(function, signature, description, nulls, Coercion.NONE, kernel);
    }

    /** A function whose arguments are converted first. */
    Topic add(
            ScalarFunction function,
            String signature,
            String description,
            Nulls nulls,
            Coercion coercion,
            Function<FunctionCall, Kernel> kernel) {
        Entry entry = new Entry(function, group, signature, description);
        definitions.add(new Definition(entry, nulls, coercion, kernel));
        return this;
    }

    List<Definition> all() {
        return List.copyOf(definitions);
    }
}
