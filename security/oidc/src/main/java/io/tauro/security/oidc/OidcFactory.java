package io.tauro.security.oidc;

import io.tauro.identity.PrincipalResolver;
import io.tauro.security.login.TokenResolverFactory;
import io.tauro.security.login.TokenSettings;
import java.time.Duration;

/** Tokens of an OpenID Connect provider, as a configuration describes them. */
public final class OidcFactory implements TokenResolverFactory {

    /** For the service loader. */
    public OidcFactory() {}

    @Override
    public String type() {
        return "oidc";
    }

    @Override
    public PrincipalResolver resolver(TokenSettings settings) {
        OidcPrincipals.Builder builder =
                OidcPrincipals.issuedBy(settings.issuer())
                        .audience(settings.audience().toArray(String[]::new));
        if (settings.keysIn().isPresent()) {
            builder.keys(settings.keysIn().get());
        } else if (settings.keysAt().isPresent()) {
            builder.keys(settings.keysAt().get());
        } else {
            builder.keysByDiscovery();
        }
        if (!settings.algorithms().isEmpty()) {
            builder.algorithms(settings.algorithms().toArray(String[]::new));
        }
        settings.clockSkew().ifPresent(builder::clockSkew);
        settings.keyLifetime()
                .ifPresent(lifetime -> builder.keyLifetime(lifetime, Duration.ofSeconds(30)));
        settings.timeout().ifPresent(builder::timeout);
        settings.id().ifPresent(builder::id);
        settings.roles().ifPresent(builder::roles);
        settings.tenant().ifPresent(builder::tenant);
        settings.attributes().forEach(builder::attribute);
        return builder.build();
    }
}
