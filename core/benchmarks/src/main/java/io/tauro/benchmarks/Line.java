package io.tauro.benchmarks;

import java.util.List;

/**
 * How the engines did in one query.
 *
 * @param scores one for each engine, in the same order in each line
 */
record Line(String query, List<Score> scores) {

    /** The engine that the others are compared with. */
    Score first() {
        return scores.get(0);
    }

    List<Score> others() {
        return scores.subList(1, scores.size());
    }
}
