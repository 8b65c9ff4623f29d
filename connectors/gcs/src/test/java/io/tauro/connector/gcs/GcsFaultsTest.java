package io.tauro.connector.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.FaultProxy;
import io.tauro.connector.files.store.FaultProxy.Fault;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of requests when the network or the store fails, with the server of the tests behind
 * both.
 */
class GcsFaultsTest {

    private static final String JSON = "Content-Type: application/json; charset=UTF-8\r\n";
    private static final int SIZE = 3_000_000;
    private static final Predicate<String> READS = GcsFaultsTest::reads;
    private static final Predicate<String> LISTS = GcsFaultsTest::lists;
    private static final Predicate<String> WRITES = GcsFaultsTest::writes;

    private static GcsServer server;
    private static FaultProxy proxy;
    private static byte[] content;

    private static boolean reads(String line) {
        return line.contains("alt=media");
    }

    private static boolean writes(String line) {
        return line.startsWith("POST /upload/");
    }

    private static boolean lists(String line) {
        return line.contains("maxResults=");
    }

    @BeforeAll
    static void start() {
        server = GcsServer.start();
        proxy = FaultProxy.before(server.address());
        content = new byte[SIZE];
        new Random(11).nextBytes(content);
        server.create("lake");
        server.write("lake", "big", content);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
    }

    @AfterEach
    void noFaults() {
        proxy.forget();
    }

    private static RemoteObjectStore store() {
        return store("30s");
    }

    private static RemoteObjectStore store(String timeout) {
        return store("lake", proxy.address().toString(), timeout);
    }

    private static RemoteObjectStore store(String bucket, String endpoint, String timeout) {
        Gcs definition =
                Gcs.bucket(bucket).endpoint(endpoint).credentialsJson(Secret.of(server.key()));
        return new GcsFactory().store(definition.config("lake").with("request_timeout", timeout));
    }

    private static byte[] readWhole(RemoteObjectStore store) {
        StoredObject object = store.find("big").orElseThrow();
        try (ObjectReader reader = store.open(object)) {
            return reader.read(0, SIZE);
        }
    }

    private static long seen(Predicate<String> requests) {
        return proxy.requests().stream().filter(requests).count();
    }

    @ParameterizedTest
    @CsvSource({
        "500, backendError",
        "503, backendError",
        "502, ''",
        "504, ''",
        "429, rateLimitExceeded",
        "403, userRateLimitExceeded",
        "408, ''"
    })
    void whatPassesIsTriedAgain(int status, String code) {
        proxy.spoil(2, READS, status(status, code));
        proxy.spoil(2, LISTS, status(status, code));
        try (RemoteObjectStore store = store()) {
            assertThat(readWhole(store)).isEqualTo(content);
            assertThat(store.list("")).extracting(StoredObject::key).containsExactly("big");
            assertThat(seen(READS)).isEqualTo(3);
            assertThat(seen(LISTS)).isEqualTo(3);
            assertThat(store.metrics().retries()).isEqualTo(4);
        }
    }

    private static Fault status(int status, String code) {
        return code.isEmpty()
                ? new Fault.Status(status, "", "")
                : new Fault.Status(
                        status,
                        JSON,
                        "{\"error\":{\"code\":"
                                + status
                                + ",\"message\":\"hush\",\"errors\":[{\"reason\":\""
                                + code
                                + "\",\"message\":\"hush\"}]}}");
    }

    @Test
    void anAnswerThatIsCutOffGoesOnWhereItEnded() {
        proxy.spoil(1, READS, new Fault.Truncated(1_000_000));
        proxy.spoil(1, READS, new Fault.Truncated(100_000));
        try (RemoteObjectStore store = store()) {
            assertThat(readWhole(store)).isEqualTo(content);
            assertThat(seen(READS)).isEqualTo(3);
        }
    }

    @Test
    void aConnectionThatIsResetIsMadeAgain() {
        proxy.spoil(1, READS, new Fault.Reset(0));
        proxy.spoil(1, READS, new Fault.Reset(2_000_000));
        proxy.spoil(1, LISTS, new Fault.Reset(50));
        try (RemoteObjectStore store = store()) {
            assertThat(readWhole(store)).isEqualTo(content);
            assertThat(store.list("")).hasSize(1);
            assertThat(seen(READS)).isEqualTo(3);
        }
    }

    @Test
    void aSlowAnswerIsWaitedFor() {
        proxy.spoil(1, READS, new Fault.Slow(Duration.ofMillis(300)));
        try (RemoteObjectStore store = store()) {
            assertThat(readWhole(store)).isEqualTo(content);
            assertThat(seen(READS)).isEqualTo(1);
        }
    }

