package io.tauro.internal.json;

import io.tauro.internal.json.PathNode.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a path, in three-valued logic: what cannot be computed is unknown, and no error.
 */
final class PathConditions {

    private final PathEvaluator values;
    private final boolean lax;

    PathConditions(PathEvaluator values, boolean lax) {
        this.values = values;
        this.lax = lax;
    }

    /** Null if it is unknown. */
    @Nullable Boolean test(Condition condition) {
        if (condition instanceof PathNode.And and) {
            Boolean left = test(and.left());
            if (Boolean.FALSE.equals(left)) {
                return false;
            }
            Boolean right = test(and.right());
            return Boolean.TRUE.equals(right) ? left : right;
        } else if (condition instanceof PathNode.Or or) {
            Boolean left = test(or.left());
            if (Boolean.TRUE.equals(left)) {
                return true;
            }
            Boolean right = test(or.right());
            return Boolean.FALSE.equals(right) ? left : right;
        } else if (condition instanceof PathNode.Not not) {
            Boolean operand = test(not.operand());
            return operand == null ? null : !operand;
        } else if (condition instanceof PathNode.IsUnknown unknown) {
            return test(unknown.operand()) == null;
        }
        try {
            return leaf(condition);
        } catch (JsonFailure failure) {
            if (!failure.isAnswerable()) {
                throw failure;
            }
            return null;
        }
    }

    private @Nullable Boolean leaf(Condition condition) {
        if (condition instanceof PathNode.Exists exists) {
            boolean[] any = new boolean[1];
            values.evaluate(
                    exists.operand(),
                    item -> {
                        any[0] = true;
                        return !lax;
                    });
            return any[0];
        } else if (condition instanceof PathNode.Comparison comparison) {
            List<Json> right = values.all(comparison.right(), true);
            return forAny(
                    values.all(comparison.left(), true),
                    left ->
                            forAny(
                                    right,
                                    one -> PathOrder.compare(comparison.operator(), left, one)));
        } else if (condition instanceof PathNode.StartsWith starts) {
            Json start = values.all(starts.start(), false).get(0);
            return forAny(
                    values.all(starts.text(), true),
                    item ->
                            item instanceof Json.Text text && start instanceof Json.Text prefix
                                    ? text.value().startsWith(prefix.value())
                                    : null);
        }
        PathNode.Matches matches = (PathNode.Matches) condition;
        return forAny(
                values.all(matches.text(), true),
                item ->
                        item instanceof Json.Text text
                                ? matches.pattern().matcher(text.value()).find()
                                : null);
    }

    /** A test of one item. */
    private interface Test {
        @Nullable Boolean of(Json item);
    }

    /** In lax mode the first that is true decides; in strict mode one that is unknown does. */
    private @Nullable Boolean forAny(List<Json> items, Test test) {
        boolean found = false;
        boolean unknown = false;
        for (Json item : items) {
            Boolean holds = test.of(item);
            if (holds == null) {
                if (!lax) {
                    return null;
                }
                unknown = true;
            } else if (holds) {
                if (lax) {
                    return true;
                }
                found = true;
            }
        }
        return found ? Boolean.TRUE : unknown ? null : Boolean.FALSE;
    }
}
