package io.tauro.connector.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.s3.S3;
import io.tauro.spi.Connector;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The tables of Spark as objects of a bucket, from a server in this process. */
class S3DeltaTest {

    private static final String ACCESS = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI-K7MDENG";

    private static final String BUCKET = "tables";

    private static final List<String> TABLES =
            List.of(
                    "types",
                    "partitioned",
                    "vectors",
                    "mapping_id",
                    "nested",
                    "checkpoint_classic",
                    "checkpoint_multipart",
                    "checkpoint_v2_json",
                    "checkpoint_v2_parquet",
                    "history",
                    "changes_vectors");

    private static S3Proxy server;

    @BeforeAll
    static void start() throws Exception {
        BlobStore store = BlobStores.create("transient-nio2", new Properties());
        store.createContainer(BUCKET);
        for (String table : TABLES) {
            try (Stream<Path> files = Files.walk(Expected.TABLES.resolve(table))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    put(store, file);
                }
            }
        }
        server =
                S3Proxy.builder()
                        .blobStore(store)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS, SECRET)
                        .build();
        server.start();
        // The server makes some of its threads when it is first asked.
        try (Connector first = connect()) {
            assertThat(DeltaTables.rows(first, TableSource.delta("history"))).isNotEmpty();
        }
    }

    private static void put(BlobStore store, Path file) throws IOException {
        PutObjectRequest request =
                PutObjectRequest.builder()
                        .bucket(BUCKET)
                        .key(Expected.TABLES.relativize(file).toString())
                        .contentLength(Files.size(file))
                        .build();
        try (InputStream bytes = Files.newInputStream(file)) {
            store.putBlob(request, bytes);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static Connector connect() {
        S3 bucket =
                S3.bucket(BUCKET)
                        .endpoint("http://127.0.0.1:" + server.getPort())
                        .pathStyle(true)
                        .credentials(Secret.of(ACCESS), Secret.of(SECRET));
        return bucket.factory().connect(bucket.config("lake"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types",
                "partitioned",
                "vectors",
                "mapping_id",
                "nested",
                "checkpoint_classic",
                "checkpoint_multipart",
                "checkpoint_v2_json",
                "checkpoint_v2_parquet",
                "history@3"
            })
    void hasTheRowsThatSparkHasRead(String name) {
        try (Connector connector = connect()) {
            assertThat(DeltaTables.rows(connector, SparkTablesTest.source(name)))
                    .isEqualTo(Expected.rows(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes_vectors!2-4"})
    void hasTheChangesThatSparkHasRead(String name) {
        try (Connector connector = connect()) {
            TableSource source =
                    TableSource.delta("changes_vectors")
                            .option("changes_from", 2)
                            .option("changes_to", 4);

            assertThat(DeltaTables.rows(connector, source)).isEqualTo(Expected.rows(name));
        }
    }
}
