package io.tauro.security.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From a tree of JSON back to the event that it was made of. */
final class AuditRecordReader {

    private final Map<String, Object> json;

    private AuditRecordReader(Map<String, Object> json) {
        this.json = json;
    }

    /**
     * @throws IllegalArgumentException if it is no record
     */
    static AuditEvent event(Map<String, Object> json) {
        return new AuditRecordReader(json).event();
    }

    private AuditEvent event() {
        AuditStatus status = AuditStatus.valueOf(required("status"));
        Optional<Duration> duration =
                Optional.ofNullable(number("duration")).map(Duration::ofMillis);
        return new AuditEvent(
                Instant.parse(required("timestamp")),
                required("query_id"),
                AuditPhase.valueOf(required("phase")),
                Operation.valueOf(required("operation")),
                status,
                new AuditActor(required("principal"), text("tenant"), text("session")),
                list("tables"),
                new AuditStatement(text("sql"), text("fingerprint")),
                new AuditAccess(
                        list("policies"),
                        list("columns"),
                        list("masks"),
                        list("filters"),
                        list("keys"),
                        text("edge_check")
                                .map(word -> EdgeCheck.valueOf(word.toUpperCase(Locale.ROOT)))),
                new AuditOutcome(
                        text(AuditJson.reasonKey(status)),
                        count("row_count"),
                        count("bytes"),
                        duration),
                details());
    }

    private String required(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException("No " + key));
    }

    private Optional<String> text(String key) {
        return json.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private @Nullable Long number(String key) {
        return json.get(key) instanceof Long number ? number : null;
    }

    private OptionalLong count(String key) {
        Long number = number(key);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private List<String> list(String key) {
        return json.get(key) instanceof List<?> entries
                ? entries.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        if (json.get("details") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> details.put(String.valueOf(key), String.valueOf(value)));
        }
        return details;
    }
}
