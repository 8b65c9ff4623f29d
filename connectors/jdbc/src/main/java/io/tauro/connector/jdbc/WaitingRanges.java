package io.tauro.connector.jdbc;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of a scan for which no connection is free. Another range of the scan is being read, and
 * whoever reads it reads them afterwards: a scan waits for a connection while it has none, and
 * never for a second one, since who has one may be waiting for a thread. Thread-safe.
 */
final class WaitingRanges {

    private final Deque<Range> waiting = new ArrayDeque<>();
    private int running;

    /** Starts to read a range: when there is a connection, or only if there is one now. */
    interface Range extends Function<Boolean, Optional<BatchReader>> {}

    /** A reader of a range, or of none if it has to wait. */
    BatchReader open(Range range) {
        begun();
        Optional<BatchReader> reader = readerOf(range);
        return reader.isPresent() ? new Running(reader.get()) : new NoRows();
    }

    private synchronized void begun() {
        running++;
    }

    /** Waits for a connection only if nobody reads a range, and none is held therefore. */
    private Optional<BatchReader> readerOf(Range range) {
        Optional<BatchReader> reader = started(range, false);
        if (reader.isPresent()) {
            return reader;
        }
        synchronized (this) {
            if (running > 1) {
                running--;
                waiting.add(range);
                return Optional.empty();
            }
        }
        return started(range, true);
    }

    private Optional<BatchReader> started(Range range, boolean waits) {
        boolean done = false;
        try {
            Optional<BatchReader> reader = range.apply(waits);
            done = true;
            return reader;
        } finally {
            if (!done) {
                ended();
            }
        }
    }

    private synchronized void ended() {
        running--;
    }

    /** The next one to read for who has read another; none if it was the last one. */
    private synchronized Optional<Range> next() {
        Range next = waiting.poll();
        if (next == null) {
            running--;
        }
        return Optional.ofNullable(next);
    }

    private final class Running implements BatchReader {

        private @Nullable BatchReader reader;

        Running(BatchReader reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable Batch next() {
            while (true) {
                BatchReader current = reader;
                Batch batch = current == null ? null : current.next();
                if (current == null || batch != null) {
                    return batch;
                }
                current.close();
                reader = null;
                reader =
                        WaitingRanges.this
                                .next()
                                .flatMap(WaitingRanges.this::readerOf)
                                .orElse(null);
            }
        }

        @Override
        public void close() {
            BatchReader current = reader;
            if (current != null) {
                reader = null;
                current.close();
                ended();
            }
        }
    }
}
