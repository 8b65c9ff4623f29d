package io.tauro.identity;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks a question. Immutable. Made by the host or by its resolver, never by whoever writes the
 * query.
 *
 * @param id the name in audit records and in {@code {principal}}
 * @param roles the roles it acts in; may be empty
 * @param tenant the tenant it belongs to, if any
 * @param attributes more about it, for row filters: {@code {principal.region}}; an attribute may
 *     have several values
 */
public record Principal(
        String id,
        Set<String> roles,
        Optional<String> tenant,
        Map<String, List<String>> attributes) {

    /** Nobody in particular: no roles, reads only tables without a policy. */
    public static final Principal ANONYMOUS = of("anonymous");

    public Principal {
        Objects.requireNonNull(tenant, "tenant");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A principal needs an id");
        }
        roles = Set.copyOf(roles);
        attributes = Map.copyOf(attributes);
    }

    // Written out, see DataType.
    @Override
    public int hashCode() {
        return (id.hashCode() * 31 + tenant.hashCode()) * 31 + roles.hashCode();
    }

    /** A principal without a tenant. */
    public static Principal of(String id, String... roles) {
        return new Principal(
                id, new LinkedHashSet<>(Arrays.asList(roles)), Optional.empty(), Map.of());
    }

    /** The same principal as a member of a tenant. */
    public Principal inTenant(String name) {
        return new Principal(id, roles, Optional.of(name), attributes);
    }

    /** The same principal with an attribute set. */
    public Principal with(String attribute, String... values) {
        Map<String, List<String>> more = new java.util.HashMap<>(attributes);
        more.put(attribute, List.of(values));
        return new Principal(id, roles, tenant, more);
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
