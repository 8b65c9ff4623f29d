package io.tauro.spi;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the threads of a query when to stop, and why. Thread-safe; goes from running to cancelled
 * once.
 */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private volatile @Nullable Reason reason;

    private record Reason(ErrorCode code, String text) {}

    /** Whether to stop. Cheap: ask at least once a batch. */
    public boolean isCancelled() {
        return reason != null;
    }

    /**
     * Stops if it is time to.
     *
     * @throws TauroException the error that the cancellation was made with
     */
    public void throwIfCancelled() {
        Reason why = reason;
        if (why != null) {
            throw new TauroException(why.code(), why.text());
        }
    }

    /**
     * Cancels, unless that has happened already, and tells the listeners, one after the other, on
     * this thread.
     */
    public void cancel(ErrorCode code, String text) {
        List<Runnable> toTell;
        synchronized (listeners) {
            if (reason != null) {
                return;
            }
            reason = new Reason(code, text);
            toTell = List.copyOf(listeners);
            listeners.clear();
        }
        toTell.forEach(Runnable::run);
    }

    /**
     * Registers what to do on cancellation, such as telling a server. It must be quick and not
     * throw; it runs at once if that has happened already. Close the registration when there is
     * nothing to cancel any more.
     */
    public Registration onCancel(Runnable listener) {
        synchronized (listeners) {
            if (reason == null) {
                listeners.add(listener);
                return () -> remove(listener);
            }
        }
        listener.run();
        return () -> {};
    }

    /** How many registrations have neither been closed nor told: none once a query has ended. */
    public int listeners() {
        synchronized (listeners) {
            return listeners.size();
        }
    }

    private void remove(Runnable listener) {
        synchronized (listeners) {
            listeners.remove(listener);
        }
    }

    /** A listener's place in the list. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
