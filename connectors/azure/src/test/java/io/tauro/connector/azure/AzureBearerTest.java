package io.tauro.connector.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens as Azurite checks them, over HTTPS: for whom they are, by whom, and until when. */
class AzureBearerTest {

    private static final String PASSWORD = "changeit";

    @TempDir static Path folder;

    private static Azurite azurite;
    private static AzureClients clients;
    private TokenService service;

    @BeforeAll
    static void start() throws Exception {
        Path certificate = folder.resolve("server.pfx");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "RSA",
                                "-keysize",
                                "2048",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1,dns:localhost",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                certificate.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor()).isZero();
        azurite = Azurite.startForTokens(certificate, PASSWORD);
        clients = AzureClients.over(HttpClient.newBuilder().sslContext(trusting(certificate)));
        new BlobContainerClientBuilder()
                .endpoint(azurite.endpoint())
                .containerName("lake")
                .httpClient(clients.blobs())
                .credential(new StorageSharedKeyCredential(Azurite.ACCOUNT, azurite.key()))
                .buildClient()
                .create();
    }

    @AfterAll
    static void stop() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @BeforeEach
    void startService() throws IOException {
        service = TokenService.start();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            own.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", own.getCertificate("server"));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private RemoteObjectStore store() {
        ConnectionConfig config =
                AzureBlob.container("lake")
                        .endpoint(azurite.endpoint())
                        .servicePrincipal("tenant", "client", Secret.of("secret"))
                        .config("lake")
                        .with("authority", service.address());
        return new AzureBlobFactory(Map.of()).store(config, clients);
    }

    private void givesTokenFor(String audience, long validFor) {
        long now = Instant.now().getEpochSecond();
        String payload =
                "{\"aud\":\""
                        + audience
                        + "\",\"iss\":\"https://sts.windows.net/00000000-0000-0000-0000-000000000001/\",\"nbf\":"
                        + (now - 7200)
                        + ",\"iat\":"
                        + (now - 7200)
                        + ",\"exp\":"
                        + (now + validFor)
                        + "}";
        String token =
                part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(payload) + "." + part("x");
        service.answers(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\""
                        + token
                        + "\"}");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenIsAskedForOnceAndServesManyRequests() {
        givesTokenFor("https://storage.azure.com", 3600);
        try (RemoteObjectStore store = store()) {
            store.put("a", new byte[] {1, 2, 3}, PutMode.IF_ABSENT);
            assertThat(store.list("")).hasSize(1);
            assertThat(store.open(store.find("a").orElseThrow()).read(1, 2)).containsExactly(2, 3);
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void aTokenForSomethingElseIsRefused() {
        givesTokenFor("https://vault.azure.net", 3600);
        try (RemoteObjectStore store = store()) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code())
                    .isIn(
                            ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                            ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(Shown.of(error)).doesNotContain("Bearer ").doesNotContain("eyJ");
        }
    }

    @Test
    void aTokenThatHasExpiredIsRefused() {
        givesTokenFor("https://storage.azure.com", -3600);
        try (RemoteObjectStore store = store()) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code())
                    .isIn(
                            ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                            ErrorCode.SOURCE_PERMISSION_DENIED);
        }
    }

    @Test
    void withoutATokenTheRefusalIsTold() {
        service.answers(401, "{\"error\":\"invalid_client\",\"error_description\":\"secret\"}");
        try (RemoteObjectStore store = store()) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            assertThat(error).hasMessageContaining("no token: HTTP 401 invalid_client");
        }
    }

    @Test
    void aServiceThatIsBusyIsAskedAgain() {
        service.answers(503, "");
        try (RemoteObjectStore store = store()) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_BUSY);
            assertThat(service.requests()).isEqualTo(6);
        }
    }
}
