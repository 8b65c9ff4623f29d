package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running half of a join: finds the matches of one probe batch after the other. */
final class JoinProbe {

    private final JoinSpec spec;
    private final JoinMarks marks;
    private final JoinOutput output;
    private final PairCondition condition;
    private final Candidates candidates;
    private final Pairs pairs;

    private @Nullable Batch batch;
    private boolean untouched;
    private boolean exhausted;
    private boolean moreToCome;
    private int[] alone = {};
    private int aloneCount;

    JoinProbe(
            JoinSpec spec,
            List<ColumnVector> buildColumns,
            int buildRows,
            int batchSize,
            IndexRoom room) {
        this.spec = spec;
        this.marks = new JoinMarks(spec.kind(), spec.buildLeft(), buildRows);
        this.output = new JoinOutput(spec, buildColumns, buildRows);
        this.condition = PairCondition.of(spec, buildColumns);
        this.candidates = spec.candidates(buildColumns, buildRows, marks, room);
        this.pairs = new Pairs(batchSize);
    }

    private JoinProbe(JoinProbe shared) {
        this.spec = shared.spec;
        this.marks = new JoinMarks(spec.kind(), spec.buildLeft(), shared.output.rows());
        this.output = shared.output;
        this.condition = shared.condition;
        this.candidates = shared.candidates.fork(marks);
        this.pairs = new Pairs(shared.pairs.capacity());
    }

    /**
     * A probe over the same build rows for one more thread. Only of a join that does not mark its
     * build rows.
     */
    JoinProbe fork() {
        return new JoinProbe(this);
    }

    JoinMarks marks() {
        return marks;
    }

    JoinOutput output() {
        return output;
    }

    /** Whether it is done with its batch. */
    boolean wantsBatch() {
        return batch == null;
    }

    void start(Batch next) {
        start(next, null, false);
    }

    /**
     * @param matched at which rows there was a match among other build rows; null for none
     * @param more whether the rows will be held against other build rows, too
     */
    void start(Batch next, boolean @Nullable [] matched, boolean more) {
        batch = next;
        untouched = true;
        exhausted = false;
        moreToCome = more;
        marks.startProbe(next.rowCount());
        for (int n = 0; matched != null && marks.marksProbe() && n < next.selectedCount(); n++) {
            if (matched[next.row(n)]) {
                marks.probe().set(next.row(n));
            }
        }
        candidates.start(next);
    }

    /** Some of the output for the batch; null if there is none in this step. */
    @Nullable Batch step() {
        Batch probe = batch;
        if (probe == null) {
            return null;
        }
        if (exhausted) {
            batch = null;
            return spec.existential()
                    ? probe.select(alone, aloneCount)
                    : output.ofProbe(probe, alone, aloneCount);
        }
        pairs.clear();
        exhausted = !candidates.fill(pairs);
        condition.keepMatches(pairs, probe);
        marks.mark(pairs);
        if (exhausted) {
            finish(probe);
        }
        untouched = false;
        return spec.existential() || pairs.count() == 0 ? null : output.ofPairs(probe, pairs);
    }

    /** All pairs of the batch have been found: now it is known which rows have none. */
    private void finish(Batch probe) {
        collectAlone(probe);
        boolean fits = pairs.count() + aloneCount <= pairs.capacity();
        if (aloneCount > 0 && !spec.existential() && untouched && fits) {
            pairs.mergeAlone(alone, aloneCount);
            aloneCount = 0;
        }
        if (aloneCount == 0) {
            batch = null;
        }
    }

    /**
     * The rows of a batch that it is done with, and whether they have had a match, as a further
     * column; without those that need no other build rows.
     */
    Batch unsettled(Batch done) {
        boolean[] matched = new boolean[done.rowCount()];
        int[] rows = new int[done.selectedCount()];
        int count = 0;
        for (int n = 0; n < done.selectedCount(); n++) {
            int row = done.row(n);
            matched[row] = marks.marksProbe() && marks.probe().get(row);
            if (!matched[row] || !spec.existential()) {
                rows[count++] = row;
            }
        }
        List<ColumnVector> columns = new ArrayList<>(done.columns());
        columns.add(new BooleanVector(DataType.BOOLEAN, matched, null, done.rowCount()));
        return done.select(rows, count).withColumns(columns);
    }

    /** Whether a build row is to be delivered when all probe rows have been seen. */
    boolean isLeftover(int buildRow) {
        return marks.build().get(buildRow) == (spec.kind() == JoinKind.SEMI);
    }

    /** The rows to deliver by themselves: those without a match; for SEMI, those with one. */
    private void collectAlone(Batch probe) {
        aloneCount = 0;
        if (!marks.marksProbe()) {
            return;
        }
        boolean matched = spec.kind() == JoinKind.SEMI;
        if (moreToCome && !matched) {
            return;
        }
        alone = new int[probe.selectedCount()];
        for (int n = 0; n < probe.selectedCount(); n++) {
            int row = probe.row(n);
            if (marks.probe().get(row) == matched) {
                alone[aloneCount++] = row;
            }
        }
    }
}
