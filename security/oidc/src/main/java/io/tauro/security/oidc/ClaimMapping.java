package io.tauro.security.oidc;

import io.tauro.identity.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims say who somebody is. A path names a claim within claims: {@code realm_access.roles}.
 * Immutable.
 *
 * @param id the path of the id
 * @param roles the path of the roles, a list of texts or one text; empty for no roles
 * @param tenant the path of the tenant; empty for no tenants
 * @param attributes the paths of attributes, by their names
 */
record ClaimMapping(
        String id,
        Optional<String> roles,
        Optional<String> tenant,
        Map<String, String> attributes) {

    private static final int MOST_VALUES = 1_000;

    ClaimMapping {
        attributes = Map.copyOf(attributes);
    }

    /** The principal that claims are of; empty if one is not as it should be. */
    Optional<Principal> principal(Map<String, ?> claims) {
        Optional<String> name = text(at(claims, id));
        Optional<List<String>> granted =
                roles.map(path -> texts(at(claims, path))).orElse(Optional.of(List.of()));
        Optional<Object> owner = tenant.flatMap(path -> Optional.ofNullable(at(claims, path)));
        Optional<String> tenantName = owner.flatMap(ClaimMapping::text);
        if (name.isEmpty() || granted.isEmpty() || owner.isPresent() && tenantName.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new HashMap<>();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            Object value = at(claims, attribute.getValue());
            Optional<List<String>> texts = texts(value);
            if (texts.isEmpty()) {
                return Optional.empty();
            }
            if (value != null) {
                values.put(attribute.getKey(), texts.get());
            }
        }
        Set<String> all = new LinkedHashSet<>(granted.get());
        return Optional.of(new Principal(name.get(), all, tenantName, values));
    }

    /** A claim whose name has dots comes before claims within claims. */
    private static @Nullable Object at(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** None for no value; empty if it is neither a text or number nor a list of them. */
    private static Optional<List<String>> texts(@Nullable Object value) {
        if (value == null) {
            return Optional.of(List.of());
        }
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            boolean plain =
                    item instanceof String || item instanceof Long || item instanceof Integer;
            if (!plain || item.toString().isBlank()) {
                return Optional.empty();
            }
            texts.add(item.toString());
        }
        return texts.size() > MOST_VALUES ? Optional.empty() : Optional.of(texts);
    }
}
