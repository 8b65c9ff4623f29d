package io.tauro.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An engine in one query. What fails once is not asked again. */
final class Contender {

    /** Process CPU may come in steps of 10 ms: a shorter query is run often enough to fill them. */
    private static final long ENOUGH_NANOS = 150_000_000;

    private final Peer peer;
    private final String sql;
    private final Limited limited;
    private final Score score;
    private List<List<@Nullable Object>> answer = List.of();
    private int repeats = 1;

    Contender(Peer peer, String sql, Limited limited) {
        this.peer = peer;
        this.sql = sql;
        this.limited = limited;
        this.score = new Score(peer.name());
    }

    Score score() {
        return score;
    }

    /** Runs the query once, and keeps what it says. */
    void warmUp() throws InterruptedException {
        guard(
                () -> {
                    long start = System.nanoTime();
                    answer = limited.call(peer, () -> peer.run(sql));
                    long took = Math.max(1, System.nanoTime() - start);
                    repeats = (int) Math.max(1, ENOUGH_NANOS / took);
                    score.answered(answer.size(), peer.footprint());
                });
    }

    /** Takes out who says something else than the referee. */
    void compareWith(Contender referee) {
        if (!score.failed() && !referee.score.failed()) {
            Optional<String> difference = Answers.difference(referee.answer, answer);
            difference
                    .map(text -> "another answer: " + text)
                    .ifPresent(peer.exact() ? score::fail : score::remark);
        }
    }

    /** Measures once. */
    void measure() throws InterruptedException {
        guard(
                () -> {
                    System.gc();
                    score.add(limited.call(peer, this::sample));
                });
    }

    private Sample sample() throws Exception {
        Meter.forgetPeaks();
        long cpu = Meter.cpuNanos();
        long wall = System.nanoTime();
        for (int i = 0; i < repeats; i++) {
            peer.run(sql);
        }
        long wallNanos = (System.nanoTime() - wall) / repeats;
        long cpuNanos = (Meter.cpuNanos() - cpu) / repeats;
        return new Sample(cpuNanos, wallNanos, Meter.peakHeapBytes(), Meter.peakResidentBytes());
    }

    private interface Step {
        void run() throws Exception;
    }

    /** An engine that fails is a line of the table, not the end of the run. */
    private void guard(Step step) throws InterruptedException {
        if (score.failed()) {
            return;
        }
        try {
            step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (TimeoutException e) {
            score.fail(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            score.fail(
                    String.valueOf(e.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(e.getClass().getSimpleName()));
        }
    }
}
