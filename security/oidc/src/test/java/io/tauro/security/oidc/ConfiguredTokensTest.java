package io.tauro.security.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.jdbc.TauroDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that {@code tauro.yaml} speaks of, through the JDBC driver. */
class ConfiguredTokensTest {

    private static final String REFUSED =
            "TAURO-3002 The user and the password were not accepted. Check both.";

    private static RSAKey rsa;
    private static RSAKey stranger;

    @TempDir private Path folder;
    private final AtomicInteger discoveries = new AtomicInteger();
    private final AtomicInteger keyReads = new AtomicInteger();
    private HttpServer server;
    private volatile String document = "";

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        stranger = new RSAKeyGenerator(2048).keyID("r1").generate();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/realm/.well-known/openid-configuration", discoveries);
        answer("/certs", keyReads);
        server.start();
        document = "{\"issuer\": \"" + issuer() + "\", \"jwks_uri\": \"" + base() + "/certs\"}";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, AtomicInteger counter) {
        server.createContext(
                path,
                exchange -> {
                    counter.incrementAndGet();
                    String text = path.equals("/certs") ? new JWKSet(rsa).toString() : document;
                    byte[] body = text.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String issuer() {
        return base() + "/realm";
    }

    /** A table that shows each principal the rows of its tenant and regions. */
    private Path file(String providers) throws IOException {
        return Files.writeString(
                folder.resolve("tauro.yaml"),
                """
                tables:
                  notes:
                    rows:
                      - {note: a, owner: acme, region: North}
                      - {note: b, owner: acme, region: South}
                      - {note: c, owner: other, region: North}
                policies:
                  notes:
                    tenant_column: owner
                    row_level_filters: {analyst: "region IN ({principal.regions})", admin: ALL_ROWS}
                    allowed_roles: [analyst, admin]
                principals:
                  bench: {roles: [admin], tenant: other}
                identity_providers:
                """
                        + providers);
    }

    private String provider(String keys) {
        return """
                 main:
                   issuer: "%s"
                   audience: [tauro]
                   roles_claim: realm_access.roles
                   tenant_claim: org
                   attributes: {regions: address.regions}
               """
                        .formatted(issuer())
                + keys.indent(4);
    }

    private Path fileWithKeys() throws IOException {
        Files.writeString(folder.resolve("keys.json"), new JWKSet(rsa).toString());
        return file(provider("jwks_file: keys.json"));
    }

    private String token(RSAKey key, String issuer, List<String> roles) throws Exception {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("tauro")
                        .subject("ana")
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("org", "acme")
                        .claim("realm_access", Map.of("roles", roles))
                        .claim("address", Map.of("regions", List.of("North")))
                        .build();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("r1").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Connection connect(Path file, String... properties) throws SQLException {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection("jdbc:tauro:" + file, all);
    }

    /** What a connection cannot be had for. */
    private static SQLException failure(Callable<Connection> opening) {
        return catchThrowableOfType(SQLException.class, () -> opening.call().close());
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static List<String> notes(Connection connection) throws SQLException {
        List<String> notes = new ArrayList<>();
        try (ResultSet rows =
                connection.createStatement().executeQuery("SELECT note FROM notes ORDER BY note")) {
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
        }
        return notes;
    }

    @Test
    void aTokenBringsRolesTenantAndAttributesToTheDriver() throws Exception {
        Path file = fileWithKeys();
        String token = token(rsa, issuer(), List.of("analyst"));
        try (Connection ana = connect(file, "token", token);
                Connection named = connect(file, "user", "ana", "password", token);
                Connection bench = connect(file, "user", "bench")) {
            assertThat(ana.unwrap(VirtualSession.class).principal())
                    .isEqualTo(
                            Principal.of("ana", "analyst")
                                    .inTenant("acme")
                                    .with("regions", "North"));
            assertThat(ana.getMetaData().getUserName()).isEqualTo("ana");
            assertThat(ana.getMetaData().getURL()).isEqualTo("jdbc:tauro:" + file);
            assertThat(notes(ana)).containsExactly("a");
            assertThat(notes(named)).containsExactly("a");
            assertThat(notes(bench)).containsExactly("c");
        }
        try (Connection admin = connect(file, "token", token(rsa, issuer(), List.of("admin")))) {
            assertThat(notes(admin)).containsExactly("a", "b");
        }
        assertThat(keyReads).hasValue(0);
    }

    @Test
    void aDataSourceTakesATokenToo() throws Exception {
        TauroDataSource source = new TauroDataSource(fileWithKeys());
        source.setToken(token(rsa, issuer(), List.of("analyst")));
        try (Connection ana = source.getConnection();
                Connection bench = source.getConnection("bench", null)) {
            assertThat(notes(ana)).containsExactly("a");
            assertThat(notes(bench)).containsExactly("c");
        }
    }

    @Test
    void everyRefusalHasTheSameTextAndNothingOfTheToken() throws Exception {
        Path file = fileWithKeys();
        List<String> attempts =
                List.of(
                        token(stranger, issuer(), List.of("admin")),
                        token(rsa, issuer() + "/", List.of("admin")),
                        token(rsa, issuer(), List.of("admin")) + "x",
                        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.",
                        "marker");
        for (String attempt : attempts) {
            SQLException failure = failure(() -> connect(file, "token", attempt));
            assertThat(failure.getMessage()).isEqualTo(REFUSED);
            assertThat(failure.getSQLState()).isEqualTo("28000");
            assertThat(trace(failure)).doesNotContain(attempt);
        }
        String good = token(rsa, issuer(), List.of("admin"));
        assertThat(failure(() -> connect(file, "user", "bench", "token", good)).getMessage())
                .isEqualTo(REFUSED);
        assertThat(failure(() -> connect(file, "token", good, "password", "x")).getMessage())
                .startsWith("TAURO-2014 Several of password, token and api_key");
    }

    @Test
    void aUrlWithASecretIsRefusedAndNotShown() throws Exception {
        Path file = fileWithKeys();
        for (String mark : List.of(";", "?", "&", "#")) {
            String url = "jdbc:tauro:" + file + mark + "token=marker";
            SQLException failure = failure(() -> DriverManager.getConnection(url));
            assertThat(failure.getMessage())
                    .startsWith("TAURO-1001 The URL takes no parameters")
                    .doesNotContain("marker");
        }
    }

    @Test
    void keysAreFoundWhereTheProviderSaysThatTheyAre() throws Exception {
        Path file = file(provider(""));
        try (Connection ana = connect(file, "token", token(rsa, issuer(), List.of("analyst")))) {
            assertThat(notes(ana)).containsExactly("a");
            String other = token(rsa, "https://other.example", List.of("analyst"));
            assertThat(failure(() -> connect(file, "token", other)).getMessage())
                    .isEqualTo(REFUSED);
            connect(file, "token", token(rsa, issuer(), List.of("admin"))).close();
        }
        assertThat(List.of(discoveries.get(), keyReads.get())).containsExactly(1, 1);
    }

    @Test
    void aDocumentOfAnotherIssuerOrWithoutKeysLetsNobodyIn() throws Exception {
        Path file = file(provider(""));
        String token = token(rsa, issuer(), List.of("analyst"));
        String keys = "\"jwks_uri\": \"" + base() + "/certs\"";
        for (String wrong :
                List.of(
                        "{\"issuer\": \"" + issuer() + "/\", " + keys + "}",
                        "{" + keys + "}",
                        "{\"issuer\": \"" + issuer() + "\"}",
                        "{\"issuer\": \"x\", \"issuer\": \"" + issuer() + "\", " + keys + "}",
                        "{\"issuer\": \"" + issuer() + "\", \"jwks_uri\": \"http://id.example/k\"}",
                        "{\"issuer\": \"" + issuer() + "\", \"jwks_uri\": \"file:/etc/passwd\"}",
                        "{\"issuer\": \"" + issuer() + "\", \"jwks_uri\": \":marker\"}",
                        "marker")) {
            document = wrong;
            SQLException failure = failure(() -> connect(file, "token", token));
            assertThat(failure.getMessage()).as(wrong).startsWith("TAURO-3007");
            assertThat(trace(failure)).doesNotContain("marker");
        }
        assertThat(keyReads).hasValue(0);
    }

    @Test
    void settingsThatCannotBeUsedAreRefusedWithTheirPlace() throws Exception {
        assertRefused(
                "jwks_url: \"http://id.example/keys\"", "https, or by http from this machine");
        assertRefused("algorithms: [HS256]", "RSA or elliptic curves");
        assertRefused("clock_skew: 10m", "five minutes at most");
        Path unsafe = file("  main: {issuer: \"http://id.example\", audience: tauro}\n");
        assertThat(
                        catchThrowableOfType(
                                TauroException.class, () -> VirtualContext.fromYaml(unsafe)))
                .hasMessageContaining("https, or by http from this machine");
        Path noAddress = file("  main: {issuer: acme, audience: tauro}\n");
        assertThat(
                        catchThrowableOfType(
                                TauroException.class, () -> VirtualContext.fromYaml(noAddress)))
                .hasMessageStartingWith("TAURO-1006");
    }

    private void assertRefused(String setting, String text) throws IOException {
        Path file = file(provider(setting));
        assertThat(catchThrowableOfType(TauroException.class, () -> VirtualContext.fromYaml(file)))
                .hasMessageStartingWith("TAURO-1006 Tokens cannot be checked as it is described in")
                .hasMessageContaining("'identity_providers.main'")
                .hasMessageContaining(text);
    }

    @Test
    void aTenantClaimClosesTablesWithoutAPolicy() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("tauro.yaml"),
                        "tables: {free: {rows: [{a: 1}]}}\nidentity_providers:\n"
                                + provider("jwks_file: keys.json"));
        Files.writeString(folder.resolve("keys.json"), new JWKSet(rsa).toString());
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            VirtualSession ana =
                    context.login(
                            Optional.empty(),
                            Optional.of(token(rsa, issuer(), List.of("analyst"))));
            assertThat(
                            catchThrowableOfType(
                                    TauroException.class, () -> ana.query("SELECT * FROM free")))
                    .hasMessageStartingWith("TAURO-3001");
        }
    }
}
