package io.tauro.examples.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A line for each stage that is done; on a terminal, a last line that counts meanwhile.
 * Thread-safe.
 */
public final class Progress {

    private static final long STEP = 5_000;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean live;
    private final Map<String, Long> running = new LinkedHashMap<>();

    /**
     * @param live whether the output is a terminal, whose last line can be written again
     */
    public Progress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** Work that says how far it is. */
    public interface Work {
        void run(LongConsumer rowsSoFar) throws Exception;
    }

    /**
     * Does the work and says how long it took.
     *
     * @throws CancellationException if the thread was interrupted
     */
    public void stage(String what, Work work) throws Exception {
        long start = System.nanoTime();
        count(what, 0);
        work.run(
                soFar -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("The demo was interrupted");
                    }
                    count(what, soFar);
                });
        done(what, System.nanoTime() - start);
    }

    private synchronized void count(String what, long rows) {
        running.put(what, rows);
        if (live && rows % STEP == 0) {
            repaint();
        }
    }

    private synchronized void done(String what, long nanos) {
        long rows = Objects.requireNonNull(running.remove(what));
        out.printf(
                Locale.ROOT,
                "%s  %-26s%15s%8.1f s%n",
                live ? CLEAR_LINE : "",
                what,
                rows == 0 ? "" : String.format(Locale.ROOT, "%,d rows", rows),
                nanos / 1e9);
        if (live) {
            repaint();
        }
        out.flush();
    }

    private void repaint() {
        if (!running.isEmpty()) {
            out.print(
                    running.entrySet().stream()
                            .map(Progress::counter)
                            .collect(Collectors.joining(" | ", CLEAR_LINE + "  … ", "")));
            out.flush();
        }
    }

    private static String counter(Map.Entry<String, Long> stage) {
        String what = stage.getKey().replaceAll(" +", " ");
        return stage.getValue() == 0
                ? what
                : String.format(Locale.ROOT, "%s %,d", what, stage.getValue());
    }
}
