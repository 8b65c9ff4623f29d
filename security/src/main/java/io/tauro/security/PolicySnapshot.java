package io.tauro.security;

import io.tauro.identity.Principal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All policies at one moment. Immutable. Tables are named without regard to case, as queries name
 * them.
 *
 * @param version grows with each change
 */
record PolicySnapshot(
        long version, DefaultAccess defaultAccess, Map<String, TableSecurityPolicy> policies) {

    PolicySnapshot {
        policies = Collections.unmodifiableMap(new TreeMap<>(policies));
    }

    PolicySnapshot with(TableSecurityPolicy policy) {
        Map<String, TableSecurityPolicy> more = new TreeMap<>(policies);
        more.put(key(policy.table()), policy);
        return new PolicySnapshot(version + 1, defaultAccess, more);
    }

    Optional<TableSecurityPolicy> policy(String table) {
        return Optional.ofNullable(policies.get(key(table)));
    }

    private static String key(String table) {
        return table.toLowerCase(Locale.ROOT);
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

    private Optional<String> refusalWithoutPolicy() {
        boolean allowed =
                defaultAccess == DefaultAccess.ALLOW
                        || defaultAccess == DefaultAccess.ALLOW_WITHOUT_POLICIES
                                && policies.isEmpty();
        return allowed
                ? Optional.empty()
                : Optional.of("it has no policy, and access is denied by default");
    }
}
