package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** One integer key whose values lie close together, as surrogate keys do: found by the value. */
final class DenseKeys implements KeyIndex {

    private final int probeColumn;
    private final long least;
    private final int[] heads;
    private final int[] next;
    private ColumnVector probe;
    private IntToLongFunction value = row -> 0;

    private DenseKeys(int probeColumn, ColumnVector build, long least, int range, int rows) {
        this.probeColumn = probeColumn;
        this.probe = build;
        this.least = least;
        this.heads = new int[range];
        this.next = new int[rows];
        IntToLongFunction values = values(build);
        for (int row = rows - 1; row >= 0; row--) {
            if (!build.isNull(row)) {
                int slot = (int) (values.applyAsLong(row) - least);
                next[row] = heads[slot] - 1;
                heads[slot] = row + 1;
            }
        }
    }

    private DenseKeys(DenseKeys shared) {
        this.probeColumn = shared.probeColumn;
        this.probe = shared.probe;
        this.least = shared.least;
        this.heads = shared.heads;
        this.next = shared.next;
    }

    @Override
    public KeyIndex fork() {
        return new DenseKeys(this);
    }

    /** The index, if the key is such a one: it takes no more memory than the other then. */
    static Optional<DenseKeys> of(JoinKeys keys, List<ColumnVector> build, int rows) {
        if (keys.build().size() != 1) {
            return Optional.empty();
        }
        ColumnVector key = Vectors.flatten(build.get(keys.build().get(0)));
        boolean integer = key instanceof IntVector || key instanceof LongVector;
        if (!integer || keys.nullsMatch().get(0) && key.mayHaveNulls()) {
            return Optional.empty();
        }
        IntToLongFunction values = values(key);
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            if (!key.isNull(row)) {
                least = Math.min(least, values.applyAsLong(row));
                most = Math.max(most, values.applyAsLong(row));
            }
        }
        long range = most - least;
        boolean close = most >= least && range >= 0 && range < HashedKeys.slots(rows);
        return close
                ? Optional.of(new DenseKeys(keys.probe().get(0), key, least, (int) range + 1, rows))
                : Optional.empty();
    }

    private static IntToLongFunction values(ColumnVector plain) {
        if (plain instanceof IntVector ints) {
            int[] values = ints.values();
            return row -> values[row];
        }
        long[] values = ((LongVector) plain).values();
        return row -> values[row];
    }

    @Override
    public void start(Batch batch) {
        probe = Vectors.flatten(batch.column(probeColumn));
        value = values(probe);
    }

    @Override
    public int first(int probeRow) {
        if (probe.isNull(probeRow)) {
            return NONE;
        }
        long slot = value.applyAsLong(probeRow) - least;
        return slot >= 0 && slot < heads.length ? heads[(int) slot] - 1 : NONE;
    }

    @Override
    public int next(int probeRow, int buildRow) {
        return next[buildRow];
    }
}
