package io.tauro.predicate;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of integers, decimals, days and timestamps with a literal, as a range of the integers
 * that stand for them. The loops have no branches: which rows pass cannot be predicted.
 */
final class RangeSelection implements ValueTest {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final PredicateOperator operator;
    private final Object literal;
    private final @Nullable RangeSelection other;
    private @Nullable DataType knownType;
    private @Nullable Range known;

    RangeSelection(PredicateOperator operator, Object literal) {
        this(operator, literal, null);
    }

    private RangeSelection(
            PredicateOperator operator, Object literal, @Nullable RangeSelection other) {
        this.operator = operator;
        this.literal = literal;
        this.other = other;
    }

    /** This comparison and another one at once; null if they are not one range. */
    @Nullable RangeSelection and(RangeSelection also) {
        boolean ranges =
                also.other == null
                        && operator != PredicateOperator.NEQ
                        && also.operator != PredicateOperator.NEQ;
        return ranges ? new RangeSelection(also.operator, also.literal, this) : null;
    }

    /**
     * The integers that pass, or do not: none at all if {@code from} is greater than {@code to}.
     *
     * @param outside whether those pass that are not in the range
     */
    private record Range(long from, long to, boolean outside) {

        static final Range NONE = new Range(1, 0, false);
        static final Range ALL = new Range(1, 0, true);

        /** What is in both, of which neither is the outside of something. */
        Range and(Range also) {
            return new Range(Math.max(from, also.from), Math.min(to, also.to), false);
        }
    }

    @Override
    public int select(ColumnVector vector, int[] rows, int count) {
        boolean narrow =
                vector instanceof IntVector
                        || vector instanceof LongVector
                        || vector instanceof DecimalVector decimals && decimals.high() == null;
        if (narrow && !vector.type().equals(knownType)) {
            knownType = vector.type();
            known = range(knownType);
        }
        Range range = known;
        if (!narrow || range == null) {
            return CANNOT;
        }
        int valid = ValueTest.nulls(vector, rows, count, false);
        if (range.from() > range.to()) {
            return range.outside() ? valid : 0;
        }
        int flip = range.outside() ? 1 : 0;
        if (vector instanceof IntVector ints) {
            return ints(ints.values(), range.from(), range.to(), rows, valid, flip);
        }
        return vector instanceof LongVector longs
                ? longs(longs.values(), range.from(), range.to(), rows, valid, flip)
                : longs(
                        ((DecimalVector) vector).low(),
                        range.from(),
                        range.to(),
                        rows,
                        valid,
                        flip);
    }

    /** What passes of the integers that stand for values of a type; null if that is no range. */
    private @Nullable Range range(DataType type) {
        BigDecimal bound = bound(type);
        Range range = bound == null ? null : range(bound);
        if (other == null || range == null) {
            return range;
        }
        Range others = other.range(type);
        return others == null ? null : range.and(others);
    }

    /** A literal that lies between two integers is equal to none. */
    private Range range(BigDecimal bound) {
        if (operator == PredicateOperator.NEQ) {
            return floor(bound).equals(ceiling(bound))
                    ? range(floor(bound), floor(bound), true)
                    : Range.ALL;
        }
        BigInteger least =
                switch (operator) {
                    case EQ, GTE -> ceiling(bound);
                    case GT -> floor(bound).add(BigInteger.ONE);
                    default -> LEAST;
                };
        BigInteger greatest =
                switch (operator) {
                    case EQ, LTE -> floor(bound);
                    case LT -> ceiling(bound).subtract(BigInteger.ONE);
                    default -> GREATEST;
                };
        return range(least, greatest, false);
    }

    private static Range range(BigInteger least, BigInteger greatest, boolean outside) {
        boolean none =
                least.compareTo(greatest) > 0
                        || least.compareTo(GREATEST) > 0
                        || greatest.compareTo(LEAST) < 0;
        if (none) {
            return outside ? Range.ALL : Range.NONE;
        }
        return new Range(
                least.max(LEAST).longValueExact(),
                greatest.min(GREATEST).longValueExact(),
                outside);
    }

    /** The literal in the unit of the vector; null if the two are not compared as integers. */
    private @Nullable BigDecimal bound(DataType type) {
        switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT:
                return number(0);
            case DECIMAL:
                return number(type.scale());
            case DATE:
                return literal instanceof LocalDate date
                        ? BigDecimal.valueOf(date.toEpochDay())
                        : null;
            case TIMESTAMP:
                return literal instanceof LocalDateTime time && time.getNano() % 1000 == 0
                        ? BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                                .multiply(BigDecimal.valueOf(MICROS_PER_SECOND))
                                .add(BigDecimal.valueOf(time.getNano() / 1000))
                        : null;
            default:
                return null;
        }
    }

    private @Nullable BigDecimal number(int scale) {
        if (literal instanceof BigDecimal decimal) {
            return decimal.scaleByPowerOfTen(scale);
        }
        boolean whole =
                literal instanceof Long
                        || literal instanceof Integer
                        || literal instanceof Short
                        || literal instanceof Byte;
        return whole
                ? BigDecimal.valueOf(((Number) literal).longValue()).scaleByPowerOfTen(scale)
                : null;
    }

    private static BigInteger floor(BigDecimal value) {
        return value.setScale(0, RoundingMode.FLOOR).toBigInteger();
    }

    private static BigInteger ceiling(BigDecimal value) {
        return value.setScale(0, RoundingMode.CEILING).toBigInteger();
    }

    private static int ints(int[] values, long from, long to, int[] rows, int count, int flip) {
        // One beyond an int at either end is enough, and its difference to an int never overflows.
        long least = clamp(from);
        long greatest = clamp(to);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = values[row];
            int beyond = (int) ((value - least | greatest - value) >>> 63);
            rows[kept] = row;
            kept += 1 ^ beyond ^ flip;
        }
        return kept;
    }

    private static long clamp(long bound) {
        return Math.max(Integer.MIN_VALUE - 1L, Math.min(Integer.MAX_VALUE + 1L, bound));
    }

    private static int longs(long[] values, long from, long to, int[] rows, int count, int flip) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = values[row];
            int beyond = (int) ((isLess(value, from) | isLess(to, value)) >>> 63);
            rows[kept] = row;
            kept += 1 ^ beyond ^ flip;
        }
        return kept;
    }

    /** Negative if a is less than b, for any two numbers (Warren, "Hacker's Delight", 2-12). */
    private static long isLess(long a, long b) {
        return a & ~b | ~(a ^ b) & a - b;
    }
}
