package io.tauro.connector.files.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent before it is asked for, and how much of it. */
class ReadAheadTest {

    private static final int MB = 1 << 20;
    private static final byte[] BYTES = new byte[40 * MB];

    static {
        new Random(5).nextBytes(BYTES);
    }

    private final InMemoryObjects memory = new InMemoryObjects();
    private final RemoteObjectStore store =
            new RemoteObjectStore(memory, RemoteSettings.DEFAULT, new TestPacing());

    @AfterEach
    void close() {
        store.close();
    }

    private ObjectReader open() {
        return open(store);
    }

    private ObjectReader open(ObjectStore from) {
        if (memory.sizes().isEmpty()) {
            memory.write("a", BYTES);
        }
        ObjectReader reader = from.open(from.find("a").orElseThrow());
        memory.forget();
        return reader;
    }

    private static void assertBytes(byte[] read, long place) {
        int from = Math.toIntExact(place);
        assertThat(Arrays.equals(read, Arrays.copyOfRange(BYTES, from, from + read.length)))
                .as("bytes from %s", from)
                .isTrue();
    }

    private void awaitNothingHeld() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (store.budget().used() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(store.budget().used()).isZero();
    }

    @Test
    void rangesThatAreAnnouncedAreSentInLargePiecesAndOnce() {
        try (ObjectReader reader = open()) {
            reader.willRead(List.of(new Span(4, 8L * MB), new Span(20L * MB, 8L * MB)));
            for (int at = 0; at < 8 * MB; at += MB) {
                assertBytes(reader.read(4 + at, MB), 4 + at);
                assertBytes(reader.read(20 * MB + at, MB), 20 * MB + at);
            }
        }
        assertThat(memory.requests())
                .containsExactlyInAnyOrder(
                        "GET a 4+4194304",
                        "GET a 4194308+4194304",
                        "GET a 20971520+4194304",
                        "GET a 25165824+4194304");
        awaitNothingHeld();
    }

    @Test
    void smallRangesThatAreCloseAreOneRequest() {
        try (ObjectReader reader = open()) {
            reader.willRead(
                    List.of(
                            new Span(900_000, 100_000),
                            new Span(4, 100_000),
                            new Span(100_004, 300_000),
                            new Span(5 * MB, 10)));
            assertBytes(reader.read(100_004, 300_000), 100_004);
            assertBytes(reader.read(4, 100_000), 4);
            assertBytes(reader.read(5 * MB, 10), 5 * MB);
            assertBytes(reader.read(900_000, 100_000), 900_000);
        }
        assertThat(memory.requests())
                .containsExactlyInAnyOrder("GET a 4+999996", "GET a 5242880+10");
    }

    @Test
    void whoReadsOnIsSentWhatFollows() {
        try (ObjectReader reader = open()) {
            for (int at = 0; at < 20 * MB; at += 256 << 10) {
                assertBytes(reader.read(at, 256 << 10), at);
            }
        }
        assertThat(memory.requests().subList(0, 5))
                .contains(
                        "GET a 0+262144",
                        "GET a 262144+1048576",
                        "GET a 1310720+2097152",
                        "GET a 3407872+4194304");
        assertThat(memory.requests()).hasSizeLessThan(12);
        awaitNothingHeld();
    }

    @Test
    void whoReadsHereAndThereIsSentNothingElse() {
        try (ObjectReader reader = open()) {
            for (int at : List.of(30 * MB, 5, 7 * MB, 100)) {
                assertBytes(reader.read(at, 10), at);
            }
        }
        assertThat(memory.requests())
                .containsExactly(
                        "GET a 31457280+10", "GET a 5+10", "GET a 7340032+10", "GET a 100+10");
        assertThat(store.budget().most()).isZero();
    }

    @Test
    void neverMoreIsHeldThanTheBudget() {
        RemoteSettings small = settings(6 * MB);
        try (RemoteObjectStore tight = new RemoteObjectStore(memory, small)) {
            try (ObjectReader one = open(tight);
                    ObjectReader two = open(tight)) {
                one.willRead(List.of(new Span(0, 20L * MB), new Span(20L * MB, 20L * MB)));
                two.willRead(List.of(new Span(0, 40L * MB)));
                for (int at = 0; at < 20 * MB; at += MB) {
                    assertBytes(one.read(at, MB), at);
                    assertBytes(two.read(2L * at, MB), 2L * at);
                    assertBytes(one.read(20L * MB + at, MB), 20L * MB + at);
                    assertBytes(two.read(2L * at + MB, MB), 2L * at + MB);
                }
            }
            assertThat(tight.budget().most()).isPositive().isLessThanOrEqualTo(6L * MB);
        }
    }

