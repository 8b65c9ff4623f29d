package io.tauro.connector.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureOptionsTest {

    private static final String SECRET = "czNjcjN0c2VjcmV0";

    /** Options as {@code name=value} between blanks; connecting contacts nobody. */
    private static TauroException refused(String options) {
        return catchThrowableOfType(TauroException.class, () -> connect(options, Map.of()));
    }

    private static void connect(String options, Map<String, String> environment) {
        Map<String, Object> values = new HashMap<>();
        for (String option : options.split(" ")) {
            String[] parts = option.split("=", 2);
            boolean secret =
                    AzureOptions.all().stream()
                            .anyMatch(
                                    known ->
                                            known.name().equals(parts[0])
                                                    && known.kind() == Option.Kind.SECRET);
            values.put(parts[0], secret ? Secret.of(parts[1]) : parts[1]);
        }
        new AzureBlobFactory(environment).connect(ConnectionConfig.of("lake", values)).close();
    }

    @Test
    void locationsOfHadoopMeanTheSameContainer() {
        AzureObjects objects =
                AzureClients.over(HttpClient.newBuilder())
                        .objects(
                                ConnectionConfig.of(
                                        "lake",
                                        Map.of(
                                                "container", "lake",
                                                "account_name", "acme",
                                                "anonymous", "true")),
                                Map.of(),
                                RemoteSettings.DEFAULT);

        assertThat(objects.keyOf(URI.create("abfss://lake@acme.dfs.core.windows.net/a/b%20c")))
                .contains("a/b c");
        assertThat(objects.keyOf(URI.create("wasbs://lake@acme.blob.core.windows.net/a")))
                .contains("a");
        assertThat(objects.keyOf(URI.create("abfss://other@acme.dfs.core.windows.net/a")))
                .isEmpty();
        assertThat(objects.keyOf(URI.create("abfss://lake@acme2.dfs.core.windows.net/a")))
                .isEmpty();
        assertThat(objects.keyOf(URI.create("abfss://lake@acme.dfs.core.windows.net/"))).isEmpty();
        objects.close();
    }

    @ParameterizedTest
    @CsvSource({
        "account_name=acme, MISSING_OPTION, container",
        "container=lake, MISSING_OPTION, account_name",
        "container=la account_name=acme, INVALID_OPTION, container",
        "container=Lake account_name=acme, INVALID_OPTION, container",
        "container=la--ke account_name=acme, INVALID_OPTION, container",
        "container=lake/x account_name=acme, INVALID_OPTION, container",
        "container=lake account_name=acme.evil.com, INVALID_OPTION, account_name",
        "container=lake account_name=ACME, INVALID_OPTION, account_name",
        "container=lake endpoint=ftp://h anonymous=true, INVALID_OPTION, endpoint",
        "container=lake endpoint=h anonymous=true, INVALID_OPTION, endpoint",
        "container=lake endpoint=https://u:p@h anonymous=true, INVALID_OPTION, endpoint",
        "container=lake endpoint=https://h/?sig=x anonymous=true, INVALID_OPTION, endpoint",
        "container=lake account_name=acme account_key=%, INVALID_OPTION, account_key",
        "container=lake endpoint=https://h account_key=YQ==, MISSING_OPTION, account_name",
        "container=lake account_name=acme sas_token=https://h/?sig=x, INVALID_OPTION, sas_token",
        "container=lake account_name=acme sas_token=x, INVALID_OPTION, sas_token",
        "container=lake connection_string=nonsense, INVALID_OPTION, connection_string",
        "container=lake account_name=acme connection_string=x, INVALID_OPTION, account_name",
        "container=lake endpoint=https://h connection_string=x, INVALID_OPTION, endpoint",
        "container=lake account_name=acme tenant_id=t, MISSING_OPTION, client_secret",
        "container=lake account_name=acme client_secret=s, MISSING_OPTION, tenant_id",
        "container=lake account_name=acme tenant_id=t client_secret=s, MISSING_OPTION, client_id",
        "container=lake account_name=acme tenant_id=../t client_id=c client_secret=s, INVALID_OPTION, tenant_id",
        "container=lake account_name=acme client_id=c, INVALID_OPTION, client_id",
        "container=lake account_name=acme authority=https://h, INVALID_OPTION, authority",
        "container=lake account_name=acme tenant_id=t client_id=c client_secret=s authority=http://h, INVALID_OPTION, authority",
        "container=lake endpoint=http://h managed_identity=true, INVALID_OPTION, endpoint",
        "container=lake endpoint=http://127.0.0.1:1 managed_identity=true, INVALID_OPTION, endpoint",
        "container=lake account_name=acme managed_identity=perhaps, INVALID_OPTION, managed_identity",
        "container=lake account_name=acme max_concurrent=0, INVALID_OPTION, max_concurrent",
        "container=lake account_name=acme request_timeout=soon, INVALID_OPTION, request_timeout",
        "container=lake account_name=acme acount_key=YQ==, UNKNOWN_OPTION, acount_key"
    })
    void aWrongOptionIsNamed(String options, ErrorCode code, String name) {
        TauroException error = refused(options);
        assertThat(error).as(options).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContaining("'" + name + "'").hasMessageContaining("'lake'");
    }

    @Test
    void severalCredentialsAreRefused() {
        TauroException error =
                refused(
                        "container=lake account_name=acme account_key="
                                + SECRET
                                + " sas_token=sig="
                                + SECRET);
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(error).hasMessageContaining("account_key, sas_token");
        assertThat(Shown.of(error)).doesNotContain(SECRET);
    }

    @Test
    void noSecretIsInAnError() {
        for (String options :
                new String[] {
                    "container=lake account_name=acme account_key=%" + SECRET,
                    "container=lake account_name=acme sas_token=https://h/?sig=" + SECRET,
                    "container=lake connection_string=AccountKey=" + SECRET,
                    "container=lake connection_string=BlobEndpoint=%%;AccountKey=" + SECRET,
                    "container=lake anonymous=true endpoint=https://h?sig=" + SECRET
                }) {
            TauroException error = refused(options);
            assertThat(error).as(options).isNotNull();
            assertThat(Shown.of(error)).doesNotContain(SECRET);
        }
    }

    @Test
    void whatIsCompleteConnectsWithoutContact() {
        for (String options :
                new String[] {
                    "container=lake account_name=acme",
                    "container=$web account_name=acme anonymous=true",
                    "container=lake account_name=acme account_key=" + SECRET,
                    "container=lake account_name=acme sas_token=?sv=1&sig=" + SECRET,
                    "container=lake account_name=acme tenant_id=contoso.com client_id=c client_secret=s",
                    "container=lake account_name=acme managed_identity=true client_id=c",
                    "container=lake account_name=acme managed_identity=false",
                    "container=lake connection_string=AccountName=acme;EndpointSuffix=core.windows.net;DefaultEndpointsProtocol=https;AccountKey="
                            + SECRET
                }) {
            connect(options, Map.of());
        }
    }

    @Test
    void theFactoryIsFoundByItsType() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .extracting(ConnectorFactory::type)
                .contains("azure_blob");
        assertThat(new AzureBlobFactory().options())
                .filteredOn(option -> option.kind() == Option.Kind.SECRET)
                .extracting(Option::name)
                .containsExactlyInAnyOrder(
                        "account_key", "sas_token", "connection_string", "client_secret");
    }

    @Test
    void aKeyOfTheEnvironmentIsNotShown() {
        ConnectionConfig config =
                AzureBlob.container("lake")
                        .account("acme")
                        .accountKey(Secret.env("AZURE_KEY"))
                        .prefix("2026")
                        .config("lake");

        assertThat(config.text("prefix")).contains("2026");
        assertThat(config.toString()).doesNotContain("AZURE_KEY");
    }

    @Test
    void aDefinitionIsTheSameAsItsOptions() {
        ConnectionConfig config =
                AzureBlob.container("lake")
                        .account("acme")
                        .servicePrincipal("t", "c", Secret.of(SECRET))
                        .prefix("in")
                        .config("lake");
        assertThat(config.toString()).doesNotContain(SECRET);
        assertThat(config.text("client_secret")).contains(SECRET);
        new AzureBlobFactory(Map.of()).connect(config).close();
        assertThat(AzureBlob.container("c").managedIdentity("id").config("x").options())
                .isEqualTo(Map.of("container", "c", "managed_identity", true, "client_id", "id"));
    }
}
