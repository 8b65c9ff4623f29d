package io.tauro.internal.edge;

import io.tauro.internal.kernel.ScalarFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole number compared with a constant: by its range, without a question for the constant. */
final class WholeLimit extends TruthCell {

    private final ColumnCell column;
    private final long low;
    private final long high;
    private final boolean outside;

    private WholeLimit(ColumnCell column, long low, long high, boolean outside) {
        super(List.of(column));
        this.column = column;
        this.low = low;
        this.high = high;
        this.outside = outside;
    }

    /**
     * @param function one of the six comparisons
     */
    static TruthCell of(ColumnCell column, ScalarFunction function, long value) {
        return switch (function) {
            case EQ -> new WholeLimit(column, value, value, false);
            case NEQ -> new WholeLimit(column, value, value, true);
            case LTE -> new WholeLimit(column, Long.MIN_VALUE, value, false);
            case GT -> new WholeLimit(column, Long.MIN_VALUE, value, true);
            case GTE -> new WholeLimit(column, value, Long.MAX_VALUE, false);
            case LT -> new WholeLimit(column, value, Long.MAX_VALUE, true);
            default -> throw new IllegalStateException("No limit");
        };
    }

    @Override
    boolean isTrueOfAll(int @Nullable [] selection, int count) {
        if (!column.isPlainWhole()) {
            return super.isTrueOfAll(selection, count);
        }
        return outside
                ? column.areOutside(low, high, selection, count)
                : column.areWithin(low, high, selection, count);
    }

    @Override
    int truth(int row) {
        if (column.isNull(row)) {
            return UNKNOWN;
        }
        long value = column.whole(row);
        return of((value >= low && value <= high) != outside);
    }
}
