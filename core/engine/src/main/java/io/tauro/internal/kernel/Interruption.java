package io.tauro.internal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Tells kernels, which know nothing of queries, to stop in the middle of a batch: for those that
 * can take long for a few rows. A thread that runs a query says for which one it does.
 */
public final class Interruption {

    /** As many bytes of text a kernel looks at before it asks. */
    static final int EVERY_BYTES = 1 << 16;

    /** As many rows a loop over all rows of an operator handles before it asks. */
    private static final int EVERY_ROWS = 1 << 16;

    private static final ThreadLocal<@Nullable Runnable> CURRENT = new ThreadLocal<>();

    private Interruption() {}

    /**
     * The thread works for a query from now on; returns what it worked for before.
     *
     * @param check throws if the query has been cancelled
     */
    public static @Nullable Runnable begin(Runnable check) {
        Runnable before = CURRENT.get();
        CURRENT.set(check);
        return before;
    }

    /** The thread works for what it worked for before. */
    public static void end(@Nullable Runnable before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Stops a loop over many rows if it is time to look, and to stop. */
    public static void atRow(int row) {
        if ((row & EVERY_ROWS - 1) == 0) {
            throwIfCancelled();
        }
    }

    /** Stops the work if the query of the thread has been cancelled. */
    public static void throwIfCancelled() {
        Runnable check = CURRENT.get();
        if (check != null) {
            check.run();
        }
    }
}
