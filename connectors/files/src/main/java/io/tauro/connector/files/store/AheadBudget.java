package io.tauro.connector.files.store;

/**
 * How many bytes the readers of a store may hold ahead of being asked for them. Each has its share,
 * so that one that rests does not keep the others from reading ahead. Nobody waits for it: who gets
 * nothing reads what he needs, when he needs it. Thread-safe.
 */
final class AheadBudget {

    private final long capacity;
    private long used;
    private long most;
    private int readers;

    AheadBudget(long capacity) {
        this.capacity = capacity;
    }

    synchronized void join() {
        readers++;
    }

    synchronized void leave() {
        readers--;
    }

    /** What one reader may hold. */
    synchronized long share() {
        return capacity / Math.max(1, readers);
    }

    /**
     * @param held what the reader has already
     */
    synchronized boolean take(long bytes, long held) {
        if (used + bytes > capacity || held + bytes > capacity / Math.max(1, readers)) {
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
