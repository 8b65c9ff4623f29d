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
        return predicate.accept(new Evaluation(row));
    }

    /** Whether the predicate is true for a row: neither false nor unknown. */
    public static boolean isTrue(Predicate predicate, Function<String, @Nullable Object> row) {
        return Boolean.TRUE.equals(evaluate(predicate, row));
    }

    private record Evaluation(Function<String, @Nullable Object> row)
            implements Predicate.Visitor<@Nullable Boolean> {

        @Override
        public @Nullable Boolean condition(Condition condition) {
            Object value = row.apply(condition.column());
            return switch (condition.operator()) {
                case IS_NULL -> value == null;
                case IS_NOT_NULL -> value != null;
                default -> value == null ? null : holds(condition, value);
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
        public @Nullable Boolean and(And and) {
            Boolean result = true;
            for (Predicate operand : and.operands()) {
                Boolean one = operand.accept(this);
                if (Boolean.FALSE.equals(one)) {
                    return false;
                }
                result = one == null ? null : result;
            }
            return result;
        }

        @Override
        public @Nullable Boolean or(Or or) {
            Boolean result = false;
            for (Predicate operand : or.operands()) {
                Boolean one = operand.accept(this);
                if (Boolean.TRUE.equals(one)) {
                    return true;
                }
                result = one == null ? null : result;
            }
            return result;
        }

        @Override
        public @Nullable Boolean not(Not not) {
            Boolean one = not.operand().accept(this);
            return one == null ? null : !one;
        }
    }
}
