package io.tauro.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionHealth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket behind a network that breaks. */
class S3FaultsTest {

    private static final byte[] BYTES = new byte[300_000];
    private static final String FILE = "/acme-lake/a/b.bin";

    private static S3Server server;
    private FaultyProxy proxy;
    private ObjectStore store;

    @BeforeAll
    static void start() {
        server = new S3Server();
        new Random(1).nextBytes(BYTES);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        server.put("a/b.bin", BYTES);
        proxy = new FaultyProxy(server.port());
        store = S3ObjectStoreTest.store(connection());
    }

    @AfterEach
    void disconnect() throws IOException {
        store.close();
        proxy.close();
    }

    private S3 connection() {
        return S3Server.connection(proxy.port()).region("eu-west-1");
    }

    private StoredObject file() {
        StoredObject file = store.find("a/b.bin").orElseThrow();
        proxy.forget();
        return file;
    }

    private byte[] read(StoredObject file, long position, int length) {
        try (ObjectReader reader = store.open(file)) {
            return reader.read(position, length);
        }
    }

    private static TauroException failure(ErrorCode code, ThrowingCallable action) {
        TauroException error = catchThrowableOfType(TauroException.class, action);
        assertThat(error).isNotNull();
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("secret text", S3Server.SECRET);
        return error;
    }

    @Test
    void whatTheStoreCannotDoNowIsTriedAgain() {
        StoredObject file = file();
        proxy.fail(
                "GET",
                FaultyProxy.error(500, "InternalError"),
                FaultyProxy.error(503, "SlowDown"),
                FaultyProxy.status(429, "Too Many Requests", ""));
        assertThat(read(file, 10, 20)).isEqualTo(Arrays.copyOfRange(BYTES, 10, 30));
        String request = "GET " + FILE + " bytes=10-29";
        assertThat(proxy.requests()).containsExactly(request, request, request, request);
        assertThat(store.metrics().retries()).isEqualTo(3);
    }

    @Test
    void whatIsAlwaysBusyIsAnErrorWithCodeAndRequest() {
        StoredObject file = file();
        FaultyProxy.Fault busy = FaultyProxy.error(503, "SlowDown");
        proxy.fail("GET", busy, busy, busy, busy, busy, busy, busy);
        assertThat(failure(ErrorCode.SOURCE_BUSY, () -> read(file, 0, 1)))
                .hasMessageContaining("HTTP 503 SlowDown, request 4F3A99, after 6 attempts");
        assertThat(proxy.requests()).hasSize(6);
    }

    @Test
    void aBodyThatIsCutIsResumedWithItsTag() {
        StoredObject file = file();
        proxy.fail("GET", FaultyProxy.truncated(100_000), FaultyProxy.truncated(50_000));
        assertThat(read(file, 0, 300_000)).isEqualTo(BYTES);
        assertThat(proxy.requests())
                .containsExactly(
                        "GET " + FILE + " bytes=0-299999",
                        "GET " + FILE + " bytes=100000-299999",
                        "GET " + FILE + " bytes=150000-299999");
        assertThat(proxy.heads())
                .allSatisfy(
                        head ->
                                assertThat(FaultyProxy.header(head, "If-Match"))
                                        .isEqualTo(file.version()));
    }

