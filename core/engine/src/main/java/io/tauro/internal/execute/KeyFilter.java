package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.TypeKind.Physical;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a join's build side: a row of the other side with another key finds no partner. It
 * may let such a row pass, and never stops one that has a partner: it compares as the join does, by
 * the same hash. Immutable and thread-safe.
 */
final class KeyFilter implements RowFilter {

    /** A megabyte of bits, whatever the size of the build side. */
    private static final int MOST_BITS = 1 << 23;

    /** As many keys are given one by one to a source that does not ask for more. */
    static final int MOST_LISTED = 2_000;

    private final ColumnVector keys;
    private final boolean nullsMatch;
    private final int least;
    private final int greatest;
    private final @Nullable KeyBits bits;
    private @Nullable List<Predicate> predicates;
    private int listed;

    private KeyFilter(
            ColumnVector keys,
            boolean nullsMatch,
            int least,
            int greatest,
            @Nullable KeyBits bits) {
        this.keys = keys;
        this.nullsMatch = nullsMatch;
        this.least = least;
        this.greatest = greatest;
        this.bits = bits;
    }

    /**
     * @param keys the build side's key column, of a type whose values have an order
     * @param nullsMatch whether a null has a partner if a key is null
     */
    static KeyFilter of(ColumnVector keys, int rows, boolean nullsMatch) {
        IntegerColumn integers = IntegerColumn.of(keys, rows).orElse(null);
        return integers == null
                ? ofAny(keys, rows, nullsMatch)
                : new KeyFilter(
                        keys,
                        nullsMatch && anyNull(keys, rows),
                        integers.least(),
                        integers.greatest(),
                        bits(keys, integers));
    }

    private static boolean anyNull(ColumnVector keys, int rows) {
        for (int row = 0; row < rows && keys.mayHaveNulls(); row++) {
            if (keys.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private static KeyFilter ofAny(ColumnVector keys, int rows, boolean nullsMatch) {
        boolean nullKey = false;
        int least = -1;
        int greatest = -1;
        RowComparator order = RowComparators.order(keys, keys, false, false);
        for (int row = 0; row < rows; row++) {
            if (keys.isNull(row)) {
                nullKey = true;
            } else {
                least = least < 0 || order.compare(row, least) < 0 ? row : least;
                greatest = greatest < 0 || order.compare(row, greatest) > 0 ? row : greatest;
            }
        }
        KeyBits bits = least < 0 ? KeyBits.NONE : hashed(keys, rows);
        return new KeyFilter(keys, nullsMatch && nullKey, least, greatest, bits);
    }

    private static @Nullable KeyBits bits(ColumnVector keys, IntegerColumn integers) {
        if (integers.least() < 0) {
            return KeyBits.NONE;
        }
        long range = integers.range();
        return range > 0 && range <= MOST_BITS
                ? DenseKeyBits.of(integers.vector(), integers.rows(), integers.from(), (int) range)
                : hashed(keys, integers.rows());
    }

    private static @Nullable KeyBits hashed(ColumnVector keys, int rows) {
        return rows <= MOST_BITS / BloomKeyBits.BITS_PER_KEY ? BloomKeyBits.of(keys, rows) : null;
    }

    @Override
    public int select(ColumnVector values, int[] rows, int count) {
        return bits == null ? count : bits.select(values, nullsMatch, rows, count);
    }

    @Override
    public synchronized List<Predicate> predicates(String column, int mostValues) {
        if (predicates == null || listed != mostValues) {
            predicates = describe(column, mostValues);
            listed = mostValues;
        }
        return predicates;
    }

    private List<Predicate> describe(String column, int mostValues) {
        List<Predicate> all = new ArrayList<>();
        if (least >= 0) {
            all.add(Predicate.of(column, PredicateOperator.GTE, keys.value(least)));
            all.add(Predicate.of(column, PredicateOperator.LTE, keys.value(greatest)));
            list(mostValues)
                    .ifPresent(
                            values -> all.add(Predicate.of(column, PredicateOperator.IN, values)));
        }
        if (!nullsMatch) {
            return all;
        }
        Predicate isNull = Predicate.of(column, PredicateOperator.IS_NULL, null);
        return List.of(
                least < 0 ? isNull : new Predicate.Or(List.of(new Predicate.And(all), isNull)));
    }

    private Optional<List<Object>> list(int mostValues) {
        if (keys.size() > mostValues || keys.type().physical() == Physical.BYTES && !isText()) {
            return Optional.empty();
        }
        Set<Object> values = new LinkedHashSet<>();
        for (int row = 0; row < keys.size(); row++) {
            Object value = keys.value(row);
            if (value != null) {
                values.add(value);
            }
        }
        return Optional.of(List.copyOf(values));
    }

    private boolean isText() {
        return keys.type().kind().isText();
    }
}
