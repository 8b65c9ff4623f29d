package io.tauro.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private static final AuditSink BROKEN =
            event -> {
                throw new IllegalStateException("secret of the sink");
            };

    private final List<AuditEvent> written = new ArrayList<>();
    private final AuditLog log = new AuditLog(List.of(written::add), false);

    @Test
    void aRecordGoesToEachSinkAndIsKept() {
        List<AuditEvent> other = new ArrayList<>();
        try (AuditLog two = new AuditLog(List.of(written::add, other::add), false)) {
            AuditEvent event = SampleEvents.started("q1", "ana");
            two.record(event, false);
            assertThat(written).containsExactly(event);
            assertThat(other).containsExactly(event);
            assertThat(two.events().last()).contains(event);
        }
    }

    @Test
    void questionsNarrowStepByStep() {
        AuditEvent first = SampleEvents.started("q1", "ana", TIME);
        AuditEvent second = SampleEvents.started("q2", "bo", TIME.plusSeconds(60));
        AuditEvent refused = second.denied(List.of("orders"), "no role");
        List.of(first, second, refused).forEach(event -> log.record(event, false));

        assertThat(log.events().stream()).containsExactly(first, second, refused);
        assertThat(log.events().principal("bo").stream()).containsExactly(second, refused);
        assertThat(log.events().table("CUSTOMERS").stream()).containsExactly(first, second);
        assertThat(log.events().status(AuditStatus.DENIED).stream()).containsExactly(refused);
        assertThat(log.events().since(TIME.plusSeconds(60)).stream())
                .containsExactly(second, refused);
        assertThat(log.events().query("q2").status(AuditStatus.STARTED).stream())
                .containsExactly(second);
        assertThat(log.events().principal("bo").last()).contains(refused);
        assertThat(log.events().principal("cy").last()).isEmpty();
    }

    @Test
    void aQuestionDoesNotChangeTheOneItCameFrom() {
        log.record(SampleEvents.started("q1", "ana"), false);
        AuditEvents all = log.events();
        assertThat(all.principal("bo").stream()).isEmpty();
        assertThat(all.stream()).hasSize(1);
    }

    @Test
    void onlyTheLatestRecordsAreKept() {
        for (int i = 0; i <= AuditLog.KEPT; i++) {
            log.record(SampleEvents.started("q" + i, "ana"), false);
        }
        assertThat(log.events().stream()).hasSize(AuditLog.KEPT);
        assertThat(log.events().query("q0").stream()).isEmpty();
        assertThat(written).hasSize(AuditLog.KEPT + 1);
    }

    @Test
    void aFailingSinkIsCountedWhereAuditIsNotRequired() {
        AuditLog lenient = new AuditLog(List.of(BROKEN, written::add), false);
        AuditEvent event = SampleEvents.started("q1", "ana");
        assertThatCode(() -> lenient.record(event, false)).doesNotThrowAnyException();
        assertThat(lenient.failures()).isEqualTo(1);
        assertThat(written).containsExactly(event);
    }

    @Test
    void aFailingSinkFailsTheQueryWhereAuditIsRequired() {
        AuditEvent event = SampleEvents.started("q1", "ana");
        for (AuditLog strict :
                List.of(
                        new AuditLog(List.of(BROKEN), true),
                        new AuditLog(List.of(BROKEN), false))) {
            assertThatThrownBy(() -> strict.record(event, true))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.AUDIT_FAILED))
                    .hasMessageContaining("query q1")
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> new AuditLog(List.of(BROKEN), true).record(event, false))
                .isInstanceOf(TauroException.class);
    }

    @Test
    void closingClosesTheSinks() {
        AtomicInteger closed = new AtomicInteger();
        AuditSink sink =
                new AuditSink() {
                    @Override
                    public void write(AuditEvent event) {}

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
        new AuditLog(List.of(sink, sink), false).close();
        assertThat(closed).hasValue(2);
    }

    @Test
    void severalThreadsRecordAtOnce() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        AuditLog shared = new AuditLog(List.of(event -> count.incrementAndGet()), true);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String principal = "p" + t;
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    start.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    return;
                                }
                                for (int i = 0; i < 500; i++) {
                                    shared.record(SampleEvents.started("q" + i, principal), true);
                                }
                            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(count).hasValue(2000);
        assertThat(shared.events().stream()).hasSize(2000);
        assertThat(shared.events().principal("p3").stream()).hasSize(500);
    }
}
