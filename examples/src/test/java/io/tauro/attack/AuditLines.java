package io.tauro.attack;

import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditSink;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The records of the audit, as their lines. */
final class AuditLines implements AuditSink {

    private static final Pattern VARIES =
            Pattern.compile(
                    "\"(timestamp|fingerprint)\":\"[^\"]*\"|\"(time|duration|duration_ms)\":\\d+"
                            + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void write(AuditEvent event) {
        lines.add(event.toJson());
    }

    /** Those since the last call, without what differs from query to query. */
    synchronized List<String> take() {
        List<String> taken =
                lines.stream().map(line -> VARIES.matcher(line).replaceAll("-")).toList();
        lines.clear();
        return taken;
    }
}
