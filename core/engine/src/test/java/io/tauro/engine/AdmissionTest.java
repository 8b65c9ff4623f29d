package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    private static final AdmissionSettings ONE =
            AdmissionSettings.DEFAULTS.running(1).patience(Duration.ofMinutes(5));

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TauroException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void awaitWaiting(Admission admission, int waiting) {
        while (admission.load().waiting() < waiting) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theHighestPriorityIsLetInFirstAndThenWhoeverCameFirst() throws Exception {
        Admission admission = new Admission(ONE);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        Admission.Place first = admission.enter(List.of(), 0, new Cancellation());
        int arrived = 0;
        for (int priority : List.of(0, 5, -1, 5, 0)) {
            String name = priority + "." + arrived++;
            Thread thread =
                    new Thread(
                            () -> {
                                try (Admission.Place place =
                                        admission.enter(List.of(), priority, new Cancellation())) {
                                    order.add(name);
                                }
                            });
            thread.start();
            threads.add(thread);
            awaitWaiting(admission, arrived);
        }
        first.close();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(order).containsExactly("5.1", "5.3", "0.0", "0.4", "-1.2");
        assertThat(admission.load().running()).isZero();
        assertThat(admission.load().admitted()).isEqualTo(6);
        assertThat(admission.load().waited()).isPositive();
    }

    @Test
    void whatIsTooManyForTheQueueIsRefusedAtOnce() {
        Admission admission = new Admission(ONE.waiting(0));
        try (Admission.Place place = admission.enter(List.of(), 0, new Cancellation())) {
            assertFails(
                    ErrorCode.TOO_MANY_QUERIES,
                    () -> admission.enter(List.of(), 9, new Cancellation()));
        }
        assertThat(admission.load().refused()).isEqualTo(1);
        admission.enter(List.of(), 0, new Cancellation()).close();
        assertThat(admission.load().running()).isZero();
    }

    @Test
    void whoeverWaitsTooLongIsRefusedAndLeavesTheQueue() {
        Admission admission = new Admission(ONE.patience(Duration.ofMillis(1)));
        try (Admission.Place place = admission.enter(List.of(), 0, new Cancellation())) {
            assertFails(
                    ErrorCode.TOO_MANY_QUERIES,
                    () -> admission.enter(List.of(), 0, new Cancellation()));
            assertThat(admission.load().waiting()).isZero();
        }
        admission.enter(List.of(), 0, new Cancellation()).close();
    }

    @Test
    void aCancellationEndsTheWait() throws Exception {
        Admission admission = new Admission(ONE);
        Cancellation cancellation = new Cancellation();
        try (Admission.Place place = admission.enter(List.of(), 0, new Cancellation())) {
            Thread canceller =
                    new Thread(
                            () -> {
                                awaitWaiting(admission, 1);
                                cancellation.cancel(ErrorCode.QUERY_TIMEOUT, "Too late.");
                            });
            canceller.start();
            assertFails(ErrorCode.QUERY_TIMEOUT, () -> admission.enter(List.of(), 0, cancellation));
            canceller.join();
            assertThat(admission.load().waiting()).isZero();
        }
        assertThat(admission.load().running()).isZero();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Admission admission = new Admission(ONE);
        Thread waiter = Thread.currentThread();
        try (Admission.Place place = admission.enter(List.of(), 0, new Cancellation())) {
            Thread interrupter =
                    new Thread(
                            () -> {
                                awaitWaiting(admission, 1);
                                waiter.interrupt();
                            });
            interrupter.start();
            assertFails(
                    ErrorCode.QUERY_CANCELLED,
                    () -> admission.enter(List.of(), 0, new Cancellation()));
            assertThat(Thread.interrupted()).isTrue();
            interrupter.join();
        }
        assertThat(admission.load().running()).isZero();
    }
}
