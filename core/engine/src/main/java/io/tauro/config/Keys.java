package io.tauro.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All keys that a configuration file can have, by section, but those of connectors. */
final class Keys {

    static final List<String> ROOT =
            List.of(
                    "context",
                    "connections",
                    "tables",
                    "schemas",
                    "views",
                    "materialized",
                    "policies",
                    "tag_policies",
                    "keys",
                    "principals",
                    "identity_providers",
                    "tenants",
                    "audit",
                    "lineage");

    static final List<String> CONTEXT =
            List.of(
                    "name",
                    "default_access",
                    "dialect",
                    "memory",
                    "query_memory",
                    "query_timeout",
                    "query_timeout_seconds",
                    "max_concurrent_queries",
                    "threads",
                    "spill_directory",
                    "pushdown",
                    "source_budget",
                    "limits");

    static final List<String> SOURCE_BUDGET = List.of("rows", "bytes", "reads");

    static final List<String> LIMITS =
            List.of(
                    "sql_length",
                    "nesting",
                    "list_items",
                    "joins",
                    "plan_nodes",
                    "planning",
                    "planning_seconds",
                    "folded_constants",
                    "queries_per_principal");

    static final List<String> TABLE =
            List.of(
                    "connection_id",
                    "connector_type",
                    "source_type",
                    "table_name",
                    "query",
                    "path",
                    "format",
                    "partitions",
                    "options",
                    "schema",
                    "version",
                    "timestamp",
                    "rows",
                    "cache_strategy",
                    "cache_ttl_seconds",
                    "tags",
                    "description",
                    "tenant");

    static final List<String> SCHEMA = List.of("connection_id", "include", "exclude", "as");

    static final List<String> POLICY =
            List.of(
                    "allowed_roles",
                    "denied_roles",
                    "row_level_filters",
                    "restrictive_filters",
                    "field_policies",
                    "known_columns",
                    "audit_all_access",
                    "requires_encryption",
                    "verify_rows",
                    "tenant_column");

    static final List<String> TENANT =
            List.of(
                    "memory",
                    "max_concurrent_queries",
                    "source_budget",
                    "tables",
                    "schemas",
                    "views",
                    "policies");

    static final List<String> FIELD_POLICY =
            List.of(
                    "access_level",
                    "mask",
                    "expression",
                    "key",
                    "deterministic",
                    "domain",
                    "at_source",
                    "type",
                    "row_key",
                    "allowed_roles");

    static final List<String> TAG_POLICY = List.of("field_policies");

    static final List<String> KEY =
            List.of(
                    "provider",
                    "keyset",
                    "keyset_file",
                    "keyset_folder",
                    "keystore",
                    "keystore_type",
                    "keystore_password",
                    "alias");

    static final List<String> PRINCIPAL =
            List.of("roles", "tenant", "attributes", "password_hash", "api_keys");

    static final List<String> API_KEY = List.of("id", "hash", "expires");

    static final List<String> IDENTITY_PROVIDER =
            List.of(
                    "type",
                    "issuer",
                    "audience",
                    "jwks_url",
                    "jwks_file",
                    "algorithms",
                    "clock_skew",
                    "clock_skew_seconds",
                    "key_lifetime",
                    "key_lifetime_seconds",
                    "timeout",
                    "timeout_seconds",
                    "id_claim",
                    "roles_claim",
                    "tenant_claim",
                    "attributes");

    static final List<String> AUDIT =
            List.of(
                    "file",
                    "on_failure",
                    "chain",
                    "timeout",
                    "timeout_seconds",
                    "queue",
                    "rotate_size",
                    "rotate_every",
                    "rotate_every_seconds",
                    "checkpoints",
                    "fingerprint_key",
                    "logger");

    static final List<String> CHECKPOINTS = List.of("file", "every", "key");

    static final List<String> LINEAGE = List.of("store", "connection_id");

    private Keys() {}

    /** The keys by the name of their section; the empty name is the top of the file. */
    static Map<String, List<String>> bySection() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put("", ROOT);
        sections.put("context", CONTEXT);
        sections.put("context.source_budget", SOURCE_BUDGET);
        sections.put("context.limits", LIMITS);
        sections.put("tables", TABLE);
        sections.put("schemas", SCHEMA);
        sections.put("policies", POLICY);
        sections.put("policies.field_policies", FIELD_POLICY);
        sections.put("tag_policies", TAG_POLICY);
        sections.put("keys", KEY);
        sections.put("principals", PRINCIPAL);
        sections.put("principals.api_keys", API_KEY);
        sections.put("identity_providers", IDENTITY_PROVIDER);
        sections.put("tenants", TENANT);
        sections.put("audit", AUDIT);
        sections.put("audit.checkpoints", CHECKPOINTS);
        sections.put("lineage", LINEAGE);
        return sections;
    }
}
