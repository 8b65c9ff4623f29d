package io.tauro.internal.execute;

import io.tauro.data.Batch;

/**
 * Proposes the pairs of a join, a probe batch at a time. It remembers where it stopped, so that one
 * row with millions of partners needs no more room than a batch.
 */
interface Candidates {

    /** After so many candidates without a pair, it is looked whether the query was cancelled. */
    int MOST_STEPS = 1 << 18;

    /** Begins with the rows of a probe batch that count. */
    void start(Batch probe);

    /**
     * Adds pairs until there is no room, or no more, or it has taken long; perhaps none.
     *
     * @return whether the probe batch may have more
     */
    boolean fill(Pairs pairs);

    /** The same for one more thread, which has marks of its own. */
    Candidates fork(Marks ownMarks);

    /** What the join knows already, so that it need not be proposed. */
    interface Marks {
        /** Whether nothing that is known so far makes a pair needless. */
        boolean wantsAll();

        /** Whether one match of a probe row is all that matters. */
        boolean firstDecides();

        /** Whether a pair of this probe row would tell nothing new. */
        boolean probeDone(int probeRow);

        /** Whether a pair of this build row would tell nothing new. */
        boolean buildDone(int buildRow);
    }
}