    @Test
    void aConnectionThatIsResetIsMadeAgain() {
        StoredObject file = file();
        proxy.fail("GET", FaultyProxy.reset(0), FaultyProxy.reset(70_000));
        assertThat(read(file, 0, 300_000)).isEqualTo(BYTES);
        assertThat(proxy.requests()).hasSize(3);
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadIsNeverMixed() {
        StoredObject file = file();
        byte[] other = new byte[300_000];
        proxy.fail(
                "GET",
                (client, answer) -> {
                    server.put("a/b.bin", other);
                    FaultyProxy.truncated(100_000).happen(client, answer);
                });
        failure(ErrorCode.FILE_CHANGED, () -> read(file, 0, 300_000));
        server.delete("a/b.bin");
        failure(ErrorCode.FILE_NOT_FOUND, () -> read(file, 0, 10));
    }

    @Test
    void aServerThatIsSilentEndsInTime() {
        ObjectStore hasty = S3ObjectStoreTest.store(connection().option("request_timeout", "1s"));
        try (hasty) {
            StoredObject file = file();
            proxy.fail("GET", proxy.silence(), proxy.silence(), proxy.silence());
            try (ObjectReader reader = hasty.open(file)) {
                failure(ErrorCode.SOURCE_TIMEOUT, () -> reader.read(0, 10));
            }
        }
    }

    @Test
    void aQueryThatIsCancelledDoesNotWaitForASilentServer() throws Exception {
        StoredObject file = file();
        CountDownLatch asked = new CountDownLatch(1);
        proxy.fail(
                "GET",
                (client, answer) -> {
                    asked.countDown();
                    proxy.silence().happen(client, answer);
                });
        Cancellation cancellation = new Cancellation();
        try (ObjectReader reader = store.open(file, cancellation)) {
            CompletableFuture<byte[]> read =
                    CompletableFuture.supplyAsync(() -> reader.read(0, 10));
            asked.await();
            cancellation.cancel(ErrorCode.QUERY_CANCELLED, "Stopped.");
            assertThat(read)
                    .failsWithin(Duration.ofSeconds(3))
                    .withThrowableThat()
                    .withMessageContaining("Stopped.");
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsKnownByItsContent() {
        server.delete("log/1.json");
        proxy.fail("PUT", FaultyProxy.reset(0));
        assertThat(store.put("log/1.json", new byte[] {1, 2}, PutMode.IF_ABSENT))
                .isEqualTo(PutOutcome.WRITTEN);
        assertThat(store.put("log/1.json", new byte[] {1, 3}, PutMode.IF_ABSENT))
                .isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void twoThatWriteAtOnceAreToldToTryAgain() {
        server.delete("log/2.json");
        proxy.fail("PUT", FaultyProxy.error(409, "ConditionalRequestConflict"));
        assertThat(store.put("log/2.json", new byte[] {1}, PutMode.IF_ABSENT))
                .as("the server had written it before the answer")
                .isEqualTo(PutOutcome.WRITTEN);
    }

    @Test
    void aBucketOfAnotherRegionSaysWhich() {
        proxy.fail(
                "GET",
                FaultyProxy.status(
                        301,
                        "Moved",
                        "<Error><Code>PermanentRedirect</Code></Error>",
                        "x-amz-bucket-region: us-west-2"));
        assertThat(failure(ErrorCode.SOURCE_ERROR, () -> store.list("a")))
                .hasMessageContaining(
                        "HTTP 301 PermanentRedirect, the bucket is in region us-west-2");
    }

    @Test
    void healthTellsWhy() {
        assertThat(store.check()).isEqualTo(ConnectionHealth.UP);
        proxy.fail("GET", FaultyProxy.error(403, "AccessDenied"));
        assertThat(store.check())
                .isEqualTo(ConnectionHealth.down(ErrorCode.SOURCE_PERMISSION_DENIED));
    }

    /** The server of the tests refuses such requests. */
    @Test
    void eachRequestSaysWhoPaysIfThatIsWhoAsks() {
        try (ObjectStore paying =
                S3ObjectStoreTest.store(connection().option("requester_pays", true))) {
            proxy.fail("GET", FaultyProxy.status(200, "OK", "<ListBucketResult/>"));
            assertThat(paying.list("")).isEmpty();
            proxy.fail("PUT", FaultyProxy.status(200, "OK", "", "ETag: \"1\""));
            paying.put("paid", new byte[1], PutMode.REPLACE);
            proxy.fail("HEAD", FaultyProxy.status(200, "OK", "", "ETag: \"1\""));
            assertThat(paying.find("paid")).contains(new StoredObject("paid", 0, "\"1\""));
            proxy.fail(
                    "GET",
                    FaultyProxy.status(
                            206, "Some", "x", "ETag: \"1\"", "Content-Range: bytes 0-0/1"));
            try (ObjectReader reader = paying.open(new StoredObject("paid", 1, "\"1\""))) {
                assertThat(reader.read(0, 1)).containsExactly('x');
            }
        }
        assertThat(proxy.heads())
                .hasSize(4)
                .allSatisfy(
                        head ->
                                assertThat(FaultyProxy.header(head, "x-amz-request-payer"))
                                        .isEqualTo("requester"));
        proxy.forget();
        store.find("a/b.bin");
        assertThat(FaultyProxy.header(proxy.heads().get(0), "x-amz-request-payer")).isNull();
    }

    @Test
    void requestsSayHowToEncrypt() throws IOException {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        FaultyProxy.Fault fine =
                FaultyProxy.status(200, "OK", "", "ETag: \"1\"", "x-amz-request-id: 1");
        for (List<Object> one :
                List.of(
                        List.<Object>of(
                                connection().option("encryption", "aes256"),
                                "x-amz-server-side-encryption",
                                "AES256"),
                        List.<Object>of(
                                connection().option("encryption", "kms").option("kms_key", "k1"),
                                "x-amz-server-side-encryption-aws-kms-key-id",
                                "k1"),
                        List.<Object>of(
                                connection().option("customer_key", key),
                                "x-amz-server-side-encryption-customer-key-MD5",
                                "cLyPS3KoaSFGi/joRB3OUQ=="))) {
            proxy.forget();
            proxy.fail("PUT", fine);
            try (ObjectStore encrypting = S3ObjectStoreTest.store((S3) one.get(0))) {
                encrypting.put("e", new byte[1], PutMode.REPLACE);
            }
            assertThat(FaultyProxy.header(proxy.heads().get(0), (String) one.get(1)))
                    .isEqualTo(one.get(2));
        }
    }
}
