package io.tauro.internal.execute;

import io.tauro.data.Batch;

/** Proposes each build row for each probe row. */
final class LoopCandidates implements Candidates {

    private final int buildRows;
    private final Marks marks;
    private Batch probe = Batch.of(0);
    private int index;
    private int build;

    LoopCandidates(int buildRows, Marks marks) {
        this.buildRows = buildRows;
        this.marks = marks;
    }

    @Override
    public Candidates fork(Marks ownMarks) {
        return new LoopCandidates(buildRows, ownMarks);
    }

    @Override
    public void start(Batch batch) {
        probe = batch;
        index = 0;
        build = 0;
    }

    @Override
    public boolean fill(Pairs pairs) {
        int steps = 0;
        while (index < probe.selectedCount()) {
            int row = probe.row(index);
            while (build < buildRows && !marks.probeDone(row)) {
                if (pairs.isFull() || ++steps > MOST_STEPS) {
                    return true;
                }
                if (!marks.buildDone(build)) {
                    pairs.add(row, build);
                }
                build++;
            }
            index++;
            build = 0;
        }
        return false;
    }
}
