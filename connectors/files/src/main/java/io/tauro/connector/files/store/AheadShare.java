package io.tauro.connector.files.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What the readers of one query have sent ahead. Whenever there is room again, the reader that
 * began first comes first, so that one whose turn is still to come takes only what is left.
 * Thread-safe; its lock also guards what its readers plan.
 */
final class AheadShare {

    /**
     * So much is sent before anything of it is read; who reads is sent twice as much as he read.
     */
    private static final long FIRST = 8 << 20;

    private final AheadBudget budget;
    private final Object query;
    private final List<ReadAhead> readers = new ArrayList<>();
    private long held;
    private long read;
    private int active;
    private boolean pumping;
    private boolean again;

    /** Guarded by the lock of the budget. */
    int members;

    AheadShare(AheadBudget budget, Object query) {
        this.budget = budget;
        this.query = query;
    }

    Object query() {
        return query;
    }

    synchronized void add(ReadAhead reader) {
        if (readers.isEmpty()) {
            budget.sharing(1);
        }
        readers.add(reader);
    }

    synchronized void remove(ReadAhead reader, boolean wasActive) {
        readers.remove(reader);
        if (readers.isEmpty()) {
            budget.sharing(-1);
        }
        active -= wasActive ? 1 : 0;
    }

    /** A reader of those that are added is read from now on. */
    synchronized void activate() {
        active++;
    }

    /** What one of the readers that are read from may hold. */
    synchronized long ofOne() {
        return budget.share() / Math.max(1, active);
    }

    /** Whether so many bytes may be sent that nobody waits for: few as long as few were read. */
    synchronized boolean mayTake(long bytes) {
        return held == 0 || held + bytes <= FIRST + 2 * read;
    }

    synchronized void read(long bytes) {
        read += bytes;
    }

    synchronized boolean take(long bytes) {
        if (!budget.take(bytes, held)) {
            return false;
        }
        held += bytes;
        return true;
    }

    /** Bytes that nobody holds any more; others can be sent. */
    synchronized void giveBack(long bytes) {
        held -= bytes;
        budget.giveBack(bytes);
    }

    /** Sends what there is room for. A request that fails at once asks for it while it happens. */
    synchronized void pump() {
        again = true;
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (again) {
                again = false;
                pumpOnce();
            }
        } finally {
            pumping = false;
        }
    }

    private void pumpOnce() {
        for (ReadAhead reader : readers) {
            if (!reader.startSome()) {
                return;
            }
        }
    }
}
