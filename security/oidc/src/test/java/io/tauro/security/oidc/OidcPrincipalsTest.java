package io.tauro.security.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a token, and who is not. */
class OidcPrincipalsTest {

    private static final String ISSUER = "https://id.example/realm";
    private static RSAKey rsa;
    private static RSAKey stranger;
    private static ECKey ec;

    private final Hand clock = new Hand();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile String keySet = "";
    private volatile int status = 200;
    private HttpServer server;

    /** A clock that goes when it is told to. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        stranger = new RSAKeyGenerator(2048).keyID("r1").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
    }

    @BeforeEach
    void start() throws Exception {
        publish(rsa, ec);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/keys",
                exchange -> {
                    reads.incrementAndGet();
                    byte[] body = keySet.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void publish(JWK... keys) {
        keySet = new JWKSet(List.of(keys)).toString();
    }

    private OidcPrincipals.Builder builder() {
        return OidcPrincipals.issuedBy(ISSUER)
                .keys(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"))
                .audience("tauro")
                .roles("realm_access.roles")
                .tenant("org")
                .attribute("regions", "address.regions")
                .clock(clock);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("other", "tauro"))
                .subject("ana")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                .claim("org", "acme")
                .claim("realm_access", Map.of("roles", List.of("analyst", "admin")))
                .claim("address", Map.of("regions", List.of("North", 7)));
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
            throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm).keyID(kid).type(JOSEObjectType.JWT).build();
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(
                header(JWSAlgorithm.RS256, "r1"),
                new RSASSASigner(rsa),
                change.apply(claims()).build());
    }

    /** A token of any text, signed as it should be. */
    private static String raw(String header, String payload) throws Exception {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(rsa.toPrivateKey());
        signature.update(input.getBytes(UTF_8));
        return input + "." + Base64URL.encode(signature.sign());
    }

    private static Principal login(OidcPrincipals resolver, String token) {
        return resolver.resolve(Optional.empty(), Optional.of(token));
    }

    private static void assertRefused(OidcPrincipals resolver, String token) {
        assertThatThrownBy(() -> login(resolver, token))
                .as(token.substring(0, Math.min(60, token.length())))
                .isInstanceOf(TauroException.class)
                .hasMessage("TAURO-3002 The user and the password were not accepted. Check both.")
                .hasNoCause();
    }

    @Test
    void aGoodTokenIsItsPrincipal() throws Exception {
        OidcPrincipals resolver = builder().build();
        Principal ana =
                Principal.of("ana", "analyst", "admin")
                        .inTenant("acme")
                        .with("regions", "North", "7");
        assertThat(login(resolver, token(claims -> claims))).isEqualTo(ana);
        assertThat(
                        login(
                                resolver,
                                signed(
                                        header(JWSAlgorithm.ES256, "e1"),
                                        new ECDSASigner(ec),
                                        claims().build())))
                .isEqualTo(ana);
        assertThat(
                        login(
                                resolver,
                                signed(
                                        new JWSHeader(JWSAlgorithm.PS256),
                                        new RSASSASigner(rsa),
                                        claims().build())))
                .isEqualTo(ana);
        assertThat(resolver.resolve(Optional.of(""), Optional.of(token(claims -> claims))))
                .isEqualTo(ana);
        assertThat(resolver.resolve(Optional.of("ana"), Optional.of(token(claims -> claims))))
                .isEqualTo(ana);
        assertThat(reads.get()).isEqualTo(1);
    }

    @Test
    void aNameBesideTheTokenMustBeThatOfTheToken() throws Exception {
        OidcPrincipals resolver = builder().build();
        String token = token(claims -> claims);
        assertThatThrownBy(() -> resolver.resolve(Optional.of("bo"), Optional.of(token)))
                .hasMessageStartingWith("TAURO-3002 ");
        assertThatThrownBy(() -> resolver.resolve(Optional.of("ana"), Optional.empty()))
                .hasMessageStartingWith("TAURO-3002 ");
    }

