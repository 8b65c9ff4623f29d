package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.identity.PrincipalResolver;
import io.tauro.security.login.TokenResolverFactory;
import io.tauro.security.login.TokenSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Reads {@code identity_providers}: whose tokens let somebody in. Asks no provider. */
final class IdentityReader {

    private static final String MODULE = "io.tauro:tauro-security-oidc";

    private final Section providers;

    private IdentityReader(Section providers) {
        this.providers = providers;
    }

    /**
     * What the file says of tokens.
     *
     * @param resolvers one for each provider
     * @param tenants whether one of them says whose somebody is
     */
    record Tokens(List<PrincipalResolver> resolvers, boolean tenants) {}

    /** Empty if the file does not speak of tokens. */
    static Optional<Tokens> read(Section root) {
        return root.section("identity_providers", null)
                .map(section -> new IdentityReader(section).tokens());
    }

    private Tokens tokens() {
        List<PrincipalResolver> resolvers = new ArrayList<>();
        boolean tenants = false;
        for (String name : providers.names()) {
            Section section = providers.below(name, Keys.IDENTITY_PROVIDER);
            TokenSettings settings = settings(section);
            tenants |= settings.tenant().isPresent();
            resolvers.add(resolver(section, settings));
        }
        return new Tokens(resolvers, tenants);
    }

    private static PrincipalResolver resolver(Section section, TokenSettings settings) {
        TokenResolverFactory factory = factory(section);
        try {
            return factory.resolver(settings);
        } catch (IllegalArgumentException e) {
            throw section.place()
                    .error(
                            ErrorCode.INVALID_OPTION,
                            "Tokens cannot be checked as it is described in",
                            ": " + e.getMessage() + ".");
        }
    }

    private static TokenResolverFactory factory(Section section) {
        String type = section.choice("type", List.of("oidc")).orElse("oidc");
        for (TokenResolverFactory factory : ServiceLoader.load(TokenResolverFactory.class)) {
            if (factory.type().equals(type)) {
                return factory;
            }
        }
        throw section.place()
                .error(
                        ErrorCode.MODULE_NOT_FOUND,
                        "Tokens of OpenID Connect need a module that is not on the class path,"
                                + " which is asked for by",
                        ". Add the dependency " + MODULE + ".");
    }

    private static TokenSettings settings(Section section) {
        if (section.has("jwks_url") && section.has("jwks_file")) {
            throw section.place("jwks_file")
                    .invalid("left out, because 'jwks_url' says where the keys are already");
        }
        return new TokenSettings(
                section.requireText("issuer"),
                audience(section),
                section.text("jwks_url").map(text -> address(section, text)),
                section.path("jwks_file"),
                section.texts("algorithms"),
                section.duration("clock_skew"),
                section.duration("key_lifetime"),
                section.duration("timeout"),
                claim(section, "id_claim"),
                claim(section, "roles_claim"),
                claim(section, "tenant_claim"),
                attributes(section));
    }

    private static List<String> audience(Section section) {
        if (!section.has("audience")) {
            throw section.lacks("audience");
        }
        List<String> names = section.oneOrMore("audience");
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw section.place("audience").invalid("a name, or a list of names");
        }
        return names;
    }

    private static Optional<String> claim(Section section, String name) {
        return section.has(name) ? Optional.of(section.requireText(name)) : Optional.empty();
    }

    private static URI address(Section section, String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw section.place("jwks_url").invalid("an address, such as https://id.acme.io/keys");
        }
    }

    private static Map<String, String> attributes(Section section) {
        Map<String, String> paths = new LinkedHashMap<>();
        section.section("attributes", null)
                .ifPresent(
                        all -> all.names().forEach(name -> paths.put(name, all.requireText(name))));
        return paths;
    }
}
