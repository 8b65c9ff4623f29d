package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Between which values a column is, ends included, for sources: the step that found it out tests
 * the rows itself. Immutable and thread-safe.
 *
 * @param least null for any
 * @param greatest null for any
 */
record RangeFilter(@Nullable Object least, @Nullable Object greatest) implements RowFilter {

    /** A column that is compared with values between two. */
    static Optional<RowFilter> of(
            DataType column,
            ScalarFunction function,
            @Nullable Object smallest,
            @Nullable Object largest) {
        boolean below = function == ScalarFunction.LT || function == ScalarFunction.LTE;
        boolean above = function == ScalarFunction.GT || function == ScalarFunction.GTE;
        Object least = below ? null : within(column, smallest, RoundingMode.FLOOR);
        Object greatest = above ? null : within(column, largest, RoundingMode.CEILING);
        return least == null && greatest == null
                ? Optional.empty()
                : Optional.of(new RangeFilter(least, greatest));
    }

    /** The next value that the column can have; null if there is none that it must have. */
    private static @Nullable Object within(
            DataType column, @Nullable Object value, RoundingMode rounding) {
        if (!column.kind().isInteger() && column.kind() != TypeKind.DECIMAL) {
            return value;
        }
        if (value == null) {
            return null;
        }
        int scale = column.kind() == TypeKind.DECIMAL ? column.scale() : 0;
        BigDecimal number = new BigDecimal(value.toString()).setScale(scale, rounding);
        if (column.kind() == TypeKind.DECIMAL) {
            return number.precision() > column.precision() ? null : number;
        }
        if (number.precision() > 18) {
            return null;
        }
        long integer = number.longValueExact();
        return switch (column.kind()) {
            case BIGINT -> (Object) integer;
            case INTEGER -> integer == (int) integer ? (Object) (int) integer : null;
            case SMALLINT -> integer == (short) integer ? (Object) (short) integer : null;
            default -> integer == (byte) integer ? (Object) (byte) integer : null;
        };
    }

    @Override
    public int select(ColumnVector values, int[] rows, int count) {
        return count;
    }

    @Override
    public List<Predicate> predicates(String column, int mostValues) {
        List<Predicate> all = new ArrayList<>();
        if (least != null) {
            all.add(Predicate.of(column, PredicateOperator.GTE, least));
        }
        if (greatest != null) {
            all.add(Predicate.of(column, PredicateOperator.LTE, greatest));
        }
        return all;
    }
}
