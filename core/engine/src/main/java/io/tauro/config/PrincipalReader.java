package io.tauro.config;

import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import io.tauro.security.login.ApiKey;
import io.tauro.security.login.ApiKeys;
import io.tauro.security.login.CombinedPrincipals;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code principals}, and how they are let in. */
final class PrincipalReader {

    private final Optional<Map<String, ConfiguredPrincipals.Entry>> entries;
    private final Optional<IdentityReader.Tokens> tokens;

    PrincipalReader(Section root) {
        this.entries = root.section("principals", null).map(PrincipalReader::entries);
        this.tokens = IdentityReader.read(root);
    }

    private static Map<String, ConfiguredPrincipals.Entry> entries(Section section) {
        Map<String, ConfiguredPrincipals.Entry> entries = new LinkedHashMap<>();
        ApiKeyReader keys = new ApiKeyReader();
        for (String id : section.names()) {
            entries.put(id, entry(id, section.below(id, Keys.PRINCIPAL), keys));
        }
        return entries;
    }

    /** Whether somebody can belong to a tenant. */
    boolean haveTenants() {
        return entries.map(Map::values).stream()
                        .flatMap(java.util.Collection::stream)
                        .anyMatch(entry -> entry.principal().tenant().isPresent())
                || tokens.map(IdentityReader.Tokens::tenants).orElse(false);
    }

    /** Who somebody is; empty if the file says nothing of that. */
    Optional<PrincipalResolver> resolver() {
        if (entries.isEmpty() && tokens.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ConfiguredPrincipals.Entry> known = entries.orElse(Map.of());
        List<ApiKey> keys =
                known.values().stream()
                        .flatMap(entry -> entry.keys().stream().flatMap(List::stream))
                        .toList();
        return Optional.of(
                new CombinedPrincipals(
                        new ConfiguredPrincipals(known),
                        new ApiKeys(keys),
                        tokens.map(IdentityReader.Tokens::resolvers).orElse(List.of())));
    }

    private static ConfiguredPrincipals.Entry entry(
            String id, Section section, ApiKeyReader apiKeys) {
        if (id.isBlank()) {
            throw section.place().invalid("under an id that is not blank");
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        section.section("attributes", null)
                .ifPresent(
                        all ->
                                all.names()
                                        .forEach(
                                                name -> attributes.put(name, all.oneOrMore(name))));
        Optional<String> tenant =
                section.has("tenant")
                        ? Optional.of(section.requireText("tenant"))
                        : Optional.empty();
        Principal principal =
                new Principal(id, new LinkedHashSet<>(section.texts("roles")), tenant, attributes);
        return new ConfiguredPrincipals.Entry(
                principal, hash(section), apiKeys.read(section, principal));
    }

    private static Optional<PasswordHash> hash(Section section) {
        return section.text("password_hash")
                .map(
                        text ->
                                PasswordHash.parse(text.strip())
                                        .orElseThrow(
                                                () ->
                                                        section.place("password_hash")
                                                                .invalid(
                                                                        "a bcrypt hash, which begins with $2a$, $2b$ or $2y$, or an argon2id hash, which begins with $argon2id$")));
    }
}
