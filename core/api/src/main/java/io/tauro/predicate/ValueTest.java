package io.tauro.predicate;

import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate.Condition;
import java.util.List;

/** Finds values of a plain vector that pass a condition, without boxing them. */
interface ValueTest {

    /** Says that the values of this vector must be looked at one by one. */
    int CANNOT = -1;

    /** For conditions that only {@link PredicateEvaluator} knows. */
    ValueTest BOXED = (vector, rows, count) -> CANNOT;

    /** Keeps the rows that pass, as {@link RowSelector#select} does, or {@link #CANNOT}. */
    int select(ColumnVector vector, int[] rows, int count);

    static ValueTest of(Condition condition) {
        return switch (condition.operator()) {
            case IS_NULL -> (vector, rows, count) -> nulls(vector, rows, count, true);
            case IS_NOT_NULL -> (vector, rows, count) -> nulls(vector, rows, count, false);
            case EQ, NEQ, LT, LTE, GT, GTE ->
                    compare(condition.operator(), condition.values().get(0));
            case LIKE -> LikeTest.of((String) condition.values().get(0), true);
            case IN -> {
                List<Object> values = condition.values();
                yield values.size() > AnyOf.MOST
                        ? BOXED
                        : new AnyOf(
                                values.stream()
                                        .map(value -> compare(PredicateOperator.EQ, value))
                                        .toList());
            }
            default -> BOXED;
        };
    }

    private static ValueTest compare(PredicateOperator operator, Object value) {
        return value instanceof String text
                ? TextTest.of(operator, text)
                : new RangeSelection(operator, value);
    }

    /** Any of a few conditions: each is asked for the rows that none before it held for. */
    record AnyOf(List<ValueTest> operands) implements ValueTest {

        static final int MOST = 16;

        @Override
        public int select(ColumnVector vector, int[] rows, int count) {
            Union union = new Union(rows, count);
            for (ValueTest operand : operands) {
                int[] held = union.open();
                int heldCount = operand.select(vector, held, held.length);
                if (heldCount == CANNOT) {
                    return CANNOT;
                }
                union.add(held, heldCount);
            }
            return union.keep(rows);
        }
    }

    /** Keeps the rows that are null, or those that are not. */
    static int nulls(ColumnVector vector, int[] rows, int count, boolean wanted) {
        if (!vector.mayHaveNulls()) {
            return wanted ? 0 : count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += vector.isNull(row) == wanted ? 1 : 0;
        }
        return kept;
    }
}
