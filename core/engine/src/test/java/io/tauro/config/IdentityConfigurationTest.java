package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import io.tauro.security.login.ApiKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API keys and identity providers in a configuration file. */
class IdentityConfigurationTest {

    @TempDir private Path folder;

    private final ApiKey.Issued report = ApiKey.issue(Principal.ANONYMOUS, Optional.empty());
    private final ApiKey.Issued old = ApiKey.issue(Principal.ANONYMOUS, Optional.empty());

    private static String entry(ApiKey.Issued issued, String more) {
        return "{id: \""
                + issued.key().id()
                + "\", hash: \""
                + issued.key().hash()
                + "\""
                + more
                + "}";
    }

    private PrincipalResolver resolver() {
        return new YamlFiles(folder)
                .read(
                        """
                        principals:
                          report: {roles: [analyst], tenant: acme, api_keys: [%s, %s]}
                          both:
                            password_hash: "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW"
                            api_keys: []
                          none: {api_keys: []}
                          bench: {roles: [admin]}
                        """
                                .formatted(
                                        entry(report, ""),
                                        entry(old, ", expires: \"2020-01-01T00:00:00Z\"")))
                .principals()
                .orElseThrow();
    }

    private static Principal login(PrincipalResolver resolver, String user, String password) {
        return resolver.resolve(Optional.ofNullable(user), Optional.ofNullable(password));
    }

    private static void assertRefused(PrincipalResolver resolver, String user, String password) {
        assertThat(
                        catchThrowableOfType(
                                TauroException.class, () -> login(resolver, user, password)))
                .hasMessage("TAURO-3002 The user and the password were not accepted. Check both.")
                .hasNoCause();
    }

    @Test
    void aKeyIsItsPrincipalWithOrWithoutTheName() {
        PrincipalResolver resolver = resolver();
        Principal expected = Principal.of("report", "analyst").inTenant("acme");
        assertThat(login(resolver, null, report.text())).isEqualTo(expected);
        assertThat(login(resolver, "", report.text())).isEqualTo(expected);
        assertThat(login(resolver, "report", report.text())).isEqualTo(expected);
        assertRefused(resolver, "bench", report.text());
        assertRefused(resolver, "report", report.text() + "x");
        assertRefused(resolver, "report", old.text());
    }

    @Test
    void aPrincipalOfKeysIsNotTakenAtItsWord() {
        PrincipalResolver resolver = resolver();
        assertRefused(resolver, "report", null);
        assertRefused(resolver, "report", "");
        assertRefused(resolver, "none", null);
        assertRefused(resolver, "both", null);
        assertThat(login(resolver, "both", "secret").id()).isEqualTo("both");
        assertThat(login(resolver, "bench", null).id()).isEqualTo("bench");
    }

    @Test
    void whatIsNotWhatIsKeptOfAKeyIsRefusedWithItsPlaceAndWithoutItsValue() {
        String hash = "0".repeat(64);
        assertFailure("{id: x1, hash: \"" + hash + "\"}", "api_keys[0].id", "16 hexadecimal");
        assertFailure(
                "{id: \"0123456789abcdef\", hash: marker}", "api_keys[0].hash", "64 hexadecimal");
        assertFailure(
                "{id: \"0123456789abcdef\", hash: \"" + hash + "\", expires: tomorrow}",
                "api_keys[0].expires",
                "a time such as");
        assertFailure("{id: \"0123456789abcdef\"}", "api_keys[0]", "'hash' is missing");
        String one = "{id: \"0123456789abcdef\", hash: \"" + hash + "\"}";
        TauroException twice = assertFailure(one + ", " + one, "api_keys[1].id", "another key");
        assertThat(twice.code()).isEqualTo(ErrorCode.DUPLICATE_NAME);
    }

    private TauroException assertFailure(String keys, String place, String text) {
        TauroException failure =
                new YamlFiles(folder).failure("principals:\n  ana: {api_keys: [" + keys + "]}\n");
        assertThat(failure.getMessage())
                .contains("'principals.ana." + place + "'")
                .contains(text)
                .doesNotContain("marker", "tomorrow", "0000");
        return failure;
    }

    @Test
    void tokensWithoutTheirModuleAreRefusedWithItsName() {
        TauroException failure =
                new YamlFiles(folder)
                        .failure(
                                """
                                identity_providers:
                                  acme: {issuer: "https://id.acme.io", audience: tauro}
                                """);
        assertThat(failure)
                .hasMessageStartingWith(
                        "TAURO-1013 Tokens of OpenID Connect need a module that is not on the class"
                                + " path, which is asked for by 'identity_providers.acme' (")
                .hasMessageEndingWith(
                        "tauro.yaml, line 2, column 3). Add the dependency"
                                + " io.tauro:tauro-security-oidc.");
    }

    @Test
    void whatIsMissingForTokensIsTold() {
        YamlFiles files = new YamlFiles(folder);
        assertThat(files.failure("identity_providers:\n  acme: {audience: tauro}\n"))
                .hasMessageStartingWith("TAURO-1005 The key 'issuer' is missing in");
        assertThat(files.failure("identity_providers:\n  acme: {issuer: \"https://a\"}\n"))
                .hasMessageStartingWith("TAURO-1005 The key 'audience' is missing in");
        assertThat(
                        files.failure(
                                "identity_providers:\n  acme: {issuer: a, audience: b, jwks_url: c, jwks_file: d}\n"))
                .hasMessageContaining("'identity_providers.acme.jwks_file'")
                .hasMessageContaining("must be left out");
        assertThat(files.failure("identity_providers:\n  acme: {isuer: a}\n"))
                .hasMessageContaining("Did you mean 'issuer'?");
    }

    @Test
    void aSectionWithoutProvidersLetsNobodyIn() {
        assertRefused(
                new YamlFiles(folder).read("identity_providers: {}").principals().orElseThrow(),
                "ana",
                null);
    }

    @Test
    void theContextLetsInByAKey() {
        Path file =
                new YamlFiles(folder)
                        .write(
                                "principals: {report: {roles: [r], api_keys: ["
                                        + entry(
                                                report,
                                                ", expires: \""
                                                        + Instant.now().plusSeconds(3600)
                                                        + "\"")
                                        + "]}}");
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertThat(context.login(Optional.empty(), Optional.of(report.text())).principal())
                    .isEqualTo(Principal.of("report", "r"));
        }
    }
}
