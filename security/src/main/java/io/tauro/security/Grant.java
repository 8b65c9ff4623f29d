package io.tauro.security;

import io.tauro.identity.Principal;
import io.tauro.security.audit.AuditAccess;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leave to read some tables, given by the enforcer to one principal under one version of the
 * policies. Immutable. Nobody else can make one, so what holds one has been authorised.
 */
public final class Grant {

    private final Principal principal;
    private final Set<String> tables;
    private final long policyVersion;
    private final boolean auditRequired;
    private final AuditAccess audited;

    Grant(
            Principal principal,
            Set<String> tables,
            long policyVersion,
            boolean auditRequired,
            AuditAccess audited) {
        this.principal = principal;
        this.tables = tables.stream().map(Grant::key).collect(Collectors.toUnmodifiableSet());
        this.policyVersion = policyVersion;
        this.auditRequired = auditRequired;
        this.audited = audited;
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
}
