package io.tauro.connector.files.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.files.OneQuery;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which parts are prepared before their turn, and what becomes of them. */
class PartsAheadTest {

    private final List<String> events = new ArrayList<>();

    /** Work that others are given; it is done when a test says so. */
    private final Deque<Runnable> work = new ArrayDeque<>();

    private final OneQuery query = new OneQuery(10);
    private long bytes = 1;
    private int broken = -1;
    private int batches = 3;

    private PartsAhead parts(int count) {
        return new PartsAhead(count, this::prepare, Optional.of(work::add));
    }

    private PreparedPart prepare(int part, ReadContext context) {
        events.add("prepare " + part);
        if (part == broken) {
            throw new TauroException(ErrorCode.FILE_CORRUPT, "Broken. Mend it.");
        }
        return new PreparedPart() {
            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public BatchReader open(ReadContext later) {
                events.add("open " + part);
                return new Batches(batches);
            }

            @Override
            public void close() {
                events.add("close " + part);
            }
        };
    }

    private static final class Batches implements BatchReader {

        private int left;

        Batches(int left) {
            this.left = left;
        }

        @Override
        public @Nullable Batch next() {
            return left-- > 0 ? Batch.of(1) : null;
        }

        @Override
        public void close() {}
    }

    private void help() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private static void readAll(BatchReader reader) {
        try (reader) {
            for (Batch batch = reader.next(); batch != null; ) {
                batch = reader.next();
            }
        }
    }

    private List<String> told() {
        List<String> told = List.copyOf(events);
        events.clear();
        return told;
    }

    @Test
    void theMoreHasBeenReadTheMoreIsPrepared() {
        PartsAhead parts = parts(40);
        readAll(parts.open(0, query));
        help();
        assertThat(told()).containsExactly("prepare 0", "open 0", "prepare 1");
        readAll(parts.open(1, query));
        help();
        assertThat(told()).containsExactly("open 1", "prepare 2", "prepare 3");
        readAll(parts.open(2, query));
        help();
        assertThat(told()).containsExactly("open 2", "prepare 4", "prepare 5", "prepare 6");
        for (int part = 3; part < 40; part++) {
            readAll(parts.open(part, query));
            help();
            assertThat(events.stream().filter(event -> event.startsWith("prepare")).count() + 7)
                    .as("no more than 16 before the one that is read")
                    .isLessThanOrEqualTo(part + 17L);
        }
        assertThat(told()).doesNotHaveDuplicates().hasSize(33 + 37);
    }

    @Test
    void nothingIsPreparedWhileTheFirstBatchMayBeAllThatIsWanted() {
        try (BatchReader reader = parts(5).open(0, query)) {
            reader.next();
        }
        assertThat(work).isEmpty();
    }

    @Test
    void whatIsPreparedIsClosedWhenAReaderIsClosedBeforeItsEnd() {
        PartsAhead parts = parts(9);
        readAll(parts.open(0, query));
        help();
        BatchReader reader = parts.open(1, query);
        work.remove().run();
        told();
        reader.close();
        help();
        assertThat(told()).containsExactly("close 2");
        readAll(parts.open(2, query));
        help();
        assertThat(told())
                .as("what is read nevertheless is read")
                .containsExactly("prepare 2", "open 2");
    }

    @Test
    void theEndOfTheQueryClosesWhatIsPrepared() {
        PartsAhead parts = parts(9);
        readAll(parts.open(0, query));
        help();
        readAll(parts.open(1, query));
        work.remove().run();
        told();
        query.close();
        help();
        assertThat(told()).containsExactly("close 2");
    }

    @Test
    void whoNeedsAPartThatNobodyHasBegunPreparesItHimself() {
        PartsAhead parts = parts(3);
        readAll(parts.open(0, query));
        readAll(parts.open(1, query));
        help();
        assertThat(told())
                .containsExactly("prepare 0", "open 0", "prepare 1", "open 1", "prepare 2");
    }

    @Test
    void aFailureIsOfThePartThatFailed() {
        broken = 2;
        PartsAhead parts = parts(4);
        readAll(parts.open(0, query));
        help();
        readAll(parts.open(1, query));
        help();
        assertThatThrownBy(() -> parts.open(2, query)).hasMessageContaining("Broken. Mend it.");
        readAll(parts.open(3, query));
        assertThat(told()).endsWith("open 3");
    }

    @Test
    void aPartThatTurnsOutNotToMatterIsClosedUnread() {
        PartsAhead parts = parts(3);
        readAll(parts.open(0, query));
        help();
        parts.skip(1);
        readAll(parts.open(2, query));
        assertThat(told())
                .containsExactly(
                        "prepare 0", "open 0", "prepare 1", "close 1", "prepare 2", "open 2");
    }

    @Test
    void largePartsAreNotPreparedByTheDozen() {
        bytes = 40L << 20;
        PartsAhead parts = parts(40);
        for (int part = 0; part < 8; part++) {
            readAll(parts.open(part, query));
            help();
        }
        assertThat(events).filteredOn(event -> event.startsWith("prepare")).hasSize(8 + 2);
    }

    @Test
    void whereTheEndOfAQueryIsNotToldNothingIsPrepared() {
        TestReadContext context = TestReadContext.create();
        PartsAhead parts = parts(3);
        for (int part = 0; part < 3; part++) {
            readAll(parts.open(part, context));
        }
        assertThat(work).isEmpty();
        assertThat(told()).hasSize(6);
    }

    @Test
    void helpersThatRefuseAreNotMissed() {
        PartsAhead parts =
                new PartsAhead(
                        3,
                        this::prepare,
                        Optional.of(
                                task -> {
                                    throw new java.util.concurrent.RejectedExecutionException();
                                }));
        for (int part = 0; part < 3; part++) {
            readAll(parts.open(part, query));
        }
        assertThat(told()).hasSize(6);
    }
}
