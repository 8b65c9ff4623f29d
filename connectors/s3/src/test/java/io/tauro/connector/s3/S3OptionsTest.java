package io.tauro.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import io.tauro.table.SourceType;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3OptionsTest {

    private static ConnectionConfig config(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of("bucket", "acme-lake"));
        options.putAll(more);
        return ConnectionConfig.of("lake", options);
    }

    private static TauroException failure(Map<String, Object> options) {
        return catchThrowableOfType(
                TauroException.class, () -> new S3Factory().connect(config(options)).close());
    }

    @Test
    void theConnectorIsFoundByItsType() {
        assertThat(ServiceLoader.load(ConnectorFactory.class).stream().map(found -> found.get()))
                .anySatisfy(
                        factory -> {
                            assertThat(factory.type()).isEqualTo("s3");
                            assertThat(factory.sourceType()).isEqualTo(SourceType.FILESYSTEM);
                            assertThat(factory.tableOptions("csv")).isNotEmpty();
                        });
    }

    @Test
    void toConnectContactsNobody() {
        try (Connector connector =
                new S3Factory().connect(config(Map.of("endpoint", "http://192.0.2.1")))) {
            assertThat(connector.metrics().statements()).isZero();
        }
    }

    @Test
    void aBucketAloneIsEnough() {
        S3Options options = S3Options.of(config(Map.of()));
        assertThat(options.region()).isEmpty();
        assertThat(options.endpoint()).isEmpty();
        assertThat(options.pathStyle()).isFalse();
        assertThat(options.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-1.amazonaws.com, eu-west-1",
        "https://s3-eu-west-1.amazonaws.com, eu-west-1",
        "https://s3.dualstack.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "https://s3-fips.us-east-2.amazonaws.com, us-east-2",
        "https://s3.cn-north-1.amazonaws.com.cn, cn-north-1",
        "https://bucket.vpce-1a2b-3c4d.s3.eu-central-1.vpce.amazonaws.com, eu-central-1",
        "https://s3.amazonaws.com,",
        "https://s3.eu-west-1.amazonaws.com.example.com,",
        "https://minio.example:9000,"
    })
    void anEndpointOfAmazonNamesItsRegion(String endpoint, @Nullable String region) {
        assertThat(
                        S3Options.of(config(Map.of("bucket", "acme-lake", "endpoint", endpoint)))
                                .region())
                .isEqualTo(Optional.ofNullable(region));
        assertThat(
                        S3Options.of(
                                        config(
                                                Map.of(
                                                        "bucket",
                                                        "acme-lake",
                                                        "endpoint",
                                                        endpoint,
                                                        "region",
                                                        "eu-north-1")))
                                .region())
                .contains("eu-north-1");
    }

    @Test
    void anotherEndpointMeansPathStyleUnlessItIsSaid() {
        Map<String, Object> minio = Map.of("endpoint", "https://minio.example:9000/s3");
        assertThat(S3Options.of(config(minio)).pathStyle()).isTrue();
        assertThat(S3Options.of(config(minio)).endpoint())
                .contains(URI.create("https://minio.example:9000/s3"));
        assertThat(
                        S3Options.of(
                                        config(
                                                Map.of(
                                                        "endpoint",
                                                        "https://minio.example",
                                                        "path_style",
                                                        "false")))
                                .pathStyle())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, s3://acme-lake/orders, INVALID_OPTION",
        "bucket, ab, INVALID_OPTION",
        "bucket, a?b=c, INVALID_OPTION",
        "region, 'eu west', INVALID_OPTION",
        "requester_pays, perhaps, INVALID_OPTION",
        "endpoint, minio:9000, INVALID_OPTION",
        "endpoint, ftp://minio, INVALID_OPTION",
        "endpoint, https://me:topsecret@minio, INVALID_OPTION",
        "endpoint, https://minio?token=topsecret, INVALID_OPTION",
        "path_style, perhaps, INVALID_OPTION",
        "encryption, rot13, INVALID_OPTION",
        "kms_key, k1, INVALID_OPTION",
        "customer_key, topsecret, INVALID_OPTION",
        "secret_key, topsecret, INVALID_OPTION",
        "access_key, topsecret, INVALID_OPTION",
        "session_token, topsecret, INVALID_OPTION",
        "max_concurrent, 0, INVALID_OPTION",
        "max_concurrent, many, INVALID_OPTION",
        "request_timeout, soon, INVALID_OPTION",
        "request_timeout, 0s, INVALID_OPTION",
        "buckett, x, UNKNOWN_OPTION",
    })
    void whatCannotBeIsNamedAndNotShown(String option, String value, ErrorCode code) {
        TauroException error = failure(Map.of(option, value));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.getMessage()).contains("connection 'lake'").doesNotContain("topsecret");
    }

    @Test
    void aProgramSaysTheSameAsAConfiguration() {
        S3 lake =
                S3.bucket("acme-lake")
                        .region("eu-west-1")
                        .credentials(Secret.env("S3_KEY"), Secret.env("S3_SECRET"));
        assertThat(lake.config("lake").options().keySet())
                .containsExactlyInAnyOrder("bucket", "region", "access_key", "secret_key");
        assertThat(S3.bucket("b").profile("p").prefix("f").anonymous().config("x").options())
                .containsEntry("profile", "p")
                .containsEntry("prefix", "f")
                .containsEntry("anonymous", true);
    }

    @Test
    void theBucketIsNeeded() {
        assertThat(
                        catchThrowableOfType(
                                        TauroException.class,
                                        () ->
                                                new S3Factory()
                                                        .connect(
                                                                ConnectionConfig.of(
                                                                        "lake", Map.of()))
                                                        .close())
                                .code())
                .isEqualTo(ErrorCode.MISSING_OPTION);
    }

    @Test
    void credentialsAreOfOneKind() {
        assertThat(failure(Map.of("anonymous", true, "profile", "etl")))
                .hasMessageContaining("'anonymous'");
        assertThat(
                        failure(
                                Map.of(
                                        "access_key",
                                        Secret.of("a"),
                                        "secret_key",
                                        Secret.of("b"),
                                        "profile",
                                        "etl")))
                .hasMessageContaining("'profile'");
        assertThat(failure(Map.of("customer_key", "A".repeat(43) + "=", "encryption", "kms")))
                .hasMessageContaining("'customer_key'");
    }

    @Test
    void optionsPrintWithoutSecrets() {
        S3Options options =
                S3Options.of(
                        config(
                                Map.of(
                                        "access_key",
                                        "access",
                                        "secret_key",
                                        "hidden",
                                        "session_token",
                                        "token")));
        assertThat(options.toString() + options.keys()).doesNotContain("access", "hidden", "token");
    }

    @Test
    void locationsOfHadoopMeanTheSameBucket() {
        try (S3Objects objects =
                new S3Objects(
                        S3Options.of(config(Map.of())),
                        new S3Clients(S3Options.of(config(Map.of())), RemoteSettings.DEFAULT))) {
            assertThat(objects.keyOf(URI.create("s3a://acme-lake/a/b%20c")))
                    .isEqualTo(Optional.of("a/b c"));
            assertThat(objects.keyOf(URI.create("s3://other/a"))).isEmpty();
            assertThat(objects.keyOf(URI.create("https://acme-lake/a"))).isEmpty();
            assertThat(objects.keyOf(URI.create("s3://acme-lake/"))).isEmpty();
        }
    }
}
