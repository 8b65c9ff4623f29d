package io.tauro.connector.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Secret;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of service principals and of machines, from a service of the test's own. */
class AzureTokensTest {

    private static final TokenRequestContext FOR_STORAGE =
            new TokenRequestContext().addScopes("https://storage.azure.com/.default");

    private TokenService service;

    @BeforeEach
    void start() throws IOException {
        service = TokenService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private AccessToken token(Map<String, Object> options, Map<String, String> environment) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("container", "lake");
        all.put("account_name", "acme");
        AzureCredential credential =
                new AzureCredentials(
                                ConnectionConfig.of("lake", all),
                                environment,
                                HttpClient.newHttpClient())
                        .find();
        assertThat(credential).isInstanceOf(AzureCredential.Tokens.class);
        return ((AzureCredential.Tokens) credential).source().getTokenSync(FOR_STORAGE);
    }

    private Map<String, Object> principal() {
        return Map.of(
                "tenant_id",
                "contoso.com",
                "client_id",
                "app 1",
                "client_secret",
                Secret.of("pass&word=+"),
                "authority",
                service.address());
    }

    @Test
    void aPrincipalShowsItsSecret() {
        service.answers(
                200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"T1\"}");
        AccessToken token = token(principal(), Map.of());
        assertThat(token.getToken()).isEqualTo("T1");
        assertThat(token.getExpiresAt())
                .isBetween(
                        OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(58),
                        OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(60));
        assertThat(service.request())
                .isEqualTo(
                        "POST /contoso.com/oauth2/v2.0/token client_id=app+1&client_secret=pass%26word%3D%2B"
                                + "&grant_type=client_credentials&scope=https%3A%2F%2Fstorage.azure.com%2F.default");
    }

    @Test
    void aSecretThatWasChangedIsUsedForTheNextToken() {
        String property = "tauro.test." + System.nanoTime();
        System.setProperty(property, "old");
        service.answers(200, "{\"expires_in\":1,\"access_token\":\"T\"}");
        Map<String, Object> options = new HashMap<>(principal());
        options.put("container", "lake");
        options.put("account_name", "acme");
        options.put("client_secret", Secret.env(property));
        AzureCredential.Tokens credential =
                (AzureCredential.Tokens)
                        new AzureCredentials(
                                        ConnectionConfig.of("lake", options),
                                        Map.of(),
                                        HttpClient.newHttpClient())
                                .find();
        System.setProperty(property, "new");
        credential.source().getTokenSync(FOR_STORAGE);
        System.clearProperty(property);
        assertThat(service.request()).contains("client_secret=new&");
    }

    @Test
    void thePrincipalOfTheEnvironmentIsTheDefault() {
        service.answers(200, "{\"expires_in\":\"60\",\"access_token\":\"T2\"}");
        Map<String, String> environment =
                Map.of(
                        "AZURE_TENANT_ID", "t",
                        "AZURE_CLIENT_ID", "c",
                        "AZURE_CLIENT_SECRET", "s",
                        "AZURE_AUTHORITY_HOST", service.address() + "/");
        assertThat(token(Map.of(), environment).getToken()).isEqualTo("T2");
        assertThat(service.request())
                .startsWith("POST /t/oauth2/v2.0/token client_id=c&client_secret=s&");
    }

    @Test
    void aWorkloadProvesItselfByAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        service.answers(200, "{\"access_token\":\"T3\"}");
        Map<String, String> environment =
                Map.of(
                        "AZURE_TENANT_ID",
                        "t",
                        "AZURE_CLIENT_ID",
                        "c",
                        "AZURE_FEDERATED_TOKEN_FILE",
                        file.toString(),
                        "AZURE_AUTHORITY_HOST",
                        service.address());
        assertThat(token(Map.of(), environment).getToken()).isEqualTo("T3");
        assertThat(service.request())
                .contains("client_assertion=first&")
                .contains(
                        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer");
        Files.delete(file);
        TokenFailure failure =
                catchThrowableOfType(TokenFailure.class, () -> token(Map.of(), environment));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    }

    @Test
    void aMachineAsksItsOwnService() {
        service.answers(200, "{\"access_token\":\"T4\",\"expires_on\":\"4102444800\"}");
        AccessToken token =
                token(
                        Map.of("managed_identity", true, "client_id", "mine"),
                        Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", service.address()));
        assertThat(token.getToken()).isEqualTo("T4");
        assertThat(token.getExpiresAt()).isEqualTo("2100-01-01T00:00:00Z");
        assertThat(service.request())
                .isEqualTo(
                        "GET /metadata/identity/oauth2/token?api-version=2018-02-01&client_id=mine"
                                + "&resource=https%3A%2F%2Fstorage.azure.com Metadata:true");
    }

    @Test
    void anAppServiceHasAnAddressAndAProof() {
        service.answers(200, "{\"access_token\":\"T5\",\"expires_on\":\"4102444800\"}");
        token(
                Map.of(),
                Map.of(
                        "IDENTITY_ENDPOINT",
                        service.address() + "/msi/token",
                        "IDENTITY_HEADER",
                        "proof"));
        assertThat(service.request())
                .isEqualTo(
                        "GET /msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fstorage.azure.com"
                                + " X-IDENTITY-HEADER:proof");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "401; {\"error\":\"invalid_client\",\"error_codes\":[7000215],\"error_description\":\"hush\"};"
                        + " UNAUTHENTICATED; no token: HTTP 401 invalid_client AADSTS7000215",
                "400; {\"error\":\"unauthorized hush\",\"error_codes\":[]}; UNAUTHENTICATED; no token: HTTP 400",
                "400; hush; UNAUTHENTICATED; no token: HTTP 400",
                "429; {}; BUSY; no token: HTTP 429",
                "500; ''; SERVER_ERROR; no token: HTTP 500",
                "302; ''; UNAUTHENTICATED; no token: HTTP 302",
                "200; {\"access_token\":7}; SERVER_ERROR; an answer without a token",
                "200; [1,; SERVER_ERROR; an answer without a token"
            })
    void aRefusalIsToldWithoutWhatItSays(int status, String body, Kind kind, String detail) {
        service.answers(status, body);
        TokenFailure failure =
                catchThrowableOfType(TokenFailure.class, () -> token(principal(), Map.of()));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage(detail);
        assertThat(Shown.of(failure)).doesNotContain("hush").doesNotContain("pass");
    }

    @Test
    void nobodyWhoAnswersIsUnreachable() {
        service.close();
        TokenFailure failure =
                catchThrowableOfType(TokenFailure.class, () -> token(principal(), Map.of()));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }
}
