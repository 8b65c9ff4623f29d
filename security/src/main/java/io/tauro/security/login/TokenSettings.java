package io.tauro.security.login;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says of the tokens of one provider. Immutable.
 *
 * @param issuer who must have made them
 * @param audience for whom they must be: one of these
 * @param keysAt where the provider's keys are read; empty for a file, or where the provider itself
 *     says
 * @param keysIn the file that they are in
 * @param algorithms of signatures that are accepted; empty for those that are usual
 * @param clockSkew how far clocks may differ; empty for what is usual
 * @param keyLifetime how long keys are good without being read again; empty for what is usual
 * @param timeout how long to wait for the provider; empty for what is usual
 * @param id the path of the claim that is the principal's id; empty for what is usual
 * @param roles the path of the claim that has the roles; empty for no roles
 * @param tenant the path of the claim that is the tenant; empty for no tenants
 * @param attributes paths of claims, by the names of the attributes
 */
public record TokenSettings(
        String issuer,
        List<String> audience,
        Optional<URI> keysAt,
        Optional<Path> keysIn,
        List<String> algorithms,
        Optional<Duration> clockSkew,
        Optional<Duration> keyLifetime,
        Optional<Duration> timeout,
        Optional<String> id,
        Optional<String> roles,
        Optional<String> tenant,
        Map<String, String> attributes) {

    public TokenSettings {
        audience = List.copyOf(audience);
        algorithms = List.copyOf(algorithms);
        attributes = Map.copyOf(attributes);
    }
}
