package io.tauro.attack;

import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditSink;
import java.util.ArrayList;
import java.util.List;

/** The records of the audit, as their lines. */
final class AuditLines implements AuditSink {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void write(AuditEvent event) {
        lines.add(event.toJson());
    }

    /** Those since the last call, without what differs from query to query. */
    synchronized List<String> take() {
        List<String> taken =
                lines.stream()
                        .map(
                                line ->
                                        line.replaceAll(
                                                "\"(timestamp|query_id)\":\"[^\"]*\"|\"duration_ms\":\\d+",
                                                "-"))
                        .toList();
        lines.clear();
        return taken;
    }
}
