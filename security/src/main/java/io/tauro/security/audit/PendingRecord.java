package io.tauro.security.audit;

import java.util.concurrent.CompletableFuture;

/** A record on its way to the sinks. */
final class PendingRecord {

    /** How it went on. */
    sealed interface Result {}

    /** All sinks that are needed have it. */
    record Written() implements Result {}

    /** A sink that is needed does not have it. */
    record NotWritten(String sink, Throwable cause) implements Result {}

    /** Nobody waits any more. */
    record Abandoned() implements Result {}

    final AuditEvent event;
    final boolean mustBeRecorded;
    final CompletableFuture<Result> result = new CompletableFuture<>();

    PendingRecord(AuditEvent event, boolean mustBeRecorded) {
        this.event = event;
        this.mustBeRecorded = mustBeRecorded;
    }

    /** A sink did not take it. */
    void failed(AuditDestination destination, Throwable cause) {
        if (destination.isNeeded(mustBeRecorded)) {
            result.complete(new NotWritten(destination.sink().getClass().getSimpleName(), cause));
        }
    }

    /** All sinks have been asked. */
    void done() {
        result.complete(new Written());
    }
}
