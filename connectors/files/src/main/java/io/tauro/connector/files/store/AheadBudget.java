package io.tauro.connector.files.store;

import java.util.IdentityHashMap;

/**
 * How many bytes the readers of a store may hold ahead of being asked for them. Each query has its
 * share, so that one that rests does not keep the others from reading ahead. Nobody waits for it:
 * who gets nothing reads what he needs, when he needs it. Thread-safe.
 */
final class AheadBudget {

    private final long capacity;
    private final IdentityHashMap<Object, AheadShare> shares = new IdentityHashMap<>();
    private int sharing;
    private long used;
    private long most;

    AheadBudget(long capacity) {
        this.capacity = capacity;
    }

    /**
     * The share of a query, for one of its readers, which has to {@link #leave} it.
     *
     * @param query what all readers of the query have in common
     */
    synchronized AheadShare join(Object query) {
        AheadShare share = shares.computeIfAbsent(query, one -> new AheadShare(this, one));
        share.members++;
        return share;
    }

    synchronized void leave(AheadShare share) {
        share.members--;
        if (share.members == 0) {
            shares.remove(share.query());
        }
    }

    /** A share whose first reader has begun to read ahead, or whose last one has ended. */
    synchronized void sharing(int more) {
        sharing += more;
    }

    /** What one query may hold: never all, so that there is something left for the next one. */
    synchronized long share() {
        return Math.min(capacity / 4 * 3, capacity / Math.max(1, sharing));
    }

    /**
     * @param held what the query has already
     */
    synchronized boolean take(long bytes, long held) {
        if (used + bytes > capacity || held + bytes > share()) {
            return false;
        }
        used += bytes;
        most = Math.max(most, used);
        return true;
    }

    synchronized void giveBack(long bytes) {
        used -= bytes;
    }

    synchronized long used() {
        return used;
    }

    /** The most that was ever held. */
    synchronized long most() {
        return most;
    }
}
