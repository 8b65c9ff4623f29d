package io.tauro.internal.execute;

/**
 * The time that threads have had a processor in the calls of one result. To ask the platform takes
 * as long as a small call, and the wall clock is much cheaper: for a moment after an answer, all
 * time of the thread is taken for time of the processor. Used by one thread at a time.
 */
public final class CpuMeter {

    private static final long MOMENT_NANOS = 20_000;

    /**
     * The last answer of the platform to a thread: when it came, and what it was. An array, so that
     * no class of ours stays with threads that outlive us.
     */
    private static final ThreadLocal<long[]> ANSWERS =
            ThreadLocal.withInitial(() -> new long[] {System.nanoTime() - MOMENT_NANOS, 0});

    private final RunStatistics statistics;
    private long begun;

    public CpuMeter(RunStatistics statistics) {
        this.statistics = statistics;
    }

    /** Begins a call. {@link #end} is to be called on the same thread. */
    public void begin() {
        begun = now();
    }

    /** Counts the time since {@link #begin}. */
    public void end() {
        statistics.worked(Math.max(0, now() - begun));
    }

    private static long now() {
        long[] answer = ANSWERS.get();
        long now = System.nanoTime();
        if (now - answer[0] >= MOMENT_NANOS) {
            answer[0] = now;
            answer[1] = CpuClock.ofThread();
        }
        return answer[1] + (now - answer[0]);
    }
}
