package io.tauro.connector.files.format;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.ValueOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides from ranges of values whether a predicate can be true for any row. It computes the set of
 * outcomes that are possible, so that NOT needs no special care, and errs on the side of possible.
 */
public final class RangeTest implements Predicate.Visitor<Integer> {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int UNKNOWN = 4;

    private final ValueRanges ranges;

    private RangeTest(ValueRanges ranges) {
        this.ranges = ranges;
    }

    /** Whether there may be a row for which all are true. */
    public static boolean mayHold(List<Predicate> filters, ValueRanges ranges) {
        RangeTest test = new RangeTest(ranges);
        return filters.stream().allMatch(filter -> (filter.accept(test) & TRUE) != 0);
    }

    @Override
    public Integer condition(Condition condition) {
        ValueRange range = ranges.range(condition.column());
        return switch (condition.operator()) {
            case IS_NULL -> (range.nulls() ? TRUE : 0) | (range.values() ? FALSE : 0);
            case IS_NOT_NULL -> (range.values() ? TRUE : 0) | (range.nulls() ? FALSE : 0);
            default ->
                    (range.nulls() ? UNKNOWN : 0)
                            | (range.values() ? compare(condition, range) : 0);
        };
    }

    private int compare(Condition condition, ValueRange range) {
        try {
            List<Object> values = condition.values();
            return switch (condition.operator()) {
                case EQ -> equal(condition.column(), values.get(0), range);
                case NEQ -> swap(equal(condition.column(), values.get(0), range));
                case LT -> less(values.get(0), range, false);
                case LTE -> less(values.get(0), range, true);
                case GTE -> swap(less(values.get(0), range, false));
                case GT -> swap(less(values.get(0), range, true));
                case IN -> in(condition.column(), values, range);
                case NOT_IN -> swap(in(condition.column(), values, range));
                default -> TRUE | FALSE;
            };
        } catch (ClassCastException e) {
            return TRUE | FALSE;
        }
    }

    private int equal(String column, Object value, ValueRange range) {
        if (compare(range.min(), value, -1) > 0 || compare(range.max(), value, 1) < 0) {
            return FALSE;
        }
        boolean only = compare(range.min(), value, -1) == 0 && compare(range.max(), value, 1) == 0;
        return only ? TRUE : ranges.mayHave(column, value) ? TRUE | FALSE : FALSE;
    }

    /** Outcomes of {@code column < value}, or of {@code column <= value}. */
    private static int less(Object value, ValueRange range, boolean orEqual) {
        int least = compare(range.min(), value, -1);
        int greatest = compare(range.max(), value, 1);
        boolean some = least < 0 || orEqual && least == 0;
        boolean all = greatest < 0 || orEqual && greatest == 0;
        return (some ? TRUE : 0) | (all ? 0 : FALSE);
    }

    private int in(String column, List<Object> values, ValueRange range) {
        int outcomes = 0;
        for (Object value : values) {
            int one = equal(column, value, range);
            if (one == TRUE) {
                return TRUE;
            }
            outcomes |= one;
        }
        return outcomes;
    }

    private static int compare(@Nullable Object bound, Object value, int unknown) {
        if (bound == null) {
            return unknown;
        }
        if (bound instanceof byte[] && value instanceof String text) {
            return ValueOrder.compare(bound, text.getBytes(StandardCharsets.UTF_8));
        }
        return ValueOrder.compare(bound, value);
    }

    @Override
    public Integer and(And and) {
        int outcomes = TRUE;
        for (Predicate operand : and.operands()) {
            outcomes = conjunction(outcomes, operand.accept(this));
        }
        return outcomes;
    }

    private static int conjunction(int left, int right) {
        int both = left | right;
        boolean canBeUnknown =
                (both & UNKNOWN) != 0
                        && (left & (TRUE | UNKNOWN)) != 0
                        && (right & (TRUE | UNKNOWN)) != 0;
        return left & right & TRUE | both & FALSE | (canBeUnknown ? UNKNOWN : 0);
    }

    @Override
    public Integer or(Or or) {
        int negated = TRUE;
        for (Predicate operand : or.operands()) {
            negated = conjunction(negated, swap(operand.accept(this)));
        }
        return swap(negated);
    }

    @Override
    public Integer not(Not not) {
        return swap(not.operand().accept(this));
    }

    private static int swap(int outcomes) {
        return (outcomes & TRUE) << 1 | (outcomes & FALSE) >> 1 | outcomes & UNKNOWN;
    }
}
