package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowEquality;
import io.tauro.internal.kernel.RowHash;
import java.util.List;

/** Proposes the build rows whose keys equal those of a probe row. */
final class HashCandidates implements Candidates {

    private static final int START = -2;

    private final JoinKeys keys;
    private final List<ColumnVector> buildColumns;
    private final HashIndex index;
    private final Marks marks;
    private final boolean keysDecide;
    private Batch probe = Batch.of(0);
    private long[] hashes = {};
    private RowEquality[] equal = {};
    private List<ColumnVector> refusing = List.of();
    private int at;
    private int current = START;

    /**
     * @param keysDecide whether a pair with equal keys is a match, without a further condition
     */
    HashCandidates(
            JoinKeys keys,
            List<ColumnVector> buildColumns,
            int rows,
            Marks marks,
            boolean keysDecide) {
        this.keys = keys;
        this.buildColumns = buildColumns;
        this.marks = marks;
        this.keysDecide = keysDecide;
        RowBits left = new RowBits(rows);
        Batch build = Batch.of(rows, buildColumns);
        List<ColumnVector> withNulls = keys.refusing(buildColumns, keys.build());
        for (int row = 0; !withNulls.isEmpty() && row < rows; row++) {
            if (JoinKeys.anyNull(withNulls, row)) {
                left.set(row);
            }
        }
        this.index = new HashIndex(hashes(build, keys.build(), new long[rows]), rows, left);
    }

    private static long[] hashes(Batch batch, List<Integer> columns, long[] into) {
        for (int k = 0; k < columns.size(); k++) {
            RowHash.hash(batch.column(columns.get(k)), batch, into, k == 0);
        }
        return into;
    }

    @Override
    public void start(Batch batch) {
        probe = batch;
        at = 0;
        current = START;
        if (hashes.length < batch.rowCount()) {
            hashes = new long[batch.rowCount()];
        }
        hashes(batch, keys.probe(), hashes);
        refusing = keys.refusing(batch.columns(), keys.probe());
        equal = new RowEquality[keys.probe().size()];
        for (int k = 0; k < equal.length; k++) {
            equal[k] =
                    RowEquality.of(
                            batch.column(keys.probe().get(k)),
                            buildColumns.get(keys.build().get(k)),
                            keys.nullsMatch().get(k));
        }
    }

    @Override
    public boolean fill(Pairs pairs) {
        while (at < probe.selectedCount()) {
            int row = probe.row(at);
            if (current == START) {
                current = first(row);
            }
            while (current != HashIndex.NONE) {
                if (pairs.isFull()) {
                    return true;
                }
                current = propose(pairs, row, current);
            }
            at++;
            current = START;
        }
        return false;
    }

    private int first(int row) {
        return JoinKeys.anyNull(refusing, row) ? HashIndex.NONE : index.first(hashes[row]);
    }

    /** Adds the pair if it is one, and says which build row is next. */
    private int propose(Pairs pairs, int row, int build) {
        if (marks.probeDone(row)) {
            return HashIndex.NONE;
        }
        boolean buildDone = marks.buildDone(build);
        if (buildDone && !keysDecide || !equal(row, build)) {
            return index.next(build);
        }
        if (buildDone) {
            // All rows of this key were met together.
            return HashIndex.NONE;
        }
        pairs.add(row, build);
        return marks.firstDecides() && keysDecide ? HashIndex.NONE : index.next(build);
    }

    private boolean equal(int row, int build) {
        for (RowEquality one : equal) {
            if (!one.test(row, build)) {
                return false;
            }
        }
        return true;
    }
}
