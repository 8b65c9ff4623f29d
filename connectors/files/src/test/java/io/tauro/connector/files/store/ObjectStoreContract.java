package io.tauro.connector.files.store;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionHealth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store keeps to, wherever its bytes are. */
public abstract class ObjectStoreContract {

    private ObjectStore store;

    /** A store that is empty. */
    protected abstract ObjectStore emptyStore() throws Exception;

    /** Whether names may have characters that file systems do not like. */
    protected boolean takesAnyName() {
        return true;
    }

    /** Whether the store knows when an object was written. */
    protected boolean tellsWhen() {
        return true;
    }

    @BeforeEach
    void open() throws Exception {
        store = emptyStore();
    }

    @AfterEach
    void closeTwice() {
        store.close();
        store.close();
    }

    protected final void write(String key, String text) {
        assertThat(store.put(key, text.getBytes(StandardCharsets.UTF_8), PutMode.REPLACE))
                .isEqualTo(PutOutcome.WRITTEN);
    }

    protected final String read(String key) {
        StoredObject object = store.find(key).orElseThrow();
        try (ObjectReader reader = store.open(object)) {
            assertThat(reader.size()).isEqualTo(object.size());
            return new String(reader.read(0, (int) object.size()), StandardCharsets.UTF_8);
        }
    }

    private List<String> keys(String folder) {
        return store.list(folder).stream().map(StoredObject::key).toList();
    }

    private List<String> keys(Folder folder) {
        return folder.objects().stream().map(StoredObject::key).toList();
    }

    @Test
    void anEmptyStoreHasNothingAndAnswers() {
        assertThat(store.list("")).isEmpty();
        assertThat(store.list("none")).isEmpty();
        assertThat(store.children("")).isEqualTo(new Folder(List.of(), List.of()));
        assertThat(store.children("none")).isEqualTo(new Folder(List.of(), List.of()));
        assertThat(store.find("none")).isEmpty();
        assertThat(store.find("none/below")).isEmpty();
        assertThat(store.check()).isEqualTo(ConnectionHealth.UP);
    }

    @Test
    void listsAreDeepAndInTheOrderOfKeys() {
        for (String key : List.of("b/2", "a.txt", "b/1/x", "b.txt", "b/10", "_h/.x")) {
            write(key, key);
        }
        assertThat(keys("")).containsExactly("_h/.x", "a.txt", "b.txt", "b/1/x", "b/10", "b/2");
        assertThat(keys("b")).containsExactly("b/1/x", "b/10", "b/2");
        assertThat(keys("b/1")).containsExactly("b/1/x");
        assertThat(keys("a")).isEmpty();
        assertThat(store.list("b").get(0).size()).isEqualTo(5);
    }

    @Test
    void aFolderHasObjectsAndFolders() {
        for (String key : List.of("t/d=2/a", "t/d=1/b", "t/d=1/c/d", "t/f", "t/e", "u/g", "h")) {
            write(key, key);
        }
        assertThat(keys(store.children(""))).containsExactly("h");
        assertThat(store.children("").folders()).containsExactly("t", "u");
        assertThat(keys(store.children("t"))).containsExactly("t/e", "t/f");
        assertThat(store.children("t").folders()).containsExactly("t/d=1", "t/d=2");
        assertThat(store.children("t").objects().get(0)).isEqualTo(store.find("t/e").orElseThrow());
        assertThat(keys(store.childrenAfter("t", "d=1"))).containsExactly("t/e", "t/f");
        assertThat(store.childrenAfter("t", "d=1").folders()).containsExactly("t/d=2");
        assertThat(keys(store.childrenAfter("t", "e"))).containsExactly("t/f");
        assertThat(store.childrenAfter("t", "e").folders()).isEmpty();
    }

    @Test
    void anObjectIsFoundByItsKeyAlone() {
        write("a/b", "x");
        assertThat(store.find("a/b").orElseThrow().size()).isEqualTo(1);
        assertThat(store.find("a/b").orElseThrow()).isEqualTo(store.list("a").get(0));
        assertThat(store.find("a")).isEmpty();
        assertThat(store.find("a/")).isEmpty();
        assertThat(store.find("a/b/c")).isEmpty();
        assertThat(store.find("")).isEmpty();
    }

    /** Formats with versions go by it. */
    @Test
    void whenItWasWrittenIsToldByListingsAsByLooks() {
        write("t/a", "x");
        Optional<Instant> found = store.find("t/a").orElseThrow().modified();
        assertThat(store.list("t").get(0).modified().map(at -> at.truncatedTo(SECONDS)))
                .isEqualTo(found.map(at -> at.truncatedTo(SECONDS)));
        assertThat(found.isPresent()).isEqualTo(tellsWhen());
        found.ifPresent(at -> assertThat(at).isAfter("2025-01-01T00:00:00Z"));
    }

