package io.tauro.predicate;

import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a predicate means, one row at a time. The definition that connectors, kernels and tests are
 * held to; not the fast way.
 *
 * <p>Stateless and thread-safe.
 */
public final class PredicateEvaluator {

    private PredicateEvaluator() {}

    /**
     * Whether the predicate holds for a row; null stands for unknown.
     *
     * @param predicate the predicate, with values of the columns' {@code javaType()}
     * @param row the value of a column by its name, null where it is null
     */
    public static @Nullable Boolean evaluate(
            Predicate predicate, Function<String, @Nullable Object> row) {
        return switch (predicate.accept(new Evaluation(row))) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> null;
        };
    }

    /** Whether the predicate is true for a row: neither false nor unknown. */
    public static boolean isTrue(Predicate predicate, Function<String, @Nullable Object> row) {
        return predicate.accept(new Evaluation(row)) == Truth.TRUE;
    }

    private enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    private record Evaluation(Function<String, @Nullable Object> row)
            implements Predicate.Visitor<Truth> {

        @Override
        public Truth condition(Condition condition) {
            Object value = row.apply(condition.column());
            return switch (condition.operator()) {
                case IS_NULL -> Truth.of(value == null);
                case IS_NOT_NULL -> Truth.of(value != null);
                default -> value == null ? Truth.UNKNOWN : Truth.of(holds(condition, value));
            };
        }

        private static boolean holds(Condition condition, Object value) {
            List<Object> values = condition.values();
            return switch (condition.operator()) {
                case IN -> contains(values, value);
                case NOT_IN -> !contains(values, value);
                case LIKE -> LikePattern.of((String) values.get(0)).matches((String) value);
                case EQ -> ValueOrder.compare(value, values.get(0)) == 0;
                case NEQ -> ValueOrder.compare(value, values.get(0)) != 0;
                case GT -> ValueOrder.compare(value, values.get(0)) > 0;
                case GTE -> ValueOrder.compare(value, values.get(0)) >= 0;
                case LT -> ValueOrder.compare(value, values.get(0)) < 0;
                case LTE -> ValueOrder.compare(value, values.get(0)) <= 0;
                case IS_NULL, IS_NOT_NULL -> throw new IllegalStateException();
            };
        }

        private static boolean contains(List<Object> values, Object value) {
            return values.stream().anyMatch(other -> ValueOrder.compare(value, other) == 0);
        }

        @Override
        public Truth and(And and) {
            Truth result = Truth.TRUE;
            for (Predicate operand : and.operands()) {
                Truth one = operand.accept(this);
                if (one == Truth.FALSE) {
                    return one;
                }
                result = one == Truth.UNKNOWN ? one : result;
            }
            return result;
        }

        @Override
        public Truth or(Or or) {
            Truth result = Truth.FALSE;
            for (Predicate operand : or.operands()) {
                Truth one = operand.accept(this);
                if (one == Truth.TRUE) {
                    return one;
                }
                result = one == Truth.UNKNOWN ? one : result;
            }
            return result;
        }

        @Override
        public Truth not(Not not) {
            return switch (not.operand().accept(this)) {
                case TRUE -> Truth.FALSE;
                case FALSE -> Truth.TRUE;
                case UNKNOWN -> Truth.UNKNOWN;
            };
        }
    }
}
