package io.tauro.connector.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HdfsOptionsTest {

    /** Options as {@code name=value} between blanks; connecting contacts nobody. */
    private static void connect(String options) {
        Map<String, Object> values = new HashMap<>();
        for (String option : options.split(" ")) {
            String[] parts = option.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        new HdfsFactory().connect(ConnectionConfig.of("lake", values)).close();
    }

    @ParameterizedTest
    @CsvSource({
        "user=ana, MISSING_OPTION, url",
        "url=/data, INVALID_OPTION, url",
        "url=file:///data, INVALID_OPTION, url",
        "url=s3a://b/data, INVALID_OPTION, url",
        "url=hdfs:///data, INVALID_OPTION, url",
        "url=hdfs://u:p@nn/data, INVALID_OPTION, url",
        "url=hdfs://nn/data/../x, INVALID_OPTION, url",
        "url=hdfs://nn//data, INVALID_OPTION, url",
        "url=hdfs://nn/data?x=y, INVALID_OPTION, url",
        "url=hdfs://nn/data configuration=/no/such, INVALID_OPTION, configuration",
        "url=hdfs://nn/data principal=ana@ACME, INVALID_OPTION, principal",
        "url=hdfs://nn/data keytab=/etc/hosts, INVALID_OPTION, keytab",
        "url=hdfs://nn/data principal=ana@ACME keytab=/no/such, INVALID_OPTION, keytab",
        "url=hdfs://nn/data principal=a@A keytab=/etc/hosts user=ana, INVALID_OPTION, user",
        "url=hdfs://nn/data properties=x, INVALID_OPTION, properties",
        "url=hdfs://nn/data max_concurrent=0, INVALID_OPTION, max_concurrent",
        "url=hdfs://nn/data urll=x, UNKNOWN_OPTION, urll"
    })
    void aWrongOptionIsNamed(String options, ErrorCode code, String name) {
        TauroException error = catchThrowableOfType(TauroException.class, () -> connect(options));
        assertThat(error).as(options).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContaining("'" + name + "'").hasMessageContaining("'lake'");
    }

    @Test
    void aFileThatIsNoXmlIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("core-site.xml"), "hush");
        TauroException error =
                catchThrowableOfType(
                        TauroException.class,
                        () -> connect("url=hdfs://nn/data configuration=" + file));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_OPTION);
        assertThat(error).hasMessageContaining("'configuration'");
        assertThat(Shown.of(error)).doesNotContain("hush");
    }

    @Test
    void whatIsCompleteConnectsWithoutContact() {
        connect("url=hdfs://nn");
        connect("url=hdfs://nn:8020/data/");
        connect("url=webhdfs://nn:9870/data user=ana");
    }

    @ParameterizedTest
    @CsvSource({
        "hdfs://nn:8020/data, hdfs://nn:8020/data/t/a%20b.parquet, t/a b.parquet",
        "hdfs://nn/data/, hdfs://nn/data/a, a",
        "hdfs://nn, hdfs://nn/a, a",
        "hdfs://nn/data, hdfs://nn/database/a,",
        "hdfs://nn/data, hdfs://nn/data,",
        "hdfs://nn/data, hdfs://nn/data/,",
        "hdfs://nn/data, hdfs://nn/data/../a,",
        "hdfs://nn/data, hdfs://other/data/a,",
        "hdfs://nn/data, webhdfs://nn/data/a,",
        "hdfs://nn/data, data/a,"
    })
    void anAbsoluteLocationIsAKeyIfItIsBelowTheFolder(
            String url, String location, @Nullable String key) {
        ConnectionConfig config = ConnectionConfig.of("lake", Map.of("url", url));
        try (HdfsObjects objects =
                new HdfsObjects(HdfsOptions.root(config), new HdfsClient(config))) {
            assertThat(objects.keyOf(URI.create(location))).isEqualTo(Optional.ofNullable(key));
        }
    }

    @Test
    void theFactoryIsFoundByItsType() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .extracting(ConnectorFactory::type)
                .contains("hdfs");
        assertThat(Hdfs.at("hdfs://namenode:8020/data").user("reader").config("x").options())
                .isEqualTo(Map.of("url", "hdfs://namenode:8020/data", "user", "reader"));
        assertThat(
                        Hdfs.at("hdfs://nn")
                                .user("ana")
                                .properties(Map.of("a", "b"))
                                .config("x")
                                .options())
                .isEqualTo(
                        Map.of("url", "hdfs://nn", "user", "ana", "properties", Map.of("a", "b")));
    }
}
