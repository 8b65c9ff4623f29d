package io.tauro.memory;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.PredicateOperator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tests of one column that need no boxed value, with the same answers as the evaluator. */
final class FastCondition {

    private FastCondition() {}

    /** A test of a row of the vector; null where there is no fast one. */
    static @Nullable IntPredicate of(Condition condition, ColumnVector vector) {
        PredicateOperator operator = condition.operator();
        if (operator == PredicateOperator.IS_NULL) {
            return vector::isNull;
        }
        if (operator == PredicateOperator.IS_NOT_NULL) {
            return row -> !vector.isNull(row);
        }
        Object value = condition.value();
        IntUnaryOperator comparison = value == null ? null : comparison(vector, value);
        return comparison == null ? null : test(operator, vector, comparison);
    }

    private static @Nullable IntPredicate test(
            PredicateOperator operator, ColumnVector vector, IntUnaryOperator comparison) {
        return switch (operator) {
            case EQ -> row -> !vector.isNull(row) && comparison.applyAsInt(row) == 0;
            case NEQ -> row -> !vector.isNull(row) && comparison.applyAsInt(row) != 0;
            case LT -> row -> !vector.isNull(row) && comparison.applyAsInt(row) < 0;
            case LTE -> row -> !vector.isNull(row) && comparison.applyAsInt(row) <= 0;
            case GT -> row -> !vector.isNull(row) && comparison.applyAsInt(row) > 0;
            case GTE -> row -> !vector.isNull(row) && comparison.applyAsInt(row) >= 0;
            default -> null;
        };
    }

    /**
     * How the value at a row compares with a literal; null where only the boxed values can tell.
     */
    private static @Nullable IntUnaryOperator comparison(ColumnVector vector, Object value) {
        if (vector instanceof IntVector ints) {
            return comparison(ints, value);
        }
        if (vector instanceof LongVector longs
                && longs.type().kind().isInteger()
                && isWhole(value)) {
            long literal = ((Number) value).longValue();
            return row -> Long.compare(longs.get(row), literal);
        }
        if (vector instanceof DoubleVector doubles
                && (value instanceof Double || value instanceof Float)) {
            double literal = ((Number) value).doubleValue() + 0.0;
            return row -> Double.compare(doubles.get(row) + 0.0, literal);
        }
        if (vector instanceof BytesVector bytes
                && bytes.type().kind().isText()
                && value instanceof String text) {
            return comparison(bytes, text);
        }
        return null;
    }

    private static @Nullable IntUnaryOperator comparison(IntVector ints, Object value) {
        if (ints.type().kind().isInteger() && isWhole(value)) {
            long literal = ((Number) value).longValue();
            return row -> Long.compare(ints.get(row), literal);
        }
        if (value instanceof LocalDate date) {
            long literal = date.toEpochDay();
            return row -> Long.compare(ints.get(row), literal);
        }
        return null;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte;
    }

    /**
     * Bytes of UTF-8 are ordered like code points. A literal that is not proper Unicode has no such
     * bytes.
     */
    private static @Nullable IntUnaryOperator comparison(BytesVector bytes, String text) {
        byte[] literal = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(literal, StandardCharsets.UTF_8).equals(text)) {
            return null;
        }
        return row -> {
            int start = bytes.start(row);
            return Arrays.compareUnsigned(
                    bytes.data(), start, start + bytes.length(row), literal, 0, literal.length);
        };
    }
}
