package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode.JoinKind;

/** Which rows of a join have a match, as far as its kind asks. Reserved with the build rows. */
final class JoinMarks implements Candidates.Marks {

    private final boolean existential;
    private final boolean buildLeft;
    private final boolean marksProbe;
    private final boolean marksBuild;
    private final int buildRows;
    private final RowBits build;
    private RowBits probe = new RowBits(0);

    JoinMarks(JoinKind kind, boolean buildLeft, int buildRows) {
        this.existential = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        this.buildLeft = buildLeft;
        JoinKind keepsBuild = buildLeft ? JoinKind.LEFT : JoinKind.RIGHT;
        JoinKind keepsProbe = buildLeft ? JoinKind.RIGHT : JoinKind.LEFT;
        this.marksBuild = kind == keepsBuild || kind == JoinKind.FULL || existential && buildLeft;
        this.marksProbe = kind == keepsProbe || kind == JoinKind.FULL || existential && !buildLeft;
        this.buildRows = buildRows;
        this.build = new RowBits(marksBuild ? buildRows : 0);
    }

    void startProbe(int rows) {
        probe = new RowBits(marksProbe ? rows : 0);
    }

    void mark(Pairs pairs) {
        for (int i = 0; i < pairs.count(); i++) {
            if (marksProbe) {
                probe.set(pairs.probe()[i]);
            }
            if (marksBuild) {
                build.set(pairs.build()[i]);
            }
        }
    }

    /** Whether it matters which probe rows have a match. */
    boolean marksProbe() {
        return marksProbe;
    }

    /** Whether it matters which build rows have a match. */
    boolean marksBuild() {
        return marksBuild;
    }

    /** Whether no further probe row can change the result. */
    boolean isDecided() {
        return existential && buildLeft && build.count() == buildRows;
    }

    RowBits probe() {
        return probe;
    }

    RowBits build() {
        return build;
    }

    @Override
    public boolean wantsAll() {
        return !existential;
    }

    @Override
    public boolean firstDecides() {
        return existential && !buildLeft;
    }

    @Override
    public boolean probeDone(int probeRow) {
        return existential && !buildLeft && probe.get(probeRow);
    }

    @Override
    public boolean buildDone(int buildRow) {
        return existential && buildLeft && build.get(buildRow);
    }
}
