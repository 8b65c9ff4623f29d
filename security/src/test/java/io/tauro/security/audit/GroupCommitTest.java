package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a query that waits for its record can count on. */
class GroupCommitTest {

    /** Takes records only when it is told to. */
    private static final class Gate implements AuditBatchSink {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<List<AuditEvent>> batches =
                Collections.synchronizedList(new ArrayList<>());

        @Override
        public void writeAll(List<AuditEvent> events) {
            reached.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    open.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(
                            "The thread of a sink is nobody's to interrupt");
                }
            }
            batches.add(List.copyOf(events));
        }

        private List<String> ids() {
            return batches.stream().flatMap(List::stream).map(AuditEvent::queryId).toList();
        }
    }

    private final Gate gate = new Gate();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        gate.open.countDown();
        threads.shutdownNow();
    }

    private AuditLog log(AuditSettings settings) {
        return new AuditLog(List.of(new AuditDestination(gate, settings.onFailure())), settings);
    }

    private static AuditEvent event(String id) {
        return SampleEvents.started(id, "ana");
    }

    private static void awaitWaiting(AuditLog log, int records) {
        while (log.load().waiting() < records) {
            Thread.onSpinWait();
        }
    }

    private static void assertCode(Future<?> future, ErrorCode code) {
        assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TauroException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void recordsOfQueriesThatWaitTogetherAreWrittenTogether() throws Exception {
        try (AuditLog log = log(AuditSettings.DEFAULTS)) {
            List<Future<?>> waiting = new ArrayList<>();
            waiting.add(threads.submit(() -> log.record(event("first"), false)));
            gate.reached.await();
            for (int i = 0; i < 50; i++) {
                String id = "q" + i;
                waiting.add(threads.submit(() -> log.record(event(id), false)));
            }
            awaitWaiting(log, 50);
            assertThat(waiting).noneMatch(Future::isDone);
            gate.open.countDown();
            for (Future<?> one : waiting) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertThat(gate.batches).extracting(List::size).containsExactly(1, 50);
            assertThat(log.load()).isEqualTo(new AuditLoad(51, 2, 0, 0));
        }
    }

    @Test
    void noQueryGoesOnBeforeItsStartIsWritten() throws Exception {
        try (AuditLog log = log(AuditSettings.DEFAULTS)) {
            Future<Boolean> gone =
                    threads.submit(
                            () -> {
                                log.record(event("q1"), false);
                                return gate.ids().contains("q1");
                            });
            gate.reached.await();
            assertThat(gone.isDone()).isFalse();
            gate.open.countDown();
            assertThat(gone.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aSinkThatHangsRefusesTheQueryAfterAWhile() {
        try (AuditLog log = log(AuditSettings.DEFAULTS.timeout(Duration.ofMillis(50)))) {
            Future<?> query = threads.submit(() -> log.record(event("q1"), false));
            assertCode(query, ErrorCode.AUDIT_FAILED);
            assertThat(log.failures()).isEqualTo(1);
            gate.open.countDown();
        }
        assertThat(gate.ids()).containsExactly("q1");
    }

    @Test
    void aQueueThatIsFullHoldsQueriesUpAndDropsNothing() throws Exception {
        AuditSettings small = AuditSettings.DEFAULTS.queue(2).timeout(Duration.ofSeconds(20));
        try (AuditLog log = log(small)) {
            List<Future<?>> waiting = new ArrayList<>();
            waiting.add(threads.submit(() -> log.record(event("first"), false)));
            gate.reached.await();
            for (int i = 0; i < 30; i++) {
                String id = "q" + i;
                waiting.add(threads.submit(() -> log.record(event(id), false)));
            }
            awaitWaiting(log, 2);
            assertThat(log.load().waiting()).isEqualTo(2);
            gate.open.countDown();
            for (Future<?> one : waiting) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertThat(gate.ids()).hasSize(31).doesNotHaveDuplicates();
        }
    }

    @Test
    void aQueueThatStaysFullRefusesQueries() throws Exception {
        AuditSettings small = AuditSettings.DEFAULTS.queue(1).timeout(Duration.ofMillis(100));
        try (AuditLog log = log(small)) {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String id = "q" + i;
                waiting.add(threads.submit(() -> log.record(event(id), false)));
            }
            for (Future<?> one : waiting) {
                assertCode(one, ErrorCode.AUDIT_FAILED);
            }
            assertThat(log.failures()).isEqualTo(20);
            gate.open.countDown();
        }
    }

    @Test
    void aQueryThatIsCancelledDoesNotWaitAndItsRecordIsStillWritten() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (AuditLog log = log(AuditSettings.DEFAULTS)) {
            Future<?> query = threads.submit(() -> log.record(event("q1"), false, cancellation));
            gate.reached.await();
            cancellation.cancel(ErrorCode.QUERY_TIMEOUT, "Too late. Try again.");
            assertCode(query, ErrorCode.QUERY_TIMEOUT);
            assertThat(cancellation.listeners()).isZero();
            gate.open.countDown();
        }
        assertThat(gate.ids()).containsExactly("q1");
    }

    @Test
    void anInterruptStopsAQueryAndNeverTheSink() throws Exception {
        try (AuditLog log = log(AuditSettings.DEFAULTS)) {
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            Future<?> query =
                    threads.submit(
                            () -> {
                                thread.complete(Thread.currentThread());
                                try {
                                    log.record(event("q1"), false);
                                } finally {
                                    stillInterrupted.complete(
                                            Thread.currentThread().isInterrupted());
                                }
                            });
            gate.reached.await();
            thread.get().interrupt();
            assertCode(query, ErrorCode.QUERY_CANCELLED);
            assertThat(stillInterrupted.get()).isTrue();
            gate.open.countDown();
        }
        assertThat(gate.ids()).containsExactly("q1");
    }

    @Test
    void anEndIsRecordedAlsoByAThreadThatIsInterrupted() throws Exception {
        AuditEvent end = event("q1").ended(AuditStatus.CANCELLED, AuditOutcome.NONE);
        try (AuditLog log = log(AuditSettings.DEFAULTS)) {
            Future<Boolean> interrupted =
                    threads.submit(
                            () -> {
                                Thread.currentThread().interrupt();
                                log.record(end, true);
                                return Thread.interrupted();
                            });
            assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
            gate.open.countDown();
        }
        assertThat(gate.batches).containsExactly(List.of(end));
    }

    @Test
    void closingWritesWhatWaits() throws Exception {
        AuditLog log = log(AuditSettings.DEFAULTS);
        Future<?> first = threads.submit(() -> log.record(event("q0"), false));
        gate.reached.await();
        for (int i = 1; i < 10; i++) {
            log.post(event("q" + i));
        }
        gate.open.countDown();
        log.close();
        first.get(20, TimeUnit.SECONDS);
        assertThat(gate.ids()).hasSize(10);
        assertThatThrownBy(() -> log.record(event("late"), false))
                .isInstanceOf(TauroException.class);
        assertThat(gate.ids()).hasSize(10);
        log.close();
    }

    @Test
    void aSinkThatAsksALogItselfIsAnErrorAndNoDeadlock() {
        List<AuditLog> self = new ArrayList<>();
        AuditSink asking = taken -> self.get(0).record(event("inner"), true);
        try (AuditLog log = new AuditLog(List.of(asking), true)) {
            self.add(log);
            assertThatThrownBy(() -> log.record(event("q1"), false))
                    .isInstanceOf(TauroException.class)
                    .hasMessageContaining("could not be written");
        }
    }

    @Test
    void anErrorInASinkLeavesNobodyWaiting() {
        AuditSink broken =
                taken -> {
                    throw new StackOverflowError();
                };
        try (AuditLog log = new AuditLog(List.of(broken), true)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> log.record(event("q"), false))
                        .isInstanceOf(TauroException.class);
            }
        }
    }

    @Test
    void recordsInMemoryAreBoundedByTheirSizeToo() {
        try (AuditLog log = new AuditLog(List.of(), true)) {
            AuditStatement large =
                    new AuditStatement(
                            java.util.Optional.of("x".repeat(8192)), java.util.Optional.empty());
            for (int i = 0; i < 9_000; i++) {
                log.record(event("q" + i).of(large), false);
            }
            List<AuditEvent> kept = log.events().stream().toList();
            assertThat(kept).hasSizeBetween(3_000, 4_000);
            assertThat(kept.get(kept.size() - 1).queryId()).isEqualTo("q8999");
        }
    }
}
