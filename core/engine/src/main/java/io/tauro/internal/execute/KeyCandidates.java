package io.tauro.internal.execute;

import io.tauro.data.Batch;

/** Proposes the build rows whose keys equal those of a probe row. */
final class KeyCandidates implements Candidates {

    private static final int START = -2;

    private final KeyIndex index;
    private final Marks marks;
    private final boolean keysDecide;
    private Matches matches = new Matches();
    private int at;
    private int current = START;

    /**
     * @param keysDecide whether a pair with equal keys is a match, without a further condition
     */
    KeyCandidates(KeyIndex index, Marks marks, boolean keysDecide) {
        this.index = index;
        this.marks = marks;
        this.keysDecide = keysDecide;
    }

    @Override
    public Candidates fork(Marks ownMarks) {
        return new KeyCandidates(index.fork(), ownMarks, keysDecide);
    }

    @Override
    public void start(Batch batch) {
        matches = index.start(batch);
        at = 0;
        current = START;
    }

    @Override
    public boolean fill(Pairs pairs) {
        int count = matches.count();
        boolean atStart = at == 0 && current == START;
        if (atStart && firstsAreAll() && pairs.capacity() - pairs.count() >= count) {
            pairs.addFirsts(matches);
            at = count;
            return false;
        }
        return fillOneByOne(pairs);
    }

    /** Whether the first partner of each row is all that there is to say. */
    private boolean firstsAreAll() {
        return index.isUnique()
                ? marks.wantsAll() || marks.firstDecides() || keysDecide
                : marks.firstDecides() && keysDecide;
    }

    private boolean fillOneByOne(Pairs pairs) {
        int steps = 0;
        while (at < matches.count()) {
            int row = matches.rows()[at];
            if (current == START) {
                current = matches.firsts()[at];
            }
            while (current != KeyIndex.NONE) {
                if (pairs.isFull() || ++steps > MOST_STEPS) {
                    return true;
                }
                current = propose(pairs, row, current);
            }
            at++;
            current = START;
        }
        return false;
    }

    /** Adds the pair if it may tell something new, and says which build row is next. */
    private int propose(Pairs pairs, int row, int build) {
        boolean buildDone = marks.buildDone(build);
        if (!buildDone) {
            pairs.add(row, build);
        }
        // Where keys decide, one match is all that a probe row asks for if it asks whether there
        // is any, and the build rows of one key all got their match at once.
        boolean rowDone = keysDecide ? buildDone || marks.firstDecides() : marks.probeDone(row);
        return rowDone ? KeyIndex.NONE : index.next(row, build);
    }
}