    @Test
    void attemptsAreBoundedAndTheLastFailureIsTold() {
        proxy.spoil(100, READS, status(500, "backendError"));
        try (RemoteObjectStore store = store()) {
            TauroException error =
                    catchThrowableOfType(TauroException.class, () -> readWhole(store));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_ERROR);
            assertThat(error)
                    .hasMessageContaining("'big'")
                    .hasMessageContaining("HTTP 500 backendError, after 6 attempts");
            assertThat(seen(READS)).isEqualTo(6);
        }
    }

    @Test
    void aStoreThatAsksToWaitIsBusy() {
        proxy.spoil(100, LISTS, new Fault.Status(503, "Retry-After: 9\r\n", ""));
        try (RemoteObjectStore store = store("3s")) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_BUSY);
            assertThat(seen(LISTS)).as("the pause that it asks for is too long").isEqualTo(1);
        }
    }

    @Test
    void silenceIsNotWaitedForWithoutEnd() {
        for (Fault fault : List.of(new Fault.Mute(), new Fault.Silent(1_000))) {
            proxy.forget();
            try (RemoteObjectStore store = store("1s")) {
                StoredObject object = store.find("big").orElseThrow();
                proxy.spoil(100, READS, fault);
                long before = System.nanoTime();
                TauroException error =
                        catchThrowableOfType(
                                TauroException.class, () -> store.open(object).read(0, SIZE));
                assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_TIMEOUT);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void aQueryThatIsCancelledDoesNotWaitForTheStore() throws Exception {
        try (RemoteObjectStore store = store()) {
            StoredObject object = store.find("big").orElseThrow();
            proxy.spoil(100, READS, new Fault.Silent(1_000));
            Cancellation cancellation = new Cancellation();
            ObjectReader reader = store.open(object, cancellation);
            CompletableFuture<byte[]> read =
                    CompletableFuture.supplyAsync(() -> reader.read(0, SIZE));
            while (seen(READS) == 0) {
                Thread.onSpinWait();
            }
            cancellation.cancel(ErrorCode.QUERY_CANCELLED, "stop");
            ExecutionException failure =
                    catchThrowableOfType(
                            ExecutionException.class, () -> read.get(2, TimeUnit.SECONDS));
            assertThat(failure.getCause()).isInstanceOf(TauroException.class);
            assertThat(((TauroException) failure.getCause()).code())
                    .isEqualTo(ErrorCode.QUERY_CANCELLED);
            reader.close();
        }
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        Map<Fault, ErrorCode> codes =
                Map.of(
                        status(403, "forbidden"),
                        ErrorCode.SOURCE_PERMISSION_DENIED,
                        status(404, "notFound"),
                        ErrorCode.FILE_NOT_FOUND,
                        status(416, "requestedRangeNotSatisfiable"),
                        ErrorCode.FILE_CHANGED,
                        status(400, "invalid"),
                        ErrorCode.SOURCE_ERROR);
        codes.forEach(
                (fault, code) -> {
                    proxy.forget();
                    try (RemoteObjectStore store = store()) {
                        StoredObject object = store.find("big").orElseThrow();
                        proxy.spoil(1, READS, fault);
                        TauroException error =
                                catchThrowableOfType(
                                        TauroException.class, () -> store.open(object).read(0, 1));
                        assertThat(error.code()).as("%s", fault).isEqualTo(code);
                        assertThat(seen(READS)).isEqualTo(1);
                    }
                });
    }

    @Test
    void aTokenThatIsNotBelievedIsReplacedOnce() {
        try (RemoteObjectStore store = store()) {
            StoredObject object = store.find("big").orElseThrow();
            proxy.spoil(2, READS, status(401, "authError"));
            TauroException error =
                    catchThrowableOfType(TauroException.class, () -> store.open(object).read(0, 1));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            assertThat(seen(READS)).isEqualTo(2);
        }
    }

    @Test
    void theTextOfAnAnswerIsNotShown() {
        proxy.spoil(1, LISTS, status(403, "forbidden"));
        try (RemoteObjectStore store = store()) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
            assertThat(Shown.of(error))
                    .contains("HTTP 403 forbidden")
                    .doesNotContain("hush")
                    .doesNotContain("ya29");
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsOurs() {
        proxy.spoil(1, WRITES, new Fault.Lost());
        proxy.spoil(1, WRITES, status(503, "backendError"));
        server.create("other");
        try (RemoteObjectStore store = store("other", proxy.address().toString(), "30s")) {
            byte[] bytes = {1, 2, 3};
            assertThat(store.put("once", bytes, PutMode.IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.metrics().retries()).isEqualTo(2);
            assertThat(store.put("once", bytes, PutMode.IF_ABSENT)).isEqualTo(PutOutcome.EXISTS);
        }
    }

    @Test
    void nobodyBehindTheAddressIsToldSo() {
        String nobody = "http://127.0.0.1:" + closedPort();
        try (RemoteObjectStore store = store("lake", nobody, "30s")) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        }
    }

    private static int closedPort() {
        try (FaultProxy gone = FaultProxy.before(proxy.address())) {
            return gone.address().getPort();
        }
    }
}
