package io.tauro.security.audit;

import java.time.Instant;
import java.util.stream.Stream;

/** A sink that can give records back. */
public interface AuditHistory extends AuditSink {

    /**
     * The records that it has, oldest first, read while they are asked for. Close the stream.
     *
     * @param time records before it may be left out
     */
    Stream<AuditEvent> since(Instant time);
}
