package io.tauro.benchmarks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two engines gave the same rows. Engines differ in the order of equal keys, in the
 * classes of values, and in whether a mean is a decimal or a floating point number.
 */
public final class Answers {

    private static final BigDecimal RELATIVE = new BigDecimal("1e-9");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A decimal with so many digits behind the point is a quotient, or a sum of some. */
    private static final int DIGITS_OF_QUOTIENTS = 6;

    private Answers() {}

    /** The first difference of rows that come in any order, if there is one. */
    static Optional<String> difference(
            List<List<@Nullable Object>> expected, List<List<@Nullable Object>> actual) {
        return difference(expected, actual, false);
    }

    /**
     * The first difference, if there is one.
     *
     * @param ordered whether the order of the rows matters
     */
    public static Optional<String> difference(
            List<List<@Nullable Object>> expected,
            List<List<@Nullable Object>> actual,
            boolean ordered) {
        if (expected.size() != actual.size()) {
            return Optional.of("%d rows, not %d".formatted(actual.size(), expected.size()));
        }
        List<List<@Nullable Object>> left = plain(expected);
        List<List<@Nullable Object>> right = plain(actual);
        if (!ordered) {
            left.sort(ORDER);
            right.sort(ORDER);
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return Optional.of("%s, not %s".formatted(right.get(i), left.get(i)));
            }
        }
        return Optional.empty();
    }

    private static List<List<@Nullable Object>> plain(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> plain = new ArrayList<>(rows.size());
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>(row.size());
            row.forEach(value -> values.add(plain(value)));
            plain.add(values);
        }
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Number && !(value instanceof BigDecimal)) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Time time) {
            return time.toLocalTime();
        }
        return value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value;
    }

    /** Text and dates first: they are equal or not, while a number may be off by its rounding. */
    private static final Comparator<List<@Nullable Object>> ORDER =
            (a, b) -> {
                int order = compare(a, b, false);
                return order != 0 ? order : compare(a, b, true);
            };

    private static int compare(
            List<@Nullable Object> a, List<@Nullable Object> b, boolean numbers) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compare(a.get(i), b.get(i), numbers);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(@Nullable Object a, @Nullable Object b, boolean numbers) {
        if (a instanceof Number left && b instanceof Number right) {
            return numbers ? Double.compare(left.doubleValue(), right.doubleValue()) : 0;
        }
        return numbers ? 0 : String.valueOf(a).compareTo(String.valueOf(b));
    }

    private static boolean same(List<@Nullable Object> a, List<@Nullable Object> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return a.size() == b.size();
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (!(a instanceof Number) || !(b instanceof Number)) {
            return Objects.equals(a, b);
        }
        if (a instanceof Double x && b instanceof Double y && (special(x) || special(y))) {
            return x.equals(y);
        }
        BigDecimal left = new BigDecimal(a.toString());
        BigDecimal right = new BigDecimal(b.toString());
        BigDecimal gap = left.subtract(right).abs();
        if (gap.signum() == 0) {
            return true;
        }
        if (a instanceof BigDecimal && b instanceof BigDecimal && left.scale() == right.scale()) {
            return false;
        }
        BigDecimal allowed = left.abs().max(right.abs()).multiply(RELATIVE);
        return gap.compareTo(allowed.add(rounding(a)).add(rounding(b))) <= 0;
    }

    private static boolean special(double value) {
        return Double.isNaN(value) || Double.isInfinite(value);
    }

    /** How far a decimal may be from the number that it was rounded from. */
    private static BigDecimal rounding(Object value) {
        if (!(value instanceof BigDecimal decimal) || decimal.scale() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal units = decimal.scale() >= DIGITS_OF_QUOTIENTS ? BigDecimal.TEN : HALF;
        return units.scaleByPowerOfTen(-decimal.scale());
    }
}
