package io.tauro.connector.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.storage.blob.BlobContainerClient;
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

/** What becomes of requests when the network or the store fails, with an Azurite behind both. */
class AzureFaultsTest {

    private static final int SIZE = 3_000_000;
    private static final Predicate<String> READS = AzureFaultsTest::reads;
    private static final Predicate<String> LISTS = AzureFaultsTest::lists;
    private static final Predicate<String> WRITES = AzureFaultsTest::writes;

    private static AzuriteAccount account;
    private static FaultProxy proxy;
    private static BlobContainerClient container;
    private static byte[] content;

    private static boolean reads(String line) {
        return line.startsWith("GET ") && !lists(line);
    }

    private static boolean writes(String line) {
        return line.startsWith("PUT ");
    }

    private static boolean lists(String line) {
        return line.contains("comp=list");
    }

    @BeforeAll
    static void start() {
        account = AzuriteAccount.start();
        proxy = FaultProxy.before(account.azurite().address());
        container = account.newContainer();
        content = new byte[SIZE];
        new Random(11).nextBytes(content);
        account.upload(container, "big", content);
    }

    @AfterAll
    static void stop() {
        if (account != null) {
            proxy.close();
            account.close();
        }
    }

    @AfterEach
    void noFaults() {
        proxy.forget();
    }

    private static RemoteObjectStore store() {
        return store("30s");
    }

    private static RemoteObjectStore store(String timeout) {
        AzureBlob definition =
                account.withKey(
                        container.getBlobContainerName(), proxy.address() + "/" + Azurite.ACCOUNT);
        return new AzureBlobFactory(Map.of())
                .store(
                        definition.config("lake").with("request_timeout", timeout),
                        AzureClients.OF_THE_SYSTEM);
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
        "500, InternalError",
        "500, OperationTimedOut",
        "503, ServerBusy",
        "502, ''",
        "429, ''",
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
        String header = code.isEmpty() ? "" : "x-ms-error-code: " + code + "\r\n";
        return new Fault.Status(status, header, "");
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
        proxy.spoil(100, READS, status(500, "InternalError"));
        try (RemoteObjectStore store = store()) {
            TauroException error =
                    catchThrowableOfType(TauroException.class, () -> readWhole(store));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_ERROR);
            assertThat(error)
                    .hasMessageContaining("'big'")
                    .hasMessageContaining("HTTP 500 InternalError, after 6 attempts");
            assertThat(seen(READS)).isEqualTo(6);
        }
    }

    @Test
    void aStoreThatAsksToWaitIsBusy() {
        proxy.spoil(
                100,
                LISTS,
                new Fault.Status(503, "x-ms-error-code: ServerBusy\r\nRetry-After: 9\r\n", ""));
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
                        status(403, "AuthenticationFailed"),
                        ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                        status(401, "InvalidAuthenticationInfo"),
                        ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                        status(403, "AuthorizationPermissionMismatch"),
                        ErrorCode.SOURCE_PERMISSION_DENIED,
                        status(404, "ContainerNotFound"),
                        ErrorCode.FILE_NOT_FOUND,
                        status(409, "BlobArchived"),
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
    void theTextOfAnAnswerIsNotShown() {
        proxy.spoil(
                1,
                LISTS,
                new Fault.Status(
                        403,
                        "x-ms-error-code: AuthenticationFailed\r\nContent-Type: application/xml\r\n",
                        "<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code><Message>The MAC"
                                + " signature 's3cr3tSignature=' is not it</Message></Error>"));
        try (RemoteObjectStore store = store()) {
            TauroException error = catchThrowableOfType(TauroException.class, () -> store.list(""));
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            assertThat(Shown.of(error)).doesNotContain("s3cr3tSignature").doesNotContain("MAC");
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsOurs() {
        proxy.spoil(1, WRITES, new Fault.Lost());
        proxy.spoil(1, WRITES, status(503, "ServerBusy"));
        String elsewhere = account.newContainer().getBlobContainerName();
        AzureBlob definition = account.withKey(elsewhere, proxy.address() + "/" + Azurite.ACCOUNT);
        try (RemoteObjectStore store = account.store(definition)) {
            byte[] bytes = {1, 2, 3};
            assertThat(store.put("once", bytes, PutMode.IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.metrics().retries()).isEqualTo(2);
            assertThat(store.put("once", bytes, PutMode.IF_ABSENT)).isEqualTo(PutOutcome.EXISTS);
        }
    }

    @Test
    void nobodyBehindTheAddressIsToldSo() {
        AzureBlob definition =
                account.withKey(
                        container.getBlobContainerName(),
                        "http://127.0.0.1:" + closedPort() + "/" + Azurite.ACCOUNT);
        try (RemoteObjectStore store = account.store(definition)) {
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
