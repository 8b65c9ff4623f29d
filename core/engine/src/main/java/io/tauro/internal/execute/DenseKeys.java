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
    private final boolean unique;
    private int[] firsts = {};

    private DenseKeys(int probeColumn, ColumnVector build, long least, int range, int rows) {
        this.probeColumn = probeColumn;
        this.least = least;
        this.heads = new int[range];
        this.next = new int[rows];
        IntToLongFunction values = values(build);
        boolean once = true;
        for (int row = rows - 1; row >= 0; row--) {
            if (!build.isNull(row)) {
                int slot = (int) (values.applyAsLong(row) - least);
                once &= heads[slot] == 0;
                next[row] = heads[slot] - 1;
                heads[slot] = row + 1;
            }
        }
        this.unique = once;
    }

    private DenseKeys(DenseKeys shared) {
        this.probeColumn = shared.probeColumn;
        this.least = shared.least;
        this.heads = shared.heads;
        this.next = shared.next;
        this.unique = shared.unique;
    }

    @Override
    public KeyIndex fork() {
        return new DenseKeys(this);
    }

    /** The index, if the key is such a one: it takes no more memory than the others then. */
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
        boolean close = most >= least && range >= 0 && range < most(rows);
        return close
                ? Optional.of(new DenseKeys(keys.probe().get(0), key, least, (int) range + 1, rows))
                : Optional.empty();
    }

    /** How many values the array may stand for within the memory that an index reserves. */
    private static long most(int rows) {
        return (KeyIndex.bytes(rows) - 4L * rows) / 4 - 1;
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
    public void start(Batch probe) {
        ColumnVector keys = Vectors.flatten(probe.column(probeColumn));
        if (firsts.length < probe.rowCount()) {
            firsts = new int[probe.rowCount()];
        }
        int[] selection = probe.selection();
        int count = probe.selectedCount();
        if (keys instanceof LongVector vector) {
            long[] values = vector.values();
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                long slot = values[row] - least;
                firsts[row] = slot >= 0 && slot < heads.length ? heads[(int) slot] - 1 : NONE;
            }
        } else {
            int[] values = ((IntVector) keys).values();
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                long slot = values[row] - least;
                firsts[row] = slot >= 0 && slot < heads.length ? heads[(int) slot] - 1 : NONE;
            }
        }
        if (keys.mayHaveNulls()) {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                firsts[row] = keys.isNull(row) ? NONE : firsts[row];
            }
        }
    }

    @Override
    public int first(int probeRow) {
        return firsts[probeRow];
    }

    @Override
    public int next(int probeRow, int buildRow) {
        return next[buildRow];
    }

    @Override
    public boolean isUnique() {
        return unique;
    }
}
