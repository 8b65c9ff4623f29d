package io.tauro.config;

import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code principals}. */
final class PrincipalReader {

    private PrincipalReader() {}

    /** The principals of the file by id; empty if the file does not speak of principals. */
    static Optional<Map<String, ConfiguredPrincipals.Entry>> entries(Section root) {
        return root.section("principals", null)
                .map(
                        section -> {
                            Map<String, ConfiguredPrincipals.Entry> entries = new LinkedHashMap<>();
                            section.names()
                                    .forEach(
                                            id ->
                                                    entries.put(
                                                            id,
                                                            entry(
                                                                    id,
                                                                    section.below(
                                                                            id, Keys.PRINCIPAL))));
                            return entries;
                        });
    }

    static PrincipalResolver resolver(Map<String, ConfiguredPrincipals.Entry> entries) {
        return new ConfiguredPrincipals(entries);
    }

    private static ConfiguredPrincipals.Entry entry(String id, Section section) {
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
        return new ConfiguredPrincipals.Entry(principal, hash(section));
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
