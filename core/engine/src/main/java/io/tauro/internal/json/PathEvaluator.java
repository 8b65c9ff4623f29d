package io.tauro.internal.json;

import io.tauro.internal.json.PathNode.Step;
import io.tauro.internal.json.PathNode.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a path through one value, as PostgreSQL does. In lax mode arrays are taken for their
 * elements, and single values for arrays, where that helps, and what is missing is nothing; in
 * strict mode it is a {@link JsonFailure}. Used once.
 */
final class PathEvaluator {

    /** Enough for any document, and about a second of work. */
    private static final int MAX_STEPS = 10_000_000;

    /** Takes what is found; says whether to go on. */
    @FunctionalInterface
    interface Sink {
        boolean accept(Json item);
    }

    private final Json root;
    private final Map<String, Json> variables;
    private final boolean lax;
    private final PathConditions conditions;
    private boolean forgiving;
    private int taken;
    private int objects;
    private @Nullable Json current;
    private int lastIndex = -1;

    PathEvaluator(Json root, Map<String, Json> variables, boolean lax, boolean forgiving) {
        this.root = root;
        this.variables = variables;
        this.lax = lax;
        this.forgiving = forgiving;
        this.conditions = new PathConditions(this, lax);
    }

    boolean evaluate(Value value, Sink sink) {
        if (value instanceof PathNode.Steps steps) {
            return evaluate(steps.start(), item -> steps(steps.steps(), 0, item, lax, sink));
        } else if (value instanceof PathNode.Root) {
            return sink.accept(root);
        } else if (value instanceof PathNode.Current) {
            return sink.accept(java.util.Objects.requireNonNull(current));
        } else if (value instanceof PathNode.Constant constant) {
            return sink.accept(constant.value());
        } else if (value instanceof PathNode.Last) {
            return sink.accept(Json.Num.of(BigDecimal.valueOf(lastIndex)));
        } else if (value instanceof PathNode.Variable variable) {
            Json bound = variables.get(variable.name());
            if (bound == null) {
                throw JsonFailure.unbound();
            }
            return sink.accept(bound);
        } else if (value instanceof PathNode.Answer answer) {
            Boolean holds = conditions.test(answer.condition());
            return sink.accept(holds == null ? Json.Null.VALUE : Json.of(holds));
        } else if (value instanceof PathNode.Negation negation) {
            return negation(negation, sink);
        }
        return arithmetic((PathNode.Arithmetic) value, sink);
    }

    /** What a value gives, with arrays in it as their elements if asked for in lax mode. */
    List<Json> all(Value value, boolean unwrapped) {
        List<Json> items = new ArrayList<>();
        evaluate(
                value,
                item -> {
                    if (unwrapped && lax && item instanceof Json.Array array) {
                        items.addAll(array.elements());
                    } else {
                        items.add(item);
                    }
                    return true;
                });
        return items;
    }

    // ---- Numbers

    private boolean negation(PathNode.Negation negation, Sink sink) {
        for (Json item : all(negation.operand(), true)) {
            if (!(item instanceof Json.Num number)) {
                throw JsonFailure.unexpected("has something else where a path negates a number");
            }
            Json result = negation.minus() ? Json.Num.of(number.value().negate()) : number;
            if (!sink.accept(result)) {
                return false;
            }
        }
        return true;
    }

    private boolean arithmetic(PathNode.Arithmetic arithmetic, Sink sink) {
        BigDecimal left = single(arithmetic.left());
        BigDecimal right = single(arithmetic.right());
        BigDecimal result =
                switch (arithmetic.operator()) {
                    case '+' -> left.add(right);
                    case '-' -> left.subtract(right);
                    case '*' -> left.multiply(right);
                    case '/' -> PathNumbers.divide(left, right);
                    default -> PathNumbers.remainder(left, right);
                };
        return sink.accept(Json.Num.of(result));
    }

    private BigDecimal single(Value operand) {
        List<Json> items = all(operand, true);
        if (items.size() != 1 || !(items.get(0) instanceof Json.Num number)) {
            throw JsonFailure.unexpected("does not give one number to compute with");
        }
        return number.value();
    }

    // ---- Steps

    private boolean steps(List<Step> steps, int index, Json item, boolean unwraps, Sink sink) {
        if (++taken > MAX_STEPS) {
            throw JsonFailure.tooComplex();
        }
        if (index == steps.size()) {
            return sink.accept(item);
        }
        Step step = steps.get(index);
        if (step instanceof PathNode.Member member) {
            return member(member, steps, index, item, unwraps, sink);
        } else if (step instanceof PathNode.AnyMember) {
            return anyMember(steps, index, item, unwraps, sink);
        } else if (step instanceof PathNode.AnyElement) {
            return anyElement(steps, index, item, sink);
        } else if (step instanceof PathNode.Elements elements) {
            return elements(elements, steps, index, item, sink);
        } else if (step instanceof PathNode.Descendants descendants) {
            return descendants(descendants, steps, index, item, sink);
        } else if (step instanceof PathNode.Filter filter) {
            if (unwraps && item instanceof Json.Array array) {
                return each(array.elements(), steps, index, false, sink);
            }
            return !Boolean.TRUE.equals(within(filter.condition(), item))
                    || steps(steps, index + 1, item, lax, sink);
        }
        PathNode.Method method = (PathNode.Method) step;
        boolean ofArrays = method.method() == PathMethod.TYPE || method.method() == PathMethod.SIZE;
        if (unwraps && !ofArrays && item instanceof Json.Array array) {
            return each(array.elements(), steps, index, false, sink);
        }
        if (method.method() == PathMethod.KEYVALUE) {
            return keysAndValues(item, steps, index, sink);
        }
        return steps(steps, index + 1, PathMethods.apply(method, this, item, forgiving), lax, sink);
    }

