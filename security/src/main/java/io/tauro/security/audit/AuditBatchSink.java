package io.tauro.security.audit;

import java.util.List;

/**
 * A sink that takes several records as cheaply as one: the records of all queries that wait at the
 * same time are made durable by one call. Called by one thread at a time.
 */
public interface AuditBatchSink extends AuditSink {

    /**
     * Takes records, all or none; when it returns, they are as durable as the sink makes them.
     *
     * @param events at least one, in their order
     * @throws RuntimeException if it cannot; the queries of all of them then fail, if their audit
     *     is required
     */
    void writeAll(List<AuditEvent> events);

    @Override
    default void write(AuditEvent event) {
        writeAll(List.of(event));
    }
}
