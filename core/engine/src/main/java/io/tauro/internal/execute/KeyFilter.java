package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.kernel.RowHash;
import io.tauro.internal.kernel.Vectors;
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

    private static final int BITS_PER_KEY = 16;

    /** As many keys are given to a source one by one. */
    private static final int MOST_LISTED = 2_000;

    private final ColumnVector keys;
    private final boolean nullsMatch;
    private final int least;
    private final int greatest;
    private final @Nullable Bits bits;
    private @Nullable List<Predicate> predicates;

    private KeyFilter(
            ColumnVector keys, boolean nullsMatch, int least, int greatest, @Nullable Bits bits) {
        this.keys = keys;
        this.nullsMatch = nullsMatch;
        this.least = least;
        this.greatest = greatest;
        this.bits = bits;
    }

    /** A set of keys; it may say of a key that is not in it that it is. */
    private interface Bits {
        /** The selected rows whose key may be in the set. */
        int select(Batch batch, ColumnVector column, boolean keepNulls, int[] rows);
    }

    /**
     * @param keys the build side's key column, of a type whose values have an order
     * @param nullsMatch whether a null has a partner if a key is null
     */
    static KeyFilter of(ColumnVector keys, int rows, boolean nullsMatch) {
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
        return new KeyFilter(
                keys, nullsMatch && nullKey, least, greatest, bits(keys, rows, least, greatest));
    }

    private static @Nullable Bits bits(ColumnVector keys, int rows, int least, int greatest) {
        if (least < 0) {
            return new NoKeys();
        }
        ColumnVector plain = Vectors.flatten(keys);
        if (plain instanceof IntVector || plain instanceof LongVector) {
            long from = integer(plain, least);
            long range = integer(plain, greatest) - from;
            if (range >= 0 && range < MOST_BITS) {
                return DenseBits.of(plain, rows, from, (int) range + 1);
            }
        }
        return rows <= MOST_BITS / BITS_PER_KEY ? Bloom.of(keys, rows) : null;
    }

    private static long integer(ColumnVector plain, int row) {
        return plain instanceof IntVector ints
                ? ints.values()[row]
                : ((LongVector) plain).values()[row];
    }

    @Override
    public Batch apply(Batch batch, int column) {
        if (bits == null) {
            return batch;
        }
        int[] rows = new int[batch.selectedCount()];
        int count = bits.select(batch, batch.column(column), nullsMatch, rows);
        return count == rows.length ? batch : batch.select(rows, count);
    }

    @Override
    public synchronized List<Predicate> predicates(String column) {
        if (predicates == null) {
            predicates = describe(column);
        }
        return predicates;
    }

    private List<Predicate> describe(String column) {
        List<Predicate> all = new ArrayList<>();
        if (least >= 0) {
            all.add(Predicate.of(column, PredicateOperator.GTE, keys.value(least)));
            all.add(Predicate.of(column, PredicateOperator.LTE, keys.value(greatest)));
            list().ifPresent(values -> all.add(Predicate.of(column, PredicateOperator.IN, values)));
        }
        if (!nullsMatch) {
            return all;
        }
        Predicate isNull = Predicate.of(column, PredicateOperator.IS_NULL, null);
        return List.of(
                least < 0 ? isNull : new Predicate.Or(List.of(new Predicate.And(all), isNull)));
    }

    private Optional<List<Object>> list() {
        if (keys.size() > MOST_LISTED || keys.type().physical() == Physical.BYTES && !isText()) {
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

    /** No key at all, but null perhaps. */
    private static final class NoKeys implements Bits {
        @Override
        public int select(Batch batch, ColumnVector column, boolean keepNulls, int[] rows) {
            int count = 0;
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                if (keepNulls && column.isNull(row)) {
                    rows[count++] = row;
                }
            }
            return count;
        }
    }

    /** Integers that lie close together. */
    private record DenseBits(long from, int range, long[] words) implements Bits {

        static DenseBits of(ColumnVector plain, int rows, long from, int range) {
            long[] words = new long[(range + 63) >>> 6];
            for (int row = 0; row < rows; row++) {
                if (!plain.isNull(row)) {
                    int bit = (int) (integer(plain, row) - from);
                    words[bit >>> 6] |= 1L << bit;
                }
            }
            return new DenseBits(from, range, words);
        }

        @Override
        public int select(Batch batch, ColumnVector column, boolean keepNulls, int[] rows) {
            ColumnVector plain = Vectors.flatten(column);
            int count = 0;
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                boolean passes = plain.isNull(row) ? keepNulls : contains(integer(plain, row));
                if (passes) {
                    rows[count++] = row;
                }
            }
            return count;
        }

        private boolean contains(long value) {
            long bit = value - from;
            return bit >= 0
                    && bit < range
                    && value >= from
                    && (words[(int) (bit >>> 6)] >>> bit & 1) != 0;
        }
    }

    /** Hashes of any values: two bits for each. */
    private record Bloom(long[] words, int mask) implements Bits {

        static Bloom of(ColumnVector keys, int rows) {
            int bits = Math.max(64, Integer.highestOneBit(Math.max(1, rows) * BITS_PER_KEY));
            Bloom bloom = new Bloom(new long[bits >>> 6], bits - 1);
            long[] hashes = new long[rows];
            RowHash.hash(keys, Batch.of(rows, List.of(keys)), hashes, true);
            for (long hash : hashes) {
                bloom.add((int) hash & bloom.mask);
                bloom.add((int) (hash >>> 32) & bloom.mask);
            }
            return bloom;
        }

        private void add(int bit) {
            words[bit >>> 6] |= 1L << bit;
        }

        private boolean has(int bit) {
            return (words[bit >>> 6] >>> bit & 1) != 0;
        }

        @Override
        public int select(Batch batch, ColumnVector column, boolean keepNulls, int[] rows) {
            long[] hashes = new long[batch.rowCount()];
            RowHash.hash(column, batch, hashes, true);
            boolean nullable = column.mayHaveNulls();
            int count = 0;
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                long hash = hashes[row];
                boolean passes =
                        nullable && column.isNull(row)
                                ? keepNulls
                                : has((int) hash & mask) && has((int) (hash >>> 32) & mask);
                if (passes) {
                    rows[count++] = row;
                }
            }
            return count;
        }
    }
}
