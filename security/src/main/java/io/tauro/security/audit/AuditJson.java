package io.tauro.security.audit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an event as one line of JSON. Whatever a name holds, it stays within its quotes and its
 * line.
 */
final class AuditJson {

    private AuditJson() {}

    static String write(AuditEvent event) {
        StringBuilder json = new StringBuilder("{");
        text(json, "timestamp", event.timestamp().toString());
        text(json, "query_id", event.queryId());
        text(json, "principal", event.principal());
        event.tenant().ifPresent(tenant -> text(json, "tenant", tenant));
        text(json, "operation", event.operation().name());
        raw(json, "tables", list(event.tables()));
        text(json, "status", event.status().name());
        event.reason().ifPresent(reason -> text(json, reasonKey(event), reason));
        event.rowCount().ifPresent(rows -> raw(json, "row_count", Long.toString(rows)));
        event.duration()
                .ifPresent(
                        duration -> raw(json, "duration_ms", Long.toString(duration.toMillis())));
        text(json, "fingerprint", event.fingerprint());
        return json.append('}').toString();
    }

    private static String reasonKey(AuditEvent event) {
        return event.status() == AuditStatus.DENIED ? "denial_reason" : "reason";
    }

    private static String list(List<String> names) {
        return names.stream().map(AuditJson::quote).collect(Collectors.joining(",", "[", "]"));
    }

    private static void text(StringBuilder json, String key, String value) {
        raw(json, key, quote(value));
    }

    private static void raw(StringBuilder json, String key, String value) {
        json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(key)
                .append("\":")
                .append(value);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        point -> {
                            if (point == '"' || point == '\\') {
                                quoted.append('\\').append((char) point);
                            } else if (mustEscape(point)) {
                                for (char unit : Character.toChars(point)) {
                                    quoted.append(
                                            String.format(Locale.ROOT, "\\u%04x", (int) unit));
                                }
                            } else {
                                quoted.appendCodePoint(point);
                            }
                        });
        return quoted.append('"').toString();
    }

    /**
     * Control, line and paragraph separators, format characters (direction marks among them) and
     * lone surrogates.
     */
    private static boolean mustEscape(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
