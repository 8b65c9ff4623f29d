package io.tauro.security.audit;

/**
 * Where audit records go. A log calls it from one thread, which is its own: a sink must not ask
 * queries of the context whose records it takes.
 */
public interface AuditSink extends AutoCloseable {

    /**
     * Takes one record; when it returns, the record is as durable as the sink makes it.
     *
     * @throws RuntimeException if it cannot; the query then fails, if its audit is required
     */
    void write(AuditEvent event);

    /** Releases what it holds. Idempotent. */
    @Override
    default void close() {}
}
