package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowHash;
import io.tauro.internal.kernel.Vectors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One integer key, found by its hash: a slot holds the first row of a key, which leads to the
 * others. The keys themselves tell whether it is the right slot.
 */
final class LongKeys implements KeyIndex {

    private final int probeColumn;
    private final ColumnVector build;
    private final int[] heads;
    private final int[] next;
    private final boolean unique;
    private int[] firsts = {};

    private LongKeys(int probeColumn, ColumnVector build, int rows) {
        this.probeColumn = probeColumn;
        this.build = build;
        this.heads = new int[HashedKeys.slots(rows)];
        this.next = new int[rows];
        this.unique = build instanceof IntVector ints ? fillInts(ints) : fillLongs(longs(build));
    }

    private LongKeys(LongKeys shared) {
        this.probeColumn = shared.probeColumn;
        this.build = shared.build;
        this.heads = shared.heads;
        this.next = shared.next;
        this.unique = shared.unique;
    }

    @Override
    public KeyIndex fork() {
        return new LongKeys(this);
    }

    /** The index, if the key is such a one and no null equals another. */
    static Optional<LongKeys> of(JoinKeys keys, List<ColumnVector> build, int rows) {
        if (keys.build().size() != 1) {
            return Optional.empty();
        }
        ColumnVector key = Vectors.flatten(build.get(keys.build().get(0)));
        boolean integer = key instanceof IntVector || key instanceof LongVector;
        return integer && !keys.nullsMatch().get(0)
                ? Optional.of(new LongKeys(keys.probe().get(0), key, rows))
                : Optional.empty();
    }

    private static LongVector longs(ColumnVector vector) {
        return (LongVector) vector;
    }

    private boolean fillLongs(LongVector vector) {
        long[] values = vector.values();
        boolean once = true;
        for (int row = next.length - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!vector.isNull(row)) {
                int slot = slot(values[row]);
                while (heads[slot] != 0 && values[heads[slot] - 1] != values[row]) {
                    slot = slot + 1 & heads.length - 1;
                }
                once &= put(slot, row);
            }
        }
        return once;
    }

    private boolean fillInts(IntVector vector) {
        int[] values = vector.values();
        boolean once = true;
        for (int row = next.length - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!vector.isNull(row)) {
                int slot = slot(values[row]);
                while (heads[slot] != 0 && values[heads[slot] - 1] != values[row]) {
                    slot = slot + 1 & heads.length - 1;
                }
                once &= put(slot, row);
            }
        }
        return once;
    }

    /** Puts a row before the others of its key; says whether there are none. */
    private boolean put(int slot, int row) {
        int other = heads[slot];
        next[row] = other - 1;
        heads[slot] = row + 1;
        return other == 0;
    }

    private int slot(long key) {
        return (int) RowHash.ofInteger(key) & heads.length - 1;
    }

    /** Looks all keys of the batch up at once: loads that miss the cache wait together. */
    @Override
    public void start(Batch probe) {
        ColumnVector keys = Vectors.flatten(probe.column(probeColumn));
        if (firsts.length < probe.rowCount()) {
            firsts = new int[probe.rowCount()];
        }
        int[] selection = probe.selection();
        int count = probe.selectedCount();
        if (keys instanceof LongVector vector && build instanceof LongVector) {
            long[] values = vector.values();
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                firsts[row] = heads[slot(values[row])];
            }
            matchLongs(values, longs(build).values(), selection, count);
        } else {
            matchAny(keys, selection, count);
        }
        if (keys.mayHaveNulls()) {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                firsts[row] = keys.isNull(row) ? NONE : firsts[row];
            }
        }
    }

    /** From the heads of slots to the rows whose keys are equal. */
    private void matchLongs(long[] values, long[] known, int @Nullable [] selection, int count) {
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            int head = firsts[row];
            if (head != 0 && known[head - 1] != values[row]) {
                int slot = slot(values[row]);
                do {
                    slot = slot + 1 & heads.length - 1;
                    head = heads[slot];
                } while (head != 0 && known[head - 1] != values[row]);
            }
            firsts[row] = head - 1;
        }
    }

    private void matchAny(ColumnVector keys, int @Nullable [] selection, int count) {
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long value = value(keys, row);
            int slot = slot(value);
            while (heads[slot] != 0 && value(build, heads[slot] - 1) != value) {
                slot = slot + 1 & heads.length - 1;
            }
            firsts[row] = heads[slot] - 1;
        }
    }

    private static long value(ColumnVector vector, int row) {
        return vector instanceof IntVector ints ? ints.values()[row] : longs(vector).values()[row];
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
