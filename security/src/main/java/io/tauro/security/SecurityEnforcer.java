package io.tauro.security;

import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.audit.AuditAccess;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the policies and decides. A refusal is written to the audit log, then thrown; nothing has
 * been asked of any source by then. Thread-safe: a change of policy counts from the next decision
 * on.
 */
public final class SecurityEnforcer {

    private volatile PolicySnapshot policies;
    private final AuditLog audit;

    public SecurityEnforcer(DefaultAccess defaultAccess, AuditLog audit) {
        this.policies = PolicySnapshot.none(defaultAccess);
        this.audit = audit;
    }

    /**
     * Adds a policy, or replaces the one of the same table. It counts even if it cannot be
     * recorded.
     *
     * @throws TauroException {@code TAURO-3003} if the change cannot be recorded
     */
    public synchronized void protect(TableSecurityPolicy policy) {
        policies = policies.with(policy);
        changed(List.of(policy.table()), policies.id(PolicySnapshot.key(policy)));
    }

    /**
     * Adds a policy, or replaces the one of the same tag. It counts even if it cannot be recorded.
     *
     * @throws TauroException {@code TAURO-3003} if the change cannot be recorded
     */
    public synchronized void protect(TagPolicy policy) {
        policies = policies.with(policy);
        changed(List.of(), policies.id("#" + PolicySnapshot.key(policy.tag())));
    }

    /** Says which tables belong to tenants. */
    public synchronized void tenants(Tenants tenants) {
        policies = policies.with(tenants);
    }

    private void changed(List<String> tables, String id) {
        audit.record(
                AuditEvent.attempt(Operation.POLICY_CHANGE, AuditActor.HOST)
                        .on(tables)
                        .seeing(AuditedAccess.byPolicies(List.of(id)))
                        .succeeded(),
                false);
    }

    /**
     * What a principal who may read a table sees of it: to be asked after {@link #authorize}, which
     * says whether it may.
     *
     * @param tags of the table
     * @param columns the names of all its columns
     */
    public TableAccess access(
            Principal principal, String table, Collection<String> tags, List<String> columns) {
        return policies.access(principal, table, tags, columns);
    }

    /** The general policy of a table: that of no tenant. */
    public Optional<TableSecurityPolicy> policy(String table) {
        return policies.policy(table);
    }

    /** The policy of a table for a principal: that of its tenant, if there is one. */
    public Optional<TableSecurityPolicy> policy(Principal principal, String table) {
        return policies.policy(principal, table);
    }

    /**
     * The condition on which rows of a table are of the principal's tenant; empty if it has no
     * tenant column. It holds for conditions of policies too, which read tables whatever the
     * principal may.
     */
    public Optional<String> isolation(Principal principal, String table) {
        return policies.isolation(principal, table);
    }

    /** The policies of some tags. */
    public List<TagPolicy> tagPolicies(Collection<String> tags) {
        return policies.applying(tags);
    }

    /** Grows with each change of a policy. */
    public long policyVersion() {
        return policies.version();
    }

    /**
     * Whether the principal may read the table. Not audited: for listings, never instead of {@link
     * #authorize}.
     */
    public boolean mayRead(Principal principal, String table) {
        return policies.refusal(principal, table).isEmpty();
    }

    /** Why the principal may not read the table, for the audit log; empty if it may. */
    public Optional<String> refusal(Principal principal, String table) {
        return policies.refusal(principal, table);
    }

    /**
     * Whether tables that may not be read have to look as if they were not there: as soon as there
     * may be any.
     */
    public boolean conceals() {
        return policies.conceals();
    }

    /**
     * Records a refusal, and hands back what to throw.
     *
     * @param denial what is told
     * @param tables that were asked for
     * @param reason the true one, which is recorded and not told
     * @throws TauroException {@code TAURO-3003} if the refusal cannot be recorded
     */
    public TauroException refused(
            TauroException denial, List<String> tables, String reason, AuditEvent attempt) {
        audit.record(attempt.denied(tables, reason), true);
        return denial;
    }

    /**
     * Leave to read the tables, all of them or none.
     *
     * @param principal who asks
     * @param tables names of virtual tables
     * @param attempt what is being tried, for the audit record of a refusal
     * @throws TauroException {@code TAURO-3001} if one may not be read, {@code TAURO-3003} if the
     *     refusal cannot be recorded
     */
    public Grant authorize(Principal principal, Set<String> tables, AuditEvent attempt) {
        PolicySnapshot snapshot = demand(principal, tables, attempt);
        return new Grant(
                principal,
                new LinkedHashSet<>(tables),
                List.of(),
                List.of(),
                snapshot.version(),
                isAuditRequired(snapshot, principal, tables),
                AuditedAccess.byPolicies(snapshot.ids(principal, tables)));
    }

    /**
     * Leave to read the tables, all of them or none, and what is seen of them.
     *
     * @param readings the tables, and the views that have policies
     * @throws TauroException as the other one does
     */
    public Grant authorize(Principal principal, Collection<Reading> readings, AuditEvent attempt) {
        Set<String> tables = new LinkedHashSet<>();
        readings.forEach(reading -> tables.add(reading.table()));
        PolicySnapshot snapshot = demand(principal, tables, attempt);
        List<TableAccess> accesses =
                readings.stream()
                        .map(
                                one ->
                                        snapshot.access(
                                                principal, one.table(), one.tags(), one.columns()))
                        .toList();
        return new Grant(
                principal,
                tables,
                readings,
                accesses,
                snapshot.version(),
                isAuditRequired(snapshot, principal, tables),
                AuditedAccess.of(accesses));
    }

    private PolicySnapshot demand(Principal principal, Set<String> tables, AuditEvent attempt) {
        PolicySnapshot snapshot = policies;
        for (String table : tables) {
            Optional<String> reason = snapshot.refusal(principal, table);
            if (reason.isPresent()) {
                AuditAccess seen = AuditedAccess.byPolicies(snapshot.ids(principal, tables));
                throw refused(
                        Denial.of(principal, table),
                        List.copyOf(tables),
                        reason.get(),
                        attempt.seeing(seen));
            }
        }
        return snapshot;
    }

    private static boolean isAuditRequired(
            PolicySnapshot snapshot, Principal principal, Set<String> tables) {
        return tables.stream()
                .flatMap(table -> snapshot.policy(principal, table).stream())
                .anyMatch(TableSecurityPolicy::auditsAllAccess);
    }

    /**
     * Whether what a grant says of its tables still holds: their policies, and those of their tags,
     * are the same.
     */
    public boolean isCurrent(Grant grant) {
        PolicySnapshot snapshot = policies;
        return snapshot.version() == grant.policyVersion()
                || grant.accesses().stream()
                        .allMatch(
                                access ->
                                        snapshot.id(
                                                        grant.principal(),
                                                        access.table(),
                                                        grant.tags(access.table()))
                                                .equals(access.policy()));
    }
}
