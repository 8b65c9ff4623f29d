package io.tauro.connector.delta;

import io.tauro.spi.Cancellation;
import io.tauro.spi.QueryScope;
import org.jspecify.annotations.Nullable;

/**
 * The state of a table that all scans of a query see: that of the moment when the first of them
 * asks. Thread-safe.
 */
final class PinnedState implements QueryScope.Kept {

    private final StateSource states;
    private @Nullable TableState pinned;

    private PinnedState(StateSource states) {
        this.states = states;
    }

    static TableState of(StateSource states, QueryScope query) {
        return ((PinnedState) query.keep(states, () -> new PinnedState(states)))
                .state(query.cancellation());
    }

    private synchronized TableState state(Cancellation cancellation) {
        TableState known = pinned;
        if (known == null) {
            known = states.current(cancellation);
            pinned = known;
        }
        return known;
    }

    @Override
    public void close() {}
}