    @Test
    void keysMayHaveCharactersThatMeanSomethingElsewhere() {
        List<String> keys =
                new ArrayList<>(
                        List.of(
                                "s p/a b+c.txt",
                                "s p/a%2Fb.txt",
                                "s p/ü€𝄞.txt",
                                "s p/a=b&c;d,e@f+g$h!i'j(k)l.txt",
                                "s p/#hash.txt",
                                "s p/[x]{y}~^`.txt"));
        if (takesAnyName()) {
            keys.add("s p/q?uery=1.txt");
            keys.add("s p/col:on.txt");
            keys.add("s p/back\\slash*<>|\".txt");
        }
        keys.forEach(key -> write(key, key));
        assertThat(keys("s p")).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys(store.children("s p"))).containsExactlyInAnyOrderElementsOf(keys);
        for (String key : keys) {
            assertThat(read(key)).isEqualTo(key);
        }
    }

    @Test
    void anyRangeIsRead() {
        byte[] bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        store.put("r", bytes, PutMode.REPLACE);
        try (ObjectReader reader = store.open(store.find("r").orElseThrow())) {
            assertThat(reader.read(0, 100_000)).isEqualTo(bytes);
            assertThat(reader.read(99_999, 1)).containsExactly(bytes[99_999]);
            assertThat(reader.read(100_000, 0)).isEmpty();
            byte[] into = new byte[12];
            reader.read(5_000, into, 1, 10);
            assertThat(Arrays.copyOfRange(into, 1, 11))
                    .isEqualTo(Arrays.copyOfRange(bytes, 5_000, 5_010));
            assertThat(into[0]).isZero();
            assertThat(into[11]).isZero();
        }
    }

    @Test
    void severalRangesAreReadInAnyOrder() {
        byte[] bytes = new byte[50_000];
        new Random(8).nextBytes(bytes);
        store.put("r", bytes, PutMode.REPLACE);
        byte[] into = new byte[300];
        try (ObjectReader reader = store.open(store.find("r").orElseThrow())) {
            reader.willRead(List.of(new Span(0, 1000), new Span(2000, 48_000)));
            reader.readAll(
                    List.of(
                            new ReadRange(40_000, into, 0, 100),
                            new ReadRange(7, into, 100, 100),
                            new ReadRange(100, into, 200, 100),
                            new ReadRange(100, into, 300, 0)));
            assertThat(Arrays.copyOfRange(into, 0, 100))
                    .isEqualTo(Arrays.copyOfRange(bytes, 40_000, 40_100));
            assertThat(Arrays.copyOfRange(into, 100, 200))
                    .isEqualTo(Arrays.copyOfRange(bytes, 7, 107));
            assertThat(Arrays.copyOfRange(into, 200, 300))
                    .isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
            reader.readAll(List.of());
        }
    }

    @Test
    void anObjectThatHasChangedIsNotRead() {
        write("c", "before");
        StoredObject before = store.find("c").orElseThrow();
        write("c", "behind");
        assertThat(store.find("c").orElseThrow()).isNotEqualTo(before);
        assertFails(ErrorCode.FILE_CHANGED, () -> first(before), "'c'");
        write("c", "longer than before");
        assertFails(ErrorCode.FILE_CHANGED, () -> first(before), "'c'");
        assertThat(read("c")).isEqualTo("longer than before");
    }

    @Test
    void anObjectThatIsGoneIsNotFound() {
        StoredObject gone = new StoredObject("gone", 3, "\"0123\"");
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> first(gone), "'gone'");
    }

    private byte[] first(StoredObject object) {
        try (ObjectReader reader = store.open(object)) {
            return reader.read(0, 1);
        }
    }

    @Test
    void anObjectIsWrittenOnceIfItMustNotBeThere() {
        byte[] one = "one".getBytes(StandardCharsets.UTF_8);
        byte[] two = "two".getBytes(StandardCharsets.UTF_8);
        assertThat(store.put("log/1.json", one, PutMode.IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(store.put("log/1.json", two, PutMode.IF_ABSENT)).isEqualTo(PutOutcome.EXISTS);
        assertThat(read("log/1.json")).isEqualTo("one");
        assertThat(store.put("log/1.json", two, PutMode.REPLACE)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(read("log/1.json")).isEqualTo("two");
        assertThat(store.put("log/empty", new byte[0], PutMode.IF_ABSENT))
                .isEqualTo(PutOutcome.WRITTEN);
        assertThat(read("log/empty")).isEmpty();
        assertThat(keys("log")).containsExactly("log/1.json", "log/empty");
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<PutOutcome>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] bytes = ("writer " + i).getBytes(StandardCharsets.UTF_8);
                writers.add(() -> store.put("commit", bytes, PutMode.IF_ABSENT));
            }
            List<PutOutcome> outcomes = new ArrayList<>();
            for (Future<PutOutcome> one : threads.invokeAll(writers)) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).containsOnlyOnce(PutOutcome.WRITTEN);
            assertThat(read("commit")).isEqualTo("writer " + outcomes.indexOf(PutOutcome.WRITTEN));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatHasNoNameIsNotWritten() {
        assertThat(catchThrowableOfType(TauroException.class, () -> put("")).code())
                .isIn(ErrorCode.FILE_NOT_FOUND, ErrorCode.SOURCE_ERROR);
        assertThat(store.list("")).isEmpty();
    }

    private void put(String key) {
        store.put(key, new byte[1], PutMode.REPLACE);
    }

    @Test
    void aQueryThatIsCancelledReadsNothing() {
        write("x", "text");
        Cancellation cancellation = new Cancellation();
        try (ObjectReader reader = store.open(store.find("x").orElseThrow(), cancellation)) {
            assertThat(reader.read(0, 4)).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(cancellation.listeners()).isZero();
    }

    static void assertFails(ErrorCode code, ThrowingCallable action, String... parts) {
        TauroException error = catchThrowableOfType(TauroException.class, action);
        assertThat(error).isNotNull();
        assertThat(error.code()).as("%s", error).isEqualTo(code);
        for (String part : parts) {
            assertThat(error.getMessage()).contains(part);
        }
    }
}