    @Test
    void whatIsNoTokenIsRefused() throws Exception {
        OidcPrincipals resolver = builder().build();
        String good = token(claims -> claims);
        String[] parts = good.split("\\.");
        for (String text :
                List.of(
                        "",
                        ".",
                        "..",
                        "a.b.c",
                        parts[0] + "." + parts[1],
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "." + parts[1] + "." + parts[2] + ".x",
                        parts[0] + ".." + parts[2],
                        good.substring(0, good.length() - 5),
                        good + "A",
                        parts[0] + "." + Base64URL.encode("{\"sub\":\"root\"}") + "." + parts[2])) {
            assertRefused(resolver, text);
        }
    }

    @Test
    void noAlgorithmIsNoSignature() throws Exception {
        OidcPrincipals resolver = builder().build();
        String payload = claims().build().toString();
        for (String alg : List.of("none", "None", "NONE", "nOnE", "")) {
            String head = Base64URL.encode("{\"alg\":\"" + alg + "\",\"kid\":\"r1\"}").toString();
            assertRefused(resolver, head + "." + Base64URL.encode(payload) + ".");
            assertRefused(
                    resolver, head + "." + Base64URL.encode(payload) + "." + Base64URL.encode("x"));
        }
        assertThatThrownBy(() -> builder().algorithms("none"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPublicKeyIsNoSecretOfAnHmac() throws Exception {
        OidcPrincipals resolver = builder().build();
        for (byte[] secret :
                List.of(
                        rsa.toRSAPublicKey().getEncoded(),
                        rsa.toPublicJWK().toString().getBytes(UTF_8),
                        rsa.getModulus().decode())) {
            assertRefused(
                    resolver,
                    signed(
                            header(JWSAlgorithm.HS256, "r1"),
                            new MACSigner(secret),
                            claims().build()));
        }
        assertThatThrownBy(() -> builder().algorithms("RS256", "HS256"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAlgorithmsOfTheListCount() throws Exception {
        OidcPrincipals strict = builder().algorithms("ES256").build();
        assertRefused(strict, token(claims -> claims));
        OidcPrincipals usual = builder().build();
        assertRefused(
                usual,
                signed(header(JWSAlgorithm.RS512, "r1"), new RSASSASigner(rsa), claims().build()));
    }

    @Test
    void aKeyOfSomebodyElseDoesNotCount() throws Exception {
        OidcPrincipals resolver = builder().build();
        assertRefused(
                resolver,
                signed(
                        header(JWSAlgorithm.RS256, "r1"),
                        new RSASSASigner(stranger),
                        claims().build()));
        JWSHeader brought =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("r1")
                        .jwk(stranger.toPublicJWK())
                        .jwkURL(URI.create("http://127.0.0.1:1/keys"))
                        .build();
        assertRefused(resolver, signed(brought, new RSASSASigner(stranger), claims().build()));
        assertRefused(
                resolver,
                signed(header(JWSAlgorithm.RS256, "r2"), new RSASSASigner(rsa), claims().build()));
        assertRefused(
                resolver,
                signed(header(JWSAlgorithm.RS256, "e1"), new RSASSASigner(rsa), claims().build()));
    }

    @Test
    void aShortKeyDoesNotCount() throws Exception {
        RSAKey small = new RSAKeyGenerator(1024, true).keyID("s").generate();
        publish(small);
        assertRefused(
                builder().build(),
                signed(
                        header(JWSAlgorithm.RS256, "s"),
                        new RSASSASigner(
                                small.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
                        claims().build()));
    }

    @Test
    void withoutAKeyIdThereMustBeOneKeyOnly() throws Exception {
        RSAKey second = new RSAKeyGenerator(2048).keyID("r2").generate();
        publish(rsa, second);
        assertRefused(
                builder().build(),
                signed(new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(rsa), claims().build()));
    }

    @Test
    void otherIssuersAndAudiencesAreRefused() throws Exception {
        OidcPrincipals resolver = builder().build();
        assertRefused(resolver, token(claims -> claims.issuer("https://id.example/other")));
        assertRefused(resolver, token(claims -> claims.issuer(ISSUER + "/")));
        assertRefused(resolver, token(claims -> claims.issuer(null)));
        assertRefused(resolver, token(claims -> claims.audience("tauro2")));
        assertRefused(resolver, token(claims -> claims.audience(List.of())));
        assertThat(login(resolver, token(claims -> claims.audience("tauro")))).isNotNull();
        assertThatThrownBy(() -> OidcPrincipals.issuedBy(ISSUER).keys(Path.of("x")).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesCountWithinTheSkewOfClocks() throws Exception {
        OidcPrincipals resolver = builder().clockSkew(Duration.ofSeconds(30)).build();
        Instant now = clock.instant();
        assertThat(login(resolver, token(c -> c.expirationTime(Date.from(now.minusSeconds(29))))))
                .isNotNull();
        assertRefused(resolver, token(c -> c.expirationTime(Date.from(now.minusSeconds(30)))));
        assertRefused(resolver, token(c -> c.expirationTime(null)));
        assertThat(login(resolver, token(c -> c.notBeforeTime(Date.from(now.plusSeconds(30))))))
                .isNotNull();
        assertRefused(resolver, token(c -> c.notBeforeTime(Date.from(now.plusSeconds(31)))));
        assertRefused(resolver, token(c -> c.issueTime(Date.from(now.plusSeconds(31)))));
        assertThatThrownBy(() -> builder().clockSkew(Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void claimsThatStandTwiceAreRefused() throws Exception {
        OidcPrincipals resolver = builder().build();
        String head = "{\"alg\":\"RS256\",\"kid\":\"r1\"}";
        String body = claims().build().toString();
        assertThat(login(resolver, raw(head, body))).isNotNull();
        assertRefused(
                resolver, raw(head, body.substring(0, body.length() - 1) + ",\"sub\":\"root\"}"));
        assertRefused(resolver, raw(head, "{\"sub\":\"root\"," + body.substring(1)));
        assertRefused(
                resolver, raw(head, body.replace("\"roles\":", "\"roles\":[\"root\"],\"roles\":")));
        assertRefused(resolver, raw("{\"alg\":\"RS256\",\"kid\":\"r1\",\"alg\":\"RS256\"}", body));
        assertRefused(resolver, raw(head, body + "{}"));
        assertRefused(resolver, raw(head, "[" + body + "]"));
    }

    @Test
    void criticalHeadersAndOtherTypesAreRefused() throws Exception {
        OidcPrincipals resolver = builder().build();
        String body = claims().build().toString();
        assertRefused(
                resolver,
                raw("{\"alg\":\"RS256\",\"kid\":\"r1\",\"crit\":[\"exp\"],\"exp\":1}", body));
        assertRefused(
                resolver, raw("{\"alg\":\"RS256\",\"kid\":\"r1\",\"typ\":\"logout+jwt\"}", body));
        assertThat(
                        login(
                                resolver,
                                raw("{\"alg\":\"RS256\",\"kid\":\"r1\",\"typ\":\"at+jwt\"}", body)))
                .isNotNull();
    }

    @Test
    void claimsOfAnotherFormAreRefused() throws Exception {
        OidcPrincipals resolver = builder().build();
        assertRefused(resolver, token(c -> c.subject(null)));
        assertRefused(resolver, token(c -> c.subject(" ")));
        assertRefused(resolver, token(c -> c.claim("org", List.of("acme", "bolt"))));
        assertRefused(resolver, token(c -> c.claim("org", "")));
        assertRefused(
                resolver,
                token(c -> c.claim("realm_access", Map.of("roles", Map.of("admin", true)))));
        assertRefused(
                resolver,
                token(c -> c.claim("realm_access", Map.of("roles", List.of(List.of("admin"))))));
        assertThat(login(resolver, token(c -> c.claim("realm_access", "admin"))).roles()).isEmpty();
        assertThat(login(resolver, token(c -> c.claim("org", null))).tenant()).isEmpty();
    }

    @Test
    void longTokensAreNotLookedAt() throws Exception {
        OidcPrincipals resolver = builder().maxTokenLength(2000).build();
        assertThat(login(resolver, token(claims -> claims))).isNotNull();
        assertRefused(resolver, token(claims -> claims.claim("x", "y".repeat(2000))));
        assertRefused(resolver, "a".repeat(10_000_000));
    }

    @Test
    void newKeysAreReadWhenTheyAreNeededAndNotMoreOftenThanTheyMayBe() throws Exception {
        OidcPrincipals resolver =
                builder().keyLifetime(Duration.ofMinutes(10), Duration.ofSeconds(30)).build();
        login(resolver, token(claims -> claims));
        RSAKey next = new RSAKeyGenerator(2048).keyID("r9").generate();
        String byNext =
                signed(header(JWSAlgorithm.RS256, "r9"), new RSASSASigner(next), claims().build());
        for (int i = 0; i < 50; i++) {
            assertRefused(resolver, byNext);
        }
        assertThat(reads.get()).isEqualTo(1);
        publish(rsa, next);
        clock.pass(Duration.ofSeconds(31));
        assertThat(login(resolver, byNext)).isNotNull();
        assertThat(reads.get()).isEqualTo(2);
        publish(next);
        clock.pass(Duration.ofMinutes(2));
        String old = token(claims -> claims);
        assertThat(login(resolver, old)).isNotNull();
        clock.pass(Duration.ofMinutes(10));
        assertRefused(resolver, token(claims -> claims));
        assertThat(reads.get()).isEqualTo(3);
    }

    @Test
    void aProviderThatIsDownLetsNobodyInOnceItsKeysAreOld() throws Exception {
        OidcPrincipals resolver =
                builder().keyLifetime(Duration.ofMinutes(10), Duration.ofSeconds(30)).build();
        status = 503;
        String token = token(claims -> claims);
        for (int i = 0; i < 5; i++) {
            TauroException down =
                    catchThrowableOfType(TauroException.class, () -> login(resolver, token));
            assertThat(down.code()).isEqualTo(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE);
            assertThat(down)
                    .hasMessage(
                            "TAURO-3007 The keys of the identity provider cannot be read, so nobody is let in by"
                                    + " a token. Check that it answers, and try again.");
        }
        assertThat(reads.get()).isEqualTo(1);
        status = 200;
        clock.pass(Duration.ofSeconds(31));
        assertThat(login(resolver, token)).isNotNull();
        status = 503;
        clock.pass(Duration.ofMinutes(9));
        assertThat(login(resolver, token(claims -> claims))).isNotNull();
        clock.pass(Duration.ofMinutes(2));
        String later = token(claims -> claims);
        assertThat(catchThrowableOfType(TauroException.class, () -> login(resolver, later)).code())
                .isEqualTo(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE);
    }

    @Test
    void whatIsNoKeySetIsAsGoodAsNone() throws Exception {
        String token = token(claims -> claims);
        for (String text :
                List.of("", "x", "[]", "{}", "{\"keys\":[],\"keys\":[]}", " ".repeat(300_000))) {
            keySet = text;
            OidcPrincipals resolver = builder().build();
            assertThat(
                            catchThrowableOfType(TauroException.class, () -> login(resolver, token))
                                    .code())
                    .isEqualTo(ErrorCode.IDENTITY_PROVIDER_UNAVAILABLE);
        }
    }

    @Test
    void keysCanBeInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), keySet);
        OidcPrincipals resolver =
                OidcPrincipals.issuedBy(ISSUER).keys(file).audience("tauro").clock(clock).build();
        assertThat(login(resolver, token(claims -> claims))).isEqualTo(Principal.of("ana"));
    }

    @Test
    void keysAreNotReadFromElsewhereWithoutTls() {
        for (String address :
                List.of(
                        "http://id.example/keys",
                        "ftp://127.0.0.1/keys",
                        "file:///etc/passwd",
                        "/keys")) {
            assertThatThrownBy(() -> builder().keys(URI.create(address)).build())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
