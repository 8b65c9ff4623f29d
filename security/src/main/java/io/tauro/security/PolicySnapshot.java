package io.tauro.security;

import io.tauro.identity.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All policies at one moment. Immutable. Tables are named without regard to case, as queries name
 * them.
 *
 * @param version grows with each change
 * @param versions when each policy was set
 * @param tenants which tables belong to tenants
 */
record PolicySnapshot(
        long version,
        DefaultAccess defaultAccess,
        Map<String, TableSecurityPolicy> policies,
        Map<String, TagPolicy> tagPolicies,
        Map<String, Long> versions,
        Tenants tenants) {

    PolicySnapshot {
        policies = Collections.unmodifiableMap(new TreeMap<>(policies));
        tagPolicies = Collections.unmodifiableMap(new TreeMap<>(tagPolicies));
        versions = Map.copyOf(versions);
    }

    static PolicySnapshot none(DefaultAccess defaultAccess) {
        return new PolicySnapshot(1, defaultAccess, Map.of(), Map.of(), Map.of(), Tenants.NONE);
    }

    PolicySnapshot with(Tenants other) {
        return new PolicySnapshot(version, defaultAccess, policies, tagPolicies, versions, other);
    }

    PolicySnapshot with(TableSecurityPolicy policy) {
        String key = key(policy);
        Map<String, TableSecurityPolicy> more = new TreeMap<>(policies);
        more.put(key, policy);
        return new PolicySnapshot(
                version + 1, defaultAccess, more, tagPolicies, changed(key), tenants);
    }

    PolicySnapshot with(TagPolicy policy) {
        Map<String, TagPolicy> more = new TreeMap<>(tagPolicies);
        more.put(key(policy.tag()), policy);
        return new PolicySnapshot(
                version + 1,
                defaultAccess,
                policies,
                more,
                changed("#" + key(policy.tag())),
                tenants);
    }

    private Map<String, Long> changed(String name) {
        Map<String, Long> newer = new TreeMap<>(versions);
        newer.put(name, version + 1);
        return newer;
    }

    /** The general policy of a table. */
    Optional<TableSecurityPolicy> policy(String table) {
        return Optional.ofNullable(policies.get(key(table)));
    }

    /** What holds for a principal: of its own tenant's tables, only what is said of them. */
    Optional<TableSecurityPolicy> policy(Principal principal, String table) {
        Optional<TableSecurityPolicy> general =
                principal.tenant().filter(tenant -> tenants.own(tenant, table)).isPresent()
                        ? Optional.empty()
                        : policy(table);
        Optional<TableSecurityPolicy> own =
                principal
                        .tenant()
                        .flatMap(tenant -> Optional.ofNullable(policies.get(key(tenant, table))));
        return own.isEmpty()
                ? general
                : general.flatMap(TableSecurityPolicy::tenantColumn)
                        .map(own.get()::isolatedBy)
                        .or(() -> own);
    }

    /** Which rows of a table are of the principal's tenant; empty for all. */
    Optional<String> isolation(Principal principal, String table) {
        Optional<TableSecurityPolicy> general =
                principal.tenant().filter(tenant -> tenants.own(tenant, table)).isPresent()
                        ? Optional.empty()
                        : policy(table);
        return general.flatMap(TableSecurityPolicy::tenantColumn)
                .or(() -> policy(principal, table).flatMap(TableSecurityPolicy::tenantColumn))
                .map(TableSecurityPolicy::isolation);
    }

    static String key(TableSecurityPolicy policy) {
        return policy.tenant()
                .map(tenant -> key(tenant, policy.table()))
                .orElseGet(() -> key(policy.table()));
    }

    /** No name has the character in between. */
    private static String key(String tenant, String table) {
        return tenant + '\u0000' + key(table);
    }

    /** The keys of the policies that may hold for a principal, as versions have them. */
    private List<String> keys(Principal principal, String table) {
        return principal
                .tenant()
                .map(tenant -> List.of(key(tenant, table), key(table)))
                .orElseGet(() -> List.of(key(table)));
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What a principal who may read a table sees of it. */
    TableAccess access(
            Principal principal, String table, Collection<String> tags, List<String> columns) {
        return new AccessRules(policy(principal, table), applying(tags), principal)
                .access(table, id(principal, table, tags), columns);
    }

    /** Tells the policies of a table and its tags from any others, former ones included. */
    String id(Principal principal, String table, Collection<String> tags) {
        StringBuilder id = new StringBuilder(key(table)).append('@').append(versionOf(key(table)));
        for (String key : keys(principal, table)) {
            if (!key.equals(key(table)) && versions.containsKey(key)) {
                id.append(" tenant@").append(versionOf(key));
            }
        }
        for (TagPolicy one : applying(tags)) {
            String tag = key(one.tag());
            id.append(" #").append(tag).append('@').append(versionOf("#" + tag));
        }
        return id.toString();
    }

    /** The policies of some tags, each once. */
    List<TagPolicy> applying(Collection<String> tags) {
        return tags.stream()
                .map(PolicySnapshot::key)
                .distinct()
                .sorted()
                .flatMap(tag -> Optional.ofNullable(tagPolicies.get(tag)).stream())
                .toList();
    }

    /** What tells the policies of tables apart from others, and from others of their own. */
    List<String> ids(Principal principal, Collection<String> tables) {
        return tables.stream()
                .flatMap(table -> keys(principal, table).stream())
                .filter(policies::containsKey)
                .sorted()
                .map(this::id)
                .toList();
    }

    /** What tells a policy apart from others, and from others of its own. */
    String id(String name) {
        return name.replace('\u0000', '/') + "@" + versionOf(name);
    }

    private long versionOf(String name) {
        return versions.getOrDefault(name, 0L);
    }

    /** Why the principal may not read the table; empty if it may. */
    Optional<String> refusal(Principal principal, String table) {
        Optional<TableSecurityPolicy> policy = policy(principal, table);
        if (policy.isEmpty()) {
            return refusalWithoutPolicy();
        }
        if (principal.roles().stream().anyMatch(policy.get().deniedRoles()::contains)) {
            return Optional.of(
                    "one of the roles "
                            + new java.util.TreeSet<>(principal.roles())
                            + " is denied");
        }
        if (principal.roles().stream().noneMatch(policy.get().allowedRoles()::contains)) {
            return Optional.of(
                    "none of the roles "
                            + new java.util.TreeSet<>(principal.roles())
                            + " is allowed");
        }
        return Optional.empty();
    }

    /** Whether there may be tables that somebody may not read. */
    boolean conceals() {
        return defaultAccess == DefaultAccess.DENY || isProtected();
    }

    private boolean isProtected() {
        return !policies.isEmpty() || !tagPolicies.isEmpty() || tenants.areThere();
    }

    private Optional<String> refusalWithoutPolicy() {
        boolean allowed =
                defaultAccess == DefaultAccess.ALLOW
                        || defaultAccess == DefaultAccess.ALLOW_WITHOUT_POLICIES && !isProtected();
        return allowed
                ? Optional.empty()
                : Optional.of("it has no policy, and access is denied by default");
    }
}
