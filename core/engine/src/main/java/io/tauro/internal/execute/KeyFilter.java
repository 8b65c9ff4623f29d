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
 * the same hash. Thread-safe.
 *
 * <p>What it holds beside the keys counts as memory of the query. Nobody else gives anything back
 * for that: with little left it knows no more than the least and the greatest key.
 */
final class KeyFilter implements RowFilter {

    private static final String HOLDER = "dynamic filter";

    /** It takes no more than one part in so many of what is left. */
    private static final int PART_OF_REST = 4;

    /** A listed value, in a list and as a condition. */
    private static final long BYTES_A_VALUE = 64;

    /** A megabyte of bits, whatever the size of the build side. */
    private static final int MOST_BITS = 1 << 23;

    /** As many keys are given one by one to a source that does not ask for more. */
    static final int MOST_LISTED = 2_000;

    private final boolean nullsMatch;
    private final @Nullable Object least;
    private final @Nullable Object greatest;
    private final @Nullable KeyBits bits;
    private final MemoryBudget.Reservation memory;

    /** Those of the join, while it has them. */
    private @Nullable ColumnVector keys;

    private @Nullable List<Predicate> predicates;
    private int listed;
    private boolean closed;

    private KeyFilter(
            ColumnVector keys,
            boolean nullsMatch,
            int least,
            int greatest,
            @Nullable KeyBits bits,
            MemoryBudget.Reservation memory) {
        this.keys = keys;
        this.nullsMatch = nullsMatch;
        this.least = least < 0 ? null : keys.value(least);
        this.greatest = greatest < 0 ? null : keys.value(greatest);
        this.bits = bits;
        this.memory = memory;
    }

    /**
     * @param keys the build side's key column, of a type whose values have an order
     * @param nullsMatch whether a null has a partner if a key is null
     */
    static KeyFilter of(ColumnVector keys, int rows, boolean nullsMatch, MemoryBudget budget) {
        MemoryBudget.Reservation memory = budget.reserve(HOLDER);
        IntegerColumn integers = IntegerColumn.of(keys, rows).orElse(null);
        return integers == null
                ? ofAny(keys, rows, nullsMatch, memory)
                : new KeyFilter(
                        keys,
                        nullsMatch && anyNull(keys, rows),
                        integers.least(),
                        integers.greatest(),
                        bits(keys, integers, memory),
                        memory);
    }

    /** Whether there is room for so many bits, which it holds then. */
    private static boolean holds(MemoryBudget.Reservation memory, long bits) {
        long bytes = bits >>> 3;
        if (bytes > memory.budget().available() / PART_OF_REST) {
            return false;
        }
        memory.force(bytes);
        return true;
    }

    private static boolean anyNull(ColumnVector keys, int rows) {
        for (int row = 0; row < rows && keys.mayHaveNulls(); row++) {
            if (keys.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private static KeyFilter ofAny(
            ColumnVector keys, int rows, boolean nullsMatch, MemoryBudget.Reservation memory) {
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
        KeyBits bits = least < 0 ? KeyBits.NONE : hashed(keys, rows, memory);
        return new KeyFilter(keys, nullsMatch && nullKey, least, greatest, bits, memory);
    }

    private static @Nullable KeyBits bits(
            ColumnVector keys, IntegerColumn integers, MemoryBudget.Reservation memory) {
        if (integers.least() < 0) {
            return KeyBits.NONE;
        }
        long range = integers.range();
        if (range <= 0 || range > MOST_BITS) {
            return hashed(keys, integers.rows(), memory);
        }
        return holds(memory, range)
                ? DenseKeyBits.of(integers.vector(), integers.rows(), integers.from(), (int) range)
                : null;
    }

    private static @Nullable KeyBits hashed(
            ColumnVector keys, int rows, MemoryBudget.Reservation memory) {
        return rows <= MOST_BITS / BloomKeyBits.BITS_PER_KEY
                        && holds(memory, (long) rows * BloomKeyBits.BITS_PER_KEY)
                ? BloomKeyBits.of(keys, rows)
                : null;
    }

    /** The join puts them on disk; who asks from now on gets no list of them. */
    synchronized void forgetKeys() {
        keys = null;
    }

    /** It is not asked any more, but by who is asking right now. */
    synchronized void close() {
        closed = true;
        keys = null;
        predicates = null;
        memory.close();
    }

    @Override
    public int select(ColumnVector values, int[] rows, int count) {
        return bits == null ? count : bits.select(values, nullsMatch, rows, count);
    }

    @Override
    public synchronized List<Predicate> predicates(String column, int mostValues) {
        List<Predicate> known = predicates;
        if (known == null || listed != mostValues) {
            known = describe(column, mostValues);
            predicates = known;
            listed = mostValues;
        }
        return known;
    }

    private List<Predicate> describe(String column, int mostValues) {
        List<Predicate> all = new ArrayList<>();
        if (least != null && greatest != null) {
            all.add(Predicate.of(column, PredicateOperator.GTE, least));
            all.add(Predicate.of(column, PredicateOperator.LTE, greatest));
            list(mostValues)
                    .ifPresent(
                            values -> all.add(Predicate.of(column, PredicateOperator.IN, values)));
        }
        if (!nullsMatch) {
            return all;
        }
        Predicate isNull = Predicate.of(column, PredicateOperator.IS_NULL, null);
        return List.of(
                least == null ? isNull : new Predicate.Or(List.of(new Predicate.And(all), isNull)));
    }

    private Optional<List<Object>> list(int mostValues) {
        ColumnVector listable = keys;
        if (listable == null || closed || !isListable(listable, mostValues)) {
            return Optional.empty();
        }
        Set<Object> values = new LinkedHashSet<>();
        for (int row = 0; row < listable.size(); row++) {
            Object value = listable.value(row);
            if (value != null) {
                values.add(value);
            }
        }
        memory.force(memory.bytes() + values.size() * BYTES_A_VALUE);
        return Optional.of(List.copyOf(values));
    }

    private static boolean isListable(ColumnVector keys, int mostValues) {
        return keys.size() <= mostValues
                && (keys.type().physical() != Physical.BYTES || keys.type().kind().isText());
    }
}
