package io.tauro.spi;

import io.tauro.table.TableSource;
import java.util.stream.Stream;

/** One connection to a source. Thread-safe; lives as long as the context that owns it. */
public interface Connector extends AutoCloseable {

    /**
     * A table of the source, its schema read from there.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4004} or {@code TAURO-4008} if there is
     *     none, {@code TAURO-40xx} if the source cannot be asked
     */
    SourceTable table(TableSource source);

    /**
     * The tables that the source has, in the order of their names; empty if it cannot tell. To be
     * closed.
     */
    default Stream<TableSource> discover() {
        return Stream.empty();
    }

    /** Whether the source answers. Contacts it, within a few seconds. */
    default Health health() {
        return Health.UNKNOWN;
    }

    /** Whether the source answers, and the error if it does not. Contacts it. */
    default ConnectionHealth check() {
        return ConnectionHealth.of(health());
    }

    /** What it has done so far. Does not contact the source. */
    default ConnectionMetrics metrics() {
        return ConnectionMetrics.NONE;
    }

    /** Releases all that it holds; readers that are open fail. Idempotent. */
    @Override
    void close();
}
