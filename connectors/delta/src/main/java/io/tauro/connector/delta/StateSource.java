package io.tauro.connector.delta;

/** What a scan reads: each call may give a later state, unless a version was asked for. */
@FunctionalInterface
interface StateSource {

    TableState current();

    /** Always the same. */
    static StateSource of(TableState state) {
        return () -> state;
    }
}
