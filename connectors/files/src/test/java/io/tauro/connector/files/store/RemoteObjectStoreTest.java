package io.tauro.connector.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionHealth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteObjectStoreTest extends ObjectStoreContract {
    @Override
    protected boolean tellsWhen() {
        return false;
    }

    private final InMemoryObjects memory = new InMemoryObjects();
    private final TestPacing pacing = new TestPacing();
    private final RemoteObjectStore store =
            new RemoteObjectStore(memory, RemoteSettings.DEFAULT, pacing);

    @Override
    protected ObjectStore emptyStore() {
        return new RemoteObjectStore(new InMemoryObjects(), RemoteSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
        assertThat(memory.isClosed()).isTrue();
    }

    private StoredObject stored(String key, byte[] bytes) {
        memory.write(key, bytes);
        StoredObject object = store.find(key).orElseThrow();
        memory.forget();
        return object;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private byte[] read(StoredObject object, long position, int length) {
        try (ObjectReader reader = store.open(object)) {
            return reader.read(position, length);
        }
    }

    private static TauroException failure(ErrorCode code, ThrowingCallable action) {
        TauroException error = catchThrowableOfType(TauroException.class, action);
        assertThat(error).isNotNull();
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        return error;
    }

    @Test
    void whatFailsInPassingIsTriedAgainAfterPausesThatDouble() {
        StoredObject object = stored("a", random(10));
        memory.fail(Kind.SERVER_ERROR, 1);
        memory.fail(Kind.BUSY, 1);
        memory.fail(Kind.TIMEOUT, 1);
        memory.fail(Kind.UNREACHABLE, 2);
        assertThat(read(object, 2, 5)).isEqualTo(Arrays.copyOfRange(random(10), 2, 7));
        assertThat(memory.requests())
                .containsExactly(
                        "GET a 2+5",
                        "GET a 2+5",
                        "GET a 2+5",
                        "GET a 2+5",
                        "GET a 2+5",
                        "GET a 2+5");
        assertThat(pacing.pauses()).containsExactly(100L, 200L, 400L, 800L, 1600L);
        assertThat(store.metrics().statements()).isEqualTo(7);
        assertThat(store.metrics().retries()).isEqualTo(5);
        assertThat(store.metrics().failures()).isZero();
        assertThat(store.metrics().waited()).isEqualTo(Duration.ofMillis(3100));
        assertThat(store.metrics().inUse()).isZero();
    }

    @Test
    void attemptsHaveAnEnd() {
        StoredObject object = stored("a", random(10));
        memory.fail(Kind.BUSY, 100);
        TauroException error = failure(ErrorCode.SOURCE_BUSY, () -> read(object, 0, 1));
        assertThat(error)
                .hasMessage(
                        "TAURO-4007 'a' of bucket 'memory' could not be read, because the store takes no more requests (HTTP test, after 6 attempts). Lower max_concurrent, or try again later.");
        assertThat(memory.requests()).hasSize(6);
        assertThat(store.metrics().failures()).isEqualTo(1);
    }

    @Test
    void pausesAreAsLongAsTheStoreAsksButEndInTime() {
        StoredObject object = stored("a", random(10));
        memory.fail(busyFor(30), busyFor(25), busyFor(10));
        failure(ErrorCode.SOURCE_BUSY, () -> read(object, 0, 1));
        assertThat(pacing.pauses()).containsExactly(30_000L, 25_000L);
        assertThat(memory.requests()).hasSize(3);
    }

    private static InMemoryObjects.Fault busyFor(int seconds) {
        return () -> {
            throw new RemoteFailure(Kind.BUSY, "HTTP 503", Duration.ofSeconds(seconds), null);
        };
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        StoredObject object = stored("a", random(10));
        for (Kind kind :
                List.of(
                        Kind.DENIED,
                        Kind.UNAUTHENTICATED,
                        Kind.NOT_FOUND,
                        Kind.NO_CONTAINER,
                        Kind.CHANGED,
                        Kind.REFUSED)) {
            memory.fail(kind, 1);
            failure(RemoteErrors.code(kind), () -> read(object, 0, 1));
        }
        assertThat(memory.requests()).hasSize(6);
        assertThat(pacing.pauses()).isEmpty();
    }

    @Test
    void errorsSayWhoCanAct() {
        memory.fail(Kind.DENIED, 1);
        assertThat(failure(ErrorCode.SOURCE_PERMISSION_DENIED, () -> store.list("lake")))
                .hasMessage(
                        "TAURO-4005 'lake' of bucket 'memory' may not be listed with the credentials of the connection (HTTP test). Grant them the right to.");
        memory.fail(Kind.UNAUTHENTICATED, 1);
        assertThat(failure(ErrorCode.SOURCE_AUTHENTICATION_FAILED, () -> store.find("lake")))
                .hasMessage(
                        "TAURO-4003 The store of bucket 'memory' does not accept the credentials of the connection (HTTP test). Correct them.");
        memory.fail(Kind.NO_CONTAINER, 1);
        assertThat(failure(ErrorCode.FILE_NOT_FOUND, () -> store.children("")))
                .hasMessage(
                        "TAURO-4008 There is no bucket 'memory' (HTTP test). Correct its name in the options of the connection.");
    }

    @Test
    void aBodyThatBreaksOffIsResumedWhereItBroke() {
        byte[] bytes = random(1000);
        StoredObject object = stored("a", bytes);
        memory.cutBodies(300, -1, 0, 200);
        assertThat(read(object, 100, 800)).isEqualTo(Arrays.copyOfRange(bytes, 100, 900));
        assertThat(memory.requests())
                .containsExactly(
                        "GET a 100+800",
                        "GET a 400+500",
                        "GET a 400+500",
                        "GET a 400+500",
                        "GET a 600+300");
    }

    @Test
    void aBodyThatAlwaysBreaksIsAnErrorWithoutWhatTheClientSays() {
        StoredObject object = stored("a", random(100));
        memory.cutBodies(-1, -1, -1, -1, -1, -1);
        TauroException error = failure(ErrorCode.SOURCE_UNREACHABLE, () -> read(object, 0, 10));
        assertThat(error)
                .hasMessage(
                        "TAURO-4002 The store of bucket 'memory' cannot be reached (the connection broke, after 6 attempts). Check that it runs, and the options of the connection.");
        assertThat(memory.requests()).hasSize(6);
    }

    @Test
    void anObjectThatChangesBetweenTwoRequestsIsNeverMixed() {
        byte[] bytes = random(1000);
        StoredObject object = stored("a", bytes);
        memory.cutBodies(300);
        memory.duringBody(() -> memory.write("a", random(1000)));
        assertThat(failure(ErrorCode.FILE_CHANGED, () -> read(object, 0, 800)))
                .hasMessageContaining("'a' has changed");
        assertThat(memory.requests()).containsExactly("GET a 0+800", "GET a 300+500");
        StoredObject again = stored("a", bytes);
        try (ObjectReader reader = store.open(again)) {
            assertThat(reader.read(0, 10)).isEqualTo(Arrays.copyOf(bytes, 10));
            memory.delete("a");
            failure(ErrorCode.FILE_NOT_FOUND, () -> reader.read(10, 10));
        }
    }

    @Test
    void aStoreThatSendsAnotherRangeIsNotBelieved() {
        StoredObject object = stored("a", random(100));
        memory.ignoreRanges();
        assertThat(failure(ErrorCode.SOURCE_ERROR, () -> read(object, 50, 10)))
                .hasMessageContaining("another range");
        assertThat(read(object, 0, 10)).isEqualTo(Arrays.copyOf(random(100), 10));
    }

    @Test
    void aStoreThatIgnoresTheConditionIsFoundOut() {
        StoredObject object = stored("a", random(100));
        memory.ignoreConditions();
        memory.write("a", random(100));
        failure(ErrorCode.FILE_CHANGED, () -> read(object, 0, 10));
    }

    @Test
    void rangesThatAreCloseAreOneRequest() {
        byte[] bytes = random(2_000_000);
        StoredObject object = stored("a", bytes);
        byte[] into = new byte[50];
        try (ObjectReader reader = store.open(object)) {
            reader.readAll(
                    List.of(
                            new ReadRange(1_500_000, into, 0, 10),
                            new ReadRange(300_000, into, 10, 10),
                            new ReadRange(5, into, 20, 10),
                            new ReadRange(300_005, into, 30, 10),
                            new ReadRange(900_000, into, 40, 10)));
        }
        assertThat(memory.requests())
                .containsExactlyInAnyOrder("GET a 5+300010", "GET a 900000+10", "GET a 1500000+10");
        for (int[] pair :
                new int[][] {
                    {1_500_000, 0}, {300_000, 10}, {5, 20}, {300_005, 30}, {900_000, 40}
                }) {
            assertThat(Arrays.copyOfRange(into, pair[1], pair[1] + 10))
                    .isEqualTo(Arrays.copyOfRange(bytes, pair[0], pair[0] + 10));
        }
    }

    @Test
    void aLargeRangeIsSentInPartsAtOnce() {
        byte[] bytes = random(20_000_000);
        StoredObject object = stored("a", bytes);
        assertThat(read(object, 1, 19_999_999)).isEqualTo(Arrays.copyOfRange(bytes, 1, 20_000_000));
        assertThat(memory.requests())
                .containsExactlyInAnyOrder(
                        "GET a 1+6666666", "GET a 6666667+6666666", "GET a 13333333+6666667");
    }

    @Test
    void listingsGoPageByPage() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            memory.write("t/" + i, new byte[i]);
            keys.add("t/" + i);
        }
        memory.fail(Kind.BUSY, 2);
        assertThat(store.list("t").stream().map(StoredObject::key).toList())
                .containsExactlyElementsOf(keys);
        assertThat(memory.requests()).hasSize(6).containsOnly("LIST t/**");
    }

    @Test
    void aListingThatDoesNotGoOnIsAnError() {
        memory.write("t/1", new byte[1]);
        memory.repeatPages();
        assertThat(failure(ErrorCode.SOURCE_ERROR, () -> store.list("t")))
                .hasMessageContaining("one page of its listing again");
        assertThat(memory.requests()).hasSize(2);
    }

    @Test
    void aPrefixIsTheRootOfAllKeys() {
        memory.write("lake/a/1", new byte[3]);
        memory.write("lakeside/a/1", new byte[4]);
        memory.write("lake/", new byte[0]);
        RemoteSettings settings =
                RemoteSettings.of(ConnectionConfig.of("x", Map.of("prefix", "/lake/")));
        try (ObjectStore below = new RemoteObjectStore(memory, settings)) {
            assertThat(below.list(""))
                    .containsExactly(
                            new StoredObject("a/1", 3, below.find("a/1").orElseThrow().version()));
            assertThat(below.children("").folders()).containsExactly("a");
            assertThat(below.put("b", new byte[2], PutMode.IF_ABSENT))
                    .isEqualTo(PutOutcome.WRITTEN);
            assertThat(memory.sizes()).containsEntry("lake/b", 2);
            assertThat(below.open(below.find("b").orElseThrow()).read(0, 2)).hasSize(2);
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsKnownByItsContent() {
        memory.loseAnswersOfWrites();
        assertThat(store.put("c", text("mine"), PutMode.IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(memory.requests())
                .containsExactly("PUT c IF_ABSENT", "PUT c IF_ABSENT", "HEAD c", "GET c 0+4");
        memory.write("d", text("their"));
        memory.fail(Kind.TIMEOUT, 1);
        assertThat(store.put("d", text("mine!"), PutMode.IF_ABSENT)).isEqualTo(PutOutcome.EXISTS);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whoWaitsIsFreeAtOnceWhenTheQueryIsCancelled() throws Exception {
        StoredObject object = stored("a", random(100));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        memory.duringBody(() -> block(reading, stuck));
        Cancellation cancellation = new Cancellation();
        byte[] into = new byte[100];
        try (ObjectReader reader = store.open(object, cancellation)) {
            CompletableFuture<Void> read =
                    CompletableFuture.runAsync(() -> reader.read(0, into, 0, 100));
            reading.await();
            cancellation.cancel(ErrorCode.QUERY_CANCELLED, "Stopped.");
            assertThat(read)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withMessageContaining("Stopped.");
            stuck.countDown();
            failure(ErrorCode.QUERY_CANCELLED, () -> reader.read(0, 1));
        }
        assertThat(cancellation.listeners()).isZero();
        assertThat(into).as("what is read too late goes nowhere").containsOnly(0);
    }

    private static void block(CountDownLatch reading, CountDownLatch stuck) {
        reading.countDown();
        try {
            assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoWaitsIsFreeAtOnceWhenTheStoreIsClosed() throws Exception {
        StoredObject object = stored("a", random(100));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        memory.duringBody(() -> block(reading, stuck));
        ObjectReader reader = store.open(object);
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> reader.read(0, 100));
        reading.await();
        store.close();
        assertThat(read)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining("TAURO-1012");
        failure(ErrorCode.CONTEXT_CLOSED, () -> store.open(object));
        failure(ErrorCode.CONTEXT_CLOSED, () -> store.list(""));
        failure(ErrorCode.CONTEXT_CLOSED, () -> reader.read(0, 1));
        stuck.countDown();
    }

    @Test
    void whatAClientThrowsAgainstItsContractIsNotShown() {
        memory.fail(
                () -> {
                    throw new IllegalArgumentException("https://host/?sig=secret");
                });
        TauroException error = failure(ErrorCode.SOURCE_ERROR, () -> store.list("a"));
        assertThat(error.getMessage())
                .contains("(IllegalArgumentException)")
                .doesNotContain("secret");
    }

    @Test
    void healthIsOneRequestAndTellsTheReason() {
        assertThat(store.check()).isEqualTo(ConnectionHealth.UP);
        memory.fail(Kind.UNAUTHENTICATED, 1);
        assertThat(store.check())
                .isEqualTo(ConnectionHealth.down(ErrorCode.SOURCE_AUTHENTICATION_FAILED));
        memory.fail(Kind.BUSY, 1);
        assertThat(store.check()).isEqualTo(ConnectionHealth.down(ErrorCode.SOURCE_BUSY));
        assertThat(memory.requests()).containsExactly("LIST *", "LIST *", "LIST *");
    }
}
