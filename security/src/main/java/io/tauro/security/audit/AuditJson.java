package io.tauro.security.audit;

import java.util.List;
import java.util.SortedMap;

/**
 * An event as a tree of JSON: the plain fields, and beside them those of the class Datastore
 * Activity of OCSF.
 */
final class AuditJson {

    private AuditJson() {}

    static SortedMap<String, Object> tree(AuditEvent event) {
        SortedMap<String, Object> json = OcsfFields.of(event);
        json.put("timestamp", event.timestamp().toString());
        json.put("query_id", event.queryId());
        json.put("phase", event.phase().name());
        json.put("operation", event.operation().name());
        json.put("status", event.status().name());
        json.put("principal", event.principal());
        event.tenant().ifPresent(tenant -> json.put("tenant", tenant));
        event.actor().session().ifPresent(session -> json.put("session", session));
        json.put("table", event.table());
        json.put("tables", event.tables());
        event.statement().sql().ifPresent(sql -> json.put("sql", sql));
        event.fingerprint().ifPresent(print -> json.put("fingerprint", print));
        access(json, event.access());
        event.reason().ifPresent(reason -> json.put(reasonKey(event.status()), reason));
        event.rowCount().ifPresent(rows -> json.put("row_count", rows));
        event.outcome().bytes().ifPresent(bytes -> json.put("bytes", bytes));
        if (!event.details().isEmpty()) {
            json.put("details", event.details());
        }
        return json;
    }

    private static void access(SortedMap<String, Object> json, AuditAccess access) {
        list(json, "policies", access.policies());
        list(json, "columns", access.columns());
        list(json, "masks", access.masks());
        list(json, "filters", access.filters());
        list(json, "keys", access.keys());
        access.edgeCheck()
                .ifPresent(
                        check -> json.put("edge_check", check == EdgeCheck.FULL ? "full" : "plan"));
    }

    private static void list(SortedMap<String, Object> json, String key, List<String> entries) {
        if (!entries.isEmpty()) {
            json.put(key, entries);
        }
    }

    static String reasonKey(AuditStatus status) {
        return status == AuditStatus.DENIED ? "denial_reason" : "reason";
    }
}
