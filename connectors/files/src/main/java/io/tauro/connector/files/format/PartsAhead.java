package io.tauro.connector.files.format;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a scan, which are read about in their order: while some are read, the next ones are
 * prepared, the more of them the more have been read. Nothing is while the first part may be all
 * that is wanted, and nothing any more once a reader is closed before its end. Thread-safe.
 */
public final class PartsAhead {

    /** No more parts are prepared than that. */
    private static final int MOST_PARTS = 16;

    /** Nor more than it takes to have so many bytes on the way. */
    private static final long MOST_BYTES = 64L << 20;

    private final int count;
    private final Preparation preparation;
    private final Optional<Executor> helpers;
    private final Map<Integer, Slot> slots = new TreeMap<>();
    private int next;
    private int opened;
    private long usual;
    private boolean stopped;
    private volatile @Nullable Ahead ahead;

    /** Begins to read a part. */
    public interface Preparation {

        /**
         * @param part its place among the others
         */
        PreparedPart prepare(int part, ReadContext context);
    }

    /**
     * @param count how many parts there are
     * @param helpers who prepares; empty if that is not worth it
     */
    public PartsAhead(int count, Preparation preparation, Optional<Executor> helpers) {
        this.count = count;
        this.preparation = preparation;
        this.helpers = helpers;
    }

    /** A part that is prepared on another thread, or by whoever needs it first. */
    private static final class Slot extends FutureTask<PreparedPart> {

        Slot(Preparation preparation, int part, ReadContext context) {
            super(() -> preparation.prepare(part, context));
        }

        /** What turns out to be unwanted when it is there is closed. */
        @Override
        protected void set(PreparedPart part) {
            super.set(part);
            if (isCancelled()) {
                part.close();
            }
        }

        void discard() {
            cancel(true);
            if (!isCancelled()) {
                try {
                    get().close();
                } catch (ExecutionException | CancellationException e) {
                    // It failed, which matters to nobody.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        PreparedPart awaited() {
            run();
            try {
                return get();
            } catch (InterruptedException e) {
                discard();
                Thread.currentThread().interrupt();
                throw new TauroException(
                        ErrorCode.QUERY_CANCELLED,
                        "Reading a file was interrupted. Run the query again.");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new IllegalStateException(e.getCause());
            }
        }

        long bytes(long otherwise) {
            try {
                return isDone() ? get().bytes() : otherwise;
            } catch (ExecutionException | InterruptedException | CancellationException e) {
                return 0;
            }
        }
    }

    /**
     * Reads a part.
     *
     * @param part its place among the others
     */
    public BatchReader open(int part, ReadContext context) {
        Slot slot = begin(part);
        PreparedPart prepared = slot == null ? preparation.prepare(part, context) : slot.awaited();
        synchronized (this) {
            usual = prepared.bytes();
        }
        BatchReader reader = prepared.open(context);
        if (helpers.isEmpty() || context.query().isEmpty()) {
            return reader;
        }
        try {
            prepareNext(context, 0);
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        return new PartReader(this, reader, context);
    }

    private @Nullable Slot begin(int part) {
        Slot slot;
        boolean over;
        synchronized (this) {
            opened++;
            next = Math.max(next, part + 1);
            slot = slots.remove(part);
            over = next >= count && slots.isEmpty();
        }
        Ahead known = ahead;
        if (over && known != null) {
            known.remove(this);
        }
        return slot;
    }

    /** A part that is not read after all. */
    public void skip(int part) {
        Slot slot = begin(part);
        if (slot != null) {
            slot.discard();
        }
    }

    /**
     * @param least so many in any case
     */
    void prepareNext(ReadContext context, int least) {
        for (Slot slot : begun(context, least)) {
            Ahead known = ahead;
            if (known == null) {
                QueryScope query = context.query().orElseThrow();
                known = (Ahead) query.keep(Ahead.class, Ahead::new);
                ahead = known;
            }
            known.add(this);
            try {
                helpers.orElseThrow().execute(slot);
            } catch (RejectedExecutionException closed) {
                // Whoever needs it prepares it, and finds out.
                return;
            }
        }
    }

    private synchronized List<Slot> begun(ReadContext context, int least) {
        int most = Math.max(least, opened < 2 ? 0 : 1 << Math.min(opened - 1, 10));
        List<Slot> begun = new ArrayList<>();
        while (!stopped
                && next < count
                && slots.size() < Math.min(most, MOST_PARTS)
                && bytesAhead() < MOST_BYTES) {
            Slot slot = new Slot(preparation, next, context);
            slots.put(next, slot);
            begun.add(slot);
            next++;
        }
        return begun;
    }

    /** Those of which it is not known yet take about as many as one before. */
    private long bytesAhead() {
        return slots.values().stream().mapToLong(slot -> slot.bytes(usual)).sum();
    }

    /** Nothing more is wanted, as far as is known. */
    void stop() {
        List<Slot> unwanted;
        synchronized (this) {
            stopped = true;
            unwanted = new ArrayList<>(slots.values());
            slots.clear();
        }
        unwanted.forEach(Slot::discard);
    }

    /** What is prepared for a query; its end makes it unwanted. */
    private static final class Ahead implements QueryScope.Kept {

        private final Set<PartsAhead> scans = Collections.newSetFromMap(new IdentityHashMap<>());

        synchronized void add(PartsAhead scan) {
            scans.add(scan);
        }

        synchronized void remove(PartsAhead scan) {
            scans.remove(scan);
        }

        @Override
        public void close() {
            List<PartsAhead> all;
            synchronized (this) {
                all = List.copyOf(scans);
            }
            all.forEach(PartsAhead::stop);
        }
    }
}
