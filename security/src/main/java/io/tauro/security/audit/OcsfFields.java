package io.tauro.security.audit;

import java.util.SortedMap;

/**
 * The fields of the class Datastore Activity (6005) of the Open Cybersecurity Schema Framework,
 * version 1.3.0. Its {@code table} is an object; here the name is taken by the plain field, and the
 * constraint that one of {@code database}, {@code databucket} and {@code table} be there is met by
 * {@code database}.
 */
final class OcsfFields {

    static final String VERSION = "1.3.0";

    private static final long CLASS = 6005;

    private OcsfFields() {}

    /** Datastore Activity's {@code activity_id}, with its caption. */
    private enum Activity {
        READ(1, "Read"),
        UPDATE(2, "Update"),
        CONNECT(3, "Connect"),
        QUERY(4, "Query"),
        WRITE(5, "Write"),
        DELETE(7, "Delete"),
        LIST(8, "List"),
        OTHER(99, "Other");

        private final long id;
        private final String caption;

        Activity(long id, String caption) {
            this.id = id;
            this.caption = caption;
        }
    }

    static SortedMap<String, Object> of(AuditEvent event) {
        Activity activity = activity(event.operation());
        SortedMap<String, Object> json = Json.tree();
        json.put("activity_id", activity.id);
        json.put("activity_name", activity.caption);
        json.put("actor", actor(event.actor()));
        json.put("category_name", "Application Activity");
        json.put("category_uid", 6L);
        json.put("class_name", "Datastore Activity");
        json.put("class_uid", CLASS);
        json.put("database", database());
        event.duration().ifPresent(duration -> json.put("duration", duration.toMillis()));
        json.put("metadata", metadata(event.queryId()));
        json.put("query_info", query(event));
        json.put("severity_id", severity(event));
        json.put("src_endpoint", one("svc_name", "tauro"));
        json.put("status_id", status(event.status()));
        event.reason().ifPresent(reason -> json.put("status_detail", reason));
        json.put("time", event.timestamp().toEpochMilli());
        json.put("type_id", 1L);
        json.put("type_uid", CLASS * 100 + activity.id);
        return json;
    }

    private static Activity activity(Operation operation) {
        return switch (operation) {
            case SELECT -> Activity.QUERY;
            case INSERT -> Activity.WRITE;
            case UPDATE -> Activity.UPDATE;
            case DELETE -> Activity.DELETE;
            case EXPORT -> Activity.READ;
            case EXPLAIN, METADATA -> Activity.LIST;
            case LOGIN -> Activity.CONNECT;
            case POLICY_CHANGE, KEY_USE, EDGE_CHECK, AUDIT -> Activity.OTHER;
        };
    }

    private static SortedMap<String, Object> actor(AuditActor actor) {
        SortedMap<String, Object> user = one("uid", actor.principal());
        actor.tenant().ifPresent(tenant -> user.put("org", one("name", tenant)));
        SortedMap<String, Object> json = Json.tree();
        json.put("user", user);
        actor.session().ifPresent(session -> json.put("session", one("uid", session)));
        return json;
    }

    private static SortedMap<String, Object> database() {
        SortedMap<String, Object> json = one("name", "tauro");
        json.put("type_id", 1L);
        return json;
    }

    private static SortedMap<String, Object> metadata(String queryId) {
        SortedMap<String, Object> product = one("name", "Tauro");
        product.put("vendor_name", "Tauro");
        SortedMap<String, Object> json = one("correlation_uid", queryId);
        json.put("product", product);
        json.put("version", VERSION);
        return json;
    }

    private static SortedMap<String, Object> query(AuditEvent event) {
        SortedMap<String, Object> json = one("uid", event.queryId());
        json.put("query_string", event.statement().sql().orElse(""));
        event.outcome().bytes().ifPresent(bytes -> json.put("bytes", bytes));
        return json;
    }

    /** Informational; of what was refused medium, of what should not have been possible high. */
    private static long severity(AuditEvent event) {
        boolean broken =
                event.operation() == Operation.EDGE_CHECK
                        || event.operation() == Operation.AUDIT
                                && event.status() == AuditStatus.FAILED;
        if (broken) {
            return 4;
        }
        return event.status() == AuditStatus.DENIED ? 3 : 1;
    }

    private static long status(AuditStatus status) {
        return switch (status) {
            case SUCCESS -> 1;
            case DENIED, FAILED -> 2;
            case STARTED -> 0;
            case CANCELLED -> 99;
        };
    }

    private static SortedMap<String, Object> one(String key, String value) {
        SortedMap<String, Object> json = Json.tree();
        json.put(key, value);
        return json;
    }
}
