package io.tauro.connector.delta;

import io.tauro.spi.Cancellation;

/** What a scan reads: each call may give a later state, unless a version was asked for. */
@FunctionalInterface
interface StateSource {

    /**
     * @param cancellation of the query that asks
     */
    TableState current(Cancellation cancellation);

    /** Always the same. */
    static StateSource of(TableState state) {
        return any -> state;
    }
}
