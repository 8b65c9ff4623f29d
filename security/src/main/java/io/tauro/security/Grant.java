package io.tauro.security;

import io.tauro.identity.Principal;
import io.tauro.security.audit.AuditAccess;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leave to read some tables, given by the enforcer to one principal under one version of the
 * policies, and what of them it sees. Immutable. Nobody else can make one, so what holds one has
 * been authorised.
 */
public final class Grant {

    private final Principal principal;
    private final Set<String> tables;
    private final Map<String, TableAccess> accesses;
    private final Map<String, Set<String>> byPolicy;
    private final Map<String, Set<String>> tags;
    private final long policyVersion;
    private final boolean auditRequired;
    private final AuditAccess audited;

    /**
     * @param tables that may be read
     * @param readings of those whose accesses are known
     * @param accesses one for each of the readings
     */
    Grant(
            Principal principal,
            Set<String> tables,
            Collection<Reading> readings,
            Collection<TableAccess> accesses,
            long policyVersion,
            boolean auditRequired,
            AuditAccess audited) {
        this.principal = principal;
        this.tables = keys(tables);
        this.policyVersion = policyVersion;
        this.auditRequired = auditRequired;
        this.audited = audited;
        Map<String, TableAccess> seen = new HashMap<>();
        accesses.forEach(access -> seen.put(key(access.table()), access));
        Map<String, Set<String>> read = new HashMap<>();
        Map<String, Set<String>> tagged = new HashMap<>();
        for (Reading reading : readings) {
            read.put(key(reading.table()), keys(reading.byPolicy()));
            tagged.put(key(reading.table()), reading.tags());
        }
        this.accesses = Map.copyOf(seen);
        this.byPolicy = Map.copyOf(read);
        this.tags = Map.copyOf(tagged);
    }

    private static Set<String> keys(Set<String> names) {
        return names.stream().map(Grant::key).collect(Collectors.toUnmodifiableSet());
    }

    private static String key(String table) {
        return table.toLowerCase(Locale.ROOT);
    }

    /** Who may read. */
    public Principal principal() {
        return principal;
    }

    /** The version of the policies that was asked. */
    public long policyVersion() {
        return policyVersion;
    }

    /** Whether the query must fail if it cannot be audited. */
    public boolean auditRequired() {
        return auditRequired;
    }

    /** By which policies it was given, for audit records. */
    public AuditAccess audited() {
        return audited;
    }

    /** Whether the table, by its name without regard to case, is among those that may be read. */
    public boolean covers(String table) {
        return tables.contains(key(table));
    }

    /** What the principal sees of a table or view; empty if that was not asked. */
    public Optional<TableAccess> access(String table) {
        return Optional.ofNullable(accesses.get(key(table)));
    }

    /** What the principal sees of all that it reads. */
    public Collection<TableAccess> accesses() {
        return accesses.values();
    }

    /** Whether the conditions of a table's policy read another one, for whoever asks. */
    public boolean covers(String table, String byPolicyOf) {
        return byPolicy.getOrDefault(key(byPolicyOf), Set.of()).contains(key(table));
    }

    /** Whether the conditions of some policy read a table, for whoever asks. */
    public boolean coversByPolicy(String table) {
        return byPolicy.values().stream().anyMatch(read -> read.contains(key(table)));
    }

    /** The tags that a table had. */
    Set<String> tags(String table) {
        return tags.getOrDefault(key(table), Set.of());
    }
}
