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
 */
record PolicySnapshot(
        long version,
        DefaultAccess defaultAccess,
        Map<String, TableSecurityPolicy> policies,
        Map<String, TagPolicy> tagPolicies,
        Map<String, Long> versions) {

    PolicySnapshot {
        policies = Collections.unmodifiableMap(new TreeMap<>(policies));
        tagPolicies = Collections.unmodifiableMap(new TreeMap<>(tagPolicies));
        versions = Map.copyOf(versions);
    }

    static PolicySnapshot none(DefaultAccess defaultAccess) {
        return new PolicySnapshot(1, defaultAccess, Map.of(), Map.of(), Map.of());
    }

    PolicySnapshot with(TableSecurityPolicy policy) {
        Map<String, TableSecurityPolicy> more = new TreeMap<>(policies);
        more.put(key(policy.table()), policy);
        return new PolicySnapshot(
                version + 1, defaultAccess, more, tagPolicies, changed(key(policy.table())));
    }

    PolicySnapshot with(TagPolicy policy) {
        Map<String, TagPolicy> more = new TreeMap<>(tagPolicies);
        more.put(key(policy.tag()), policy);
        return new PolicySnapshot(
                version + 1, defaultAccess, policies, more, changed("#" + key(policy.tag())));
    }

    private Map<String, Long> changed(String name) {
        Map<String, Long> newer = new TreeMap<>(versions);
        newer.put(name, version + 1);
        return newer;
    }

    Optional<TableSecurityPolicy> policy(String table) {
        return Optional.ofNullable(policies.get(key(table)));
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What a principal who may read a table sees of it. */
    TableAccess access(
            Principal principal, String table, Collection<String> tags, List<String> columns) {
        return new AccessRules(policy(table), applying(tags), principal)
                .access(table, id(table, tags), columns);
    }

    /** Tells the policies of a table and its tags from any others, former ones included. */
    String id(String table, Collection<String> tags) {
        StringBuilder id = new StringBuilder(key(table)).append('@').append(versionOf(key(table)));
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
    List<String> ids(Collection<String> tables) {
        return tables.stream()
                .map(PolicySnapshot::key)
                .filter(policies::containsKey)
                .sorted()
                .map(this::id)
                .toList();
    }

    /** What tells a policy apart from others, and from others of its own. */
    String id(String name) {
        return name + "@" + versionOf(name);
    }

    private long versionOf(String name) {
        return versions.getOrDefault(name, 0L);
    }

    /** Why the principal may not read the table; empty if it may. */
    Optional<String> refusal(Principal principal, String table) {
        Optional<TableSecurityPolicy> policy = policy(table);
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
        return defaultAccess == DefaultAccess.DENY || hasPolicies();
    }

    private boolean hasPolicies() {
        return !policies.isEmpty() || !tagPolicies.isEmpty();
    }

    private Optional<String> refusalWithoutPolicy() {
        boolean allowed =
                defaultAccess == DefaultAccess.ALLOW
                        || defaultAccess == DefaultAccess.ALLOW_WITHOUT_POLICIES && !hasPolicies();
        return allowed
                ? Optional.empty()
                : Optional.of("it has no policy, and access is denied by default");
    }
}
