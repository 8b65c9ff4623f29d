package io.tauro.internal.execute;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Settles who works on an operator: its own thread, or one that wants it to give memory back. The
 * operator takes its turn for each batch. Whoever asks it to spill does so at once if the turn is
 * free or the asking thread's own, and otherwise leaves a wish that the operator looks at between
 * batches: a thread never waits for another one here, so there is no deadlock.
 */
final class OperatorTurn {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean wish;

    void begin() {
        lock.lock();
    }

    void end() {
        lock.unlock();
    }

    /** Spills now, or leaves the wish. */
    boolean ask(BooleanSupplier spill) {
        if (!lock.tryLock()) {
            wish = true;
            return false;
        }
        try {
            return spill.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody wants it to spill; asked between batches, and forgotten by that. */
    boolean takeWish() {
        boolean wanted = wish;
        if (wanted) {
            wish = false;
        }
        return wanted;
    }
}
