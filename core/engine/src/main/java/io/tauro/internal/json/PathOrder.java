package io.tauro.internal.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How values compare in a path. */
final class PathOrder {

    private PathOrder() {}

    /** Null if the values are none that compare. */
    static @Nullable Boolean compare(String operator, Json left, Json right) {
        if (left.kind() != right.kind()) {
            boolean withNull = left instanceof Json.Null || right instanceof Json.Null;
            return withNull ? (Boolean) operator.equals("<>") : null;
        }
        Integer order = order(left, right);
        if (order == null) {
            return null;
        }
        return switch (operator) {
            case "==" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static @Nullable Integer order(Json left, Json right) {
        if (left instanceof Json.Null) {
            return 0;
        } else if (left instanceof Json.Bool a && right instanceof Json.Bool b) {
            return Boolean.compare(a.value(), b.value());
        } else if (left instanceof Json.Num a && right instanceof Json.Num b) {
            return a.value().compareTo(b.value());
        } else if (left instanceof Json.Text a && right instanceof Json.Text b) {
            return Arrays.compare(
                    a.value().codePoints().toArray(), b.value().codePoints().toArray());
        }
        return null;
    }
}