    private static RemoteSettings settings(int buffered) {
        RemoteSettings all = RemoteSettings.DEFAULT;
        return new RemoteSettings(
                "",
                all.requests(),
                all.attempts(),
                all.firstPause(),
                all.longestPause(),
                all.timeout(),
                buffered);
    }

    @Test
    void whatIsPassedOverMakesRoomForTheRest() {
        try (RemoteObjectStore tight = new RemoteObjectStore(memory, settings(6 * MB));
                ObjectReader reader = open(tight)) {
            reader.willRead(List.of(new Span(0, 20L * MB), new Span(20L * MB, 20L * MB)));
            for (int at = 0; at < 20 * MB; at += MB) {
                assertBytes(reader.read(at, MB), at);
            }
            assertThat(memory.requests().size())
                    .as("whole pieces, and not one request for each read")
                    .isLessThan(45);
        }
    }

    @Test
    void aPieceThatFailsFailsTheReadThatNeedsIt() {
        try (ObjectReader reader = open()) {
            memory.fail(Kind.DENIED, 1);
            reader.willRead(List.of(new Span(0, 100)));
            assertThat(catchThrowableOfType(TauroException.class, () -> reader.read(0, 10)).code())
                    .isEqualTo(ErrorCode.SOURCE_PERMISSION_DENIED);
        }
        awaitNothingHeld();
    }

    @Test
    void anObjectThatChangesIsNotMixedWithWhatWasSentAhead() {
        try (ObjectReader reader = open()) {
            reader.willRead(List.of(new Span(0, 100)));
            assertBytes(reader.read(0, 10), 0);
            memory.write("a", new byte[40 * MB]);
            assertThat(
                            catchThrowableOfType(TauroException.class, () -> reader.read(200, 10))
                                    .code())
                    .isEqualTo(ErrorCode.FILE_CHANGED);
        }
    }

    @Test
    void toCloseDoesNotWaitForWhatIsOnItsWay() {
        CountDownLatch stuck = new CountDownLatch(1);
        memory.duringBody(
                () -> {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        ObjectReader reader = open();
        reader.willRead(List.of(new Span(0, 16L * MB)));
        reader.close();
        assertThat(store.budget().used()).as("requests still hold their bytes").isPositive();
        stuck.countDown();
        awaitNothingHeld();
    }

    @Property(tries = 60)
    void whateverIsReadInWhateverOrderIsRight(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int spans,
            @ForAll @IntRange(min = 1, max = 8) int megabytes) {
        byte[] bytes = Arrays.copyOf(BYTES, 10 * MB);
        InMemoryObjects objects = new InMemoryObjects();
        objects.write("p", bytes);
        Random random = new Random(seed);
        try (RemoteObjectStore tight =
                new RemoteObjectStore(objects, settings(megabytes * MB), new TestPacing())) {
            try (ObjectReader reader = tight.open(tight.find("p").orElseThrow())) {
                int width = bytes.length / spans;
                List<Span> planned =
                        IntStream.range(0, spans)
                                .mapToObj(
                                        i ->
                                                new Span(
                                                        (long) i * width,
                                                        width - random.nextInt(width / 2)))
                                .toList();
                if (random.nextInt(4) > 0) {
                    reader.willRead(planned);
                }
                int[] at = new int[spans];
                for (int i = 0; i < 60; i++) {
                    int span = random.nextInt(spans);
                    int from = span * width + at[span];
                    int length = Math.min(bytes.length - from, 1 + random.nextInt(900_000));
                    byte[] read = reader.read(from, length);
                    assertThat(Arrays.equals(read, Arrays.copyOfRange(bytes, from, from + length)))
                            .isTrue();
                    at[span] = Math.min(width - 1, at[span] + length + random.nextInt(50_000));
                    if (random.nextInt(20) == 0) {
                        at[span] = random.nextInt(width);
                    }
                }
            }
            assertThat(tight.budget().most()).isLessThanOrEqualTo((long) megabytes * MB);
        }
    }
}
