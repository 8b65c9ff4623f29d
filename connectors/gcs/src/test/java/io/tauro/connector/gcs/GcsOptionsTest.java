package io.tauro.connector.gcs;

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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcsOptionsTest {

    /** Options as {@code name=value} between blanks; connecting contacts nobody. */
    private static void connect(String options) {
        Map<String, Object> values = new HashMap<>();
        for (String option : options.split(" ")) {
            String[] parts = option.split("=", 2);
            values.put(
                    parts[0], parts[0].equals("credentials_json") ? Secret.of(parts[1]) : parts[1]);
        }
        new GcsFactory().connect(ConnectionConfig.of("lake", values)).close();
    }

    @Test
    void aDefinitionIsTheSameAsItsOptions() {
        ConnectionConfig config =
                Gcs.bucket("acme-lake")
                        .credentials(Path.of("reader.json"))
                        .prefix("2026")
                        .config("lake");

        assertThat(config.text("bucket")).contains("acme-lake");
        assertThat(config.text("prefix")).contains("2026");
        assertThat(config.path("credentials").orElseThrow()).hasFileName("reader.json");
    }

    @Test
    void locationsOfOtherProgramsMeanTheSameBucket() {
        GcsObjects objects =
                GcsClients.objects(
                        ConnectionConfig.of("lake", Map.of("bucket", "acme-lake")),
                        RemoteSettings.DEFAULT);

        assertThat(objects.keyOf(URI.create("gs://acme-lake/a/b%20c"))).contains("a/b c");
        assertThat(objects.keyOf(URI.create("gs://other/a"))).isEmpty();
        assertThat(objects.keyOf(URI.create("s3://acme-lake/a"))).isEmpty();
        assertThat(objects.keyOf(URI.create("gs://acme-lake/"))).isEmpty();
        objects.close();
    }

    @ParameterizedTest
    @CsvSource({
        "project=p, MISSING_OPTION, bucket",
        "bucket=la, INVALID_OPTION, bucket",
        "bucket=Lake, INVALID_OPTION, bucket",
        "bucket=lake/x, INVALID_OPTION, bucket",
        "bucket=lake?x, INVALID_OPTION, bucket",
        "bucket=lake endpoint=ftp://h, INVALID_OPTION, endpoint",
        "bucket=lake endpoint=http://h, INVALID_OPTION, endpoint",
        "bucket=lake endpoint=https://u:p@h, INVALID_OPTION, endpoint",
        "bucket=lake endpoint=https://h?x=y, INVALID_OPTION, endpoint",
        "bucket=lake credentials=/no/such/file, INVALID_OPTION, credentials",
        "bucket=lake credentials=/, INVALID_OPTION, credentials",
        "bucket=lake credentials_json={}, INVALID_OPTION, credentials_json",
        "bucket=lake credentials_json=hush, INVALID_OPTION, credentials_json",
        "bucket=lake anonymous=perhaps, INVALID_OPTION, anonymous",
        "bucket=lake max_concurrent=257, INVALID_OPTION, max_concurrent",
        "bucket=lake buket=x, UNKNOWN_OPTION, buket"
    })
    void aWrongOptionIsNamed(String options, ErrorCode code, String name) {
        TauroException error = catchThrowableOfType(TauroException.class, () -> connect(options));
        assertThat(error).as(options).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContaining("'" + name + "'").hasMessageContaining("'lake'");
        assertThat(Shown.of(error)).doesNotContain("hush");
    }

    @Test
    void severalCredentialsAreRefused() {
        TauroException error =
                catchThrowableOfType(
                        TauroException.class,
                        () -> connect("bucket=lake credentials=a.json anonymous=true"));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(error).hasMessageContaining("credentials, anonymous");
    }

    @Test
    void aKeyThatIsBrokenIsNotShown() {
        ServiceAccount account = ServiceAccount.named("reader");
        String broken = account.json("http://h/token").replace("MII", "hush");
        TauroException error =
                catchThrowableOfType(
                        TauroException.class,
                        () ->
                                new GcsFactory()
                                        .connect(
                                                Gcs.bucket("lake")
                                                        .credentialsJson(Secret.of(broken))
                                                        .config("lake")));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_OPTION);
        assertThat(Shown.of(error))
                .doesNotContain("hush")
                .doesNotContain(account.privateKey().substring(100, 140));
    }

    @Test
    void whatIsCompleteConnectsWithoutContact() {
        connect("bucket=lake");
        connect("bucket=acme_lake.example.com anonymous=true endpoint=http://h");
        connect("bucket=lake project=payer prefix=in");
        connect("bucket=lake endpoint=http://127.0.0.1:1");
    }

    @Test
    void theFactoryIsFoundByItsType() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .extracting(ConnectorFactory::type)
                .contains("gcs");
        assertThat(new GcsFactory().options())
                .filteredOn(option -> option.kind() == Option.Kind.SECRET)
                .extracting(Option::name)
                .containsExactly("credentials_json");
        assertThat(Gcs.bucket("b").credentials(Path.of("/k")).prefix("p").config("x").options())
                .isEqualTo(Map.of("bucket", "b", "credentials", "/k", "prefix", "p"));
    }
}