    /** A step taken from each of the items; its arrays are left as they are, unless asked for. */
    private boolean each(
            Collection<Json> items, List<Step> steps, int index, boolean unwraps, Sink sink) {
        for (Json item : items) {
            if (!steps(steps, index, item, unwraps, sink)) {
                return false;
            }
        }
        return true;
    }

    private boolean member(
            PathNode.Member member,
            List<Step> steps,
            int index,
            Json item,
            boolean unwraps,
            Sink sink) {
        if (item instanceof Json.Obj object) {
            Json value = object.members().get(member.name());
            if (value != null) {
                return steps(steps, index + 1, value, lax, sink);
            }
            return missing("has no member of a name that a path asks for");
        }
        if (unwraps && item instanceof Json.Array array) {
            return each(array.elements(), steps, index, false, sink);
        }
        return missing("is no object where a path asks for a member");
    }

    private boolean anyMember(List<Step> steps, int index, Json item, boolean unwraps, Sink sink) {
        if (item instanceof Json.Obj object) {
            return each(object.members().values(), steps, index + 1, lax, sink);
        }
        if (unwraps && item instanceof Json.Array array) {
            return each(array.elements(), steps, index, false, sink);
        }
        return missing("is no object where a path asks for all members");
    }

    private boolean anyElement(List<Step> steps, int index, Json item, Sink sink) {
        if (item instanceof Json.Array array) {
            return each(array.elements(), steps, index + 1, lax, sink);
        }
        return lax
                ? steps(steps, index + 1, item, true, sink)
                : missing("is no array where a path asks for all elements");
    }

    private boolean missing(String problem) {
        if (!forgiving) {
            throw JsonFailure.unexpected(problem);
        }
        return true;
    }

    private boolean elements(
            PathNode.Elements elements, List<Step> steps, int index, Json item, Sink sink) {
        if (!(item instanceof Json.Array) && !lax) {
            return missing("is no array where a path asks for an element");
        }
        List<Json> array = item instanceof Json.Array list ? list.elements() : List.of(item);
        int outer = lastIndex;
        try {
            for (PathNode.Range range : elements.ranges()) {
                lastIndex = array.size() - 1;
                long from = position(range.from());
                Value end = range.to();
                long to = end == null ? from : position(end);
                if (!forgiving && (from < 0 || from > to || to >= array.size())) {
                    throw JsonFailure.unexpected("has no element where a path asks for one");
                }
                for (long i = Math.max(from, 0); i <= to && i < array.size(); i++) {
                    if (!steps(steps, index + 1, array.get((int) i), lax, sink)) {
                        return false;
                    }
                }
            }
            return true;
        } finally {
            lastIndex = outer;
        }
    }

    private long position(Value value) {
        List<Json> items = all(value, false);
        if (items.size() != 1 || !(items.get(0) instanceof Json.Num number)) {
            throw JsonFailure.unexpected("does not give one number as a subscript");
        }
        try {
            return number.value().setScale(0, RoundingMode.DOWN).intValueExact();
        } catch (ArithmeticException tooLarge) {
            throw JsonFailure.outOfRange();
        }
    }

    /** Whether a condition holds for a value. */
    private @Nullable Boolean within(PathNode.Condition condition, Json item) {
        Json outer = current;
        current = item;
        try {
            return conditions.test(condition);
        } finally {
            current = outer;
        }
    }

    private boolean descendants(
            PathNode.Descendants range, List<Step> steps, int index, Json item, Sink sink) {
        boolean before = forgiving;
        forgiving = true;
        try {
            return (range.first() > 0 || steps(steps, index + 1, item, lax, sink))
                    && below(range, 1, steps, index, item, sink);
        } finally {
            forgiving = before;
        }
    }

    private boolean below(
            PathNode.Descendants range,
            int level,
            List<Step> steps,
            int index,
            Json item,
            Sink sink) {
        boolean leaves = range.first() == Integer.MAX_VALUE && range.last() == Integer.MAX_VALUE;
        for (Json part : parts(item)) {
            boolean wanted = level >= range.first() || leaves && part.isScalar();
            if (wanted && !steps(steps, index + 1, part, lax, sink)) {
                return false;
            }
            if (level < range.last() && !below(range, level + 1, steps, index, part, sink)) {
                return false;
            }
        }
        return true;
    }

    private static Collection<Json> parts(Json item) {
        if (item instanceof Json.Obj object) {
            return object.members().values();
        }
        return item instanceof Json.Array array ? array.elements() : List.of();
    }

    private boolean keysAndValues(Json item, List<Step> steps, int index, Sink sink) {
        if (!(item instanceof Json.Obj object)) {
            throw JsonFailure.unexpected("is no object where a path asks for .keyvalue()");
        }
        Json id = Json.Num.of(BigDecimal.valueOf(objects++));
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            Map<String, Json> pair = new LinkedHashMap<>();
            pair.put("id", id);
            pair.put("key", new Json.Text(member.getKey()));
            pair.put("value", member.getValue());
            if (!steps(steps, index + 1, new Json.Obj(pair), lax, sink)) {
                return false;
            }
        }
        return true;
    }
}
