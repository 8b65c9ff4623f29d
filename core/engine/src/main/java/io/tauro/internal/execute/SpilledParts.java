package io.tauro.internal.execute;

import io.tauro.internal.spill.RowRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Parts that wait to be read, those of the part that was read last first, so that little is on disk
 * at once. Closes each file when its last part has been read. Not thread-safe.
 */
final class SpilledParts<T> implements AutoCloseable {

    /**
     * @param tag what whoever reads it has to know
     * @param level at which it is to be cut again
     */
    record Part<T>(RowRun rows, T tag, int level) {}

    private record Waiting<T>(Partitions partitions, T tag, int next) {}

    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();

    /** Takes partitions over; no more rows are added to them. */
    void push(Partitions partitions, T tag) {
        partitions.finish();
        waiting.push(new Waiting<>(partitions, tag, 0));
    }

    /** The next part; empty if there is none. The one before is not read any more. */
    Optional<Part<T>> next() {
        while (!waiting.isEmpty()) {
            Waiting<T> top = waiting.pop();
            for (int part = top.next(); part < Partitions.COUNT; part++) {
                Optional<RowRun> run = top.partitions().take(part);
                if (run.isPresent()) {
                    waiting.push(new Waiting<>(top.partitions(), top.tag(), part + 1));
                    return Optional.of(
                            new Part<>(run.get(), top.tag(), top.partitions().level() + 1));
                }
            }
            top.partitions().close();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        waiting.forEach(one -> one.partitions().close());
        waiting.clear();
    }
}
