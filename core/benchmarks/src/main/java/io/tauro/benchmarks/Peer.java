package io.tauro.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine that is compared: it answers one query at a time, on one thread. */
interface Peer extends AutoCloseable {

    /** What it is called in tables. */
    String name();

    /** Runs a query and reads every value of its result. */
    List<List<@Nullable Object>> run(String sql) throws Exception;

    /** What the last query moved and held, as far as the engine tells. */
    default Footprint footprint() {
        return Footprint.UNKNOWN;
    }

    /**
     * Whether its answers have to be those of the referee. Of one that is known to mean something
     * else here and there, differences are told and its times kept.
     */
    default boolean exact() {
        return true;
    }

    /** Whether it may go on after {@link #cancel}, and has to be stopped the hard way. */
    default boolean deaf() {
        return false;
    }

    /** Asks the query that runs to stop; from any thread. */
    void cancel();

    @Override
    void close() throws Exception;
}
