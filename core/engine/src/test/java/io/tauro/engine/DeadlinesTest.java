package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.engine.Deadlines.Deadline;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines("deadlines-test");

    @AfterEach
    void close() {
        deadlines.close();
    }

    private static CountDownLatch told(Cancellation cancellation) {
        CountDownLatch told = new CountDownLatch(1);
        cancellation.onCancel(told::countDown);
        return told;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tauro-deadlines-deadlines-test"))
                .count();
    }

    @Test
    void aDeadlineThatIsOverCancels() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        long start = System.nanoTime();
        CountDownLatch told = told(cancellation);
        deadlines.cancelAfter(Duration.ofMillis(30), cancellation);
        told.await();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
        assertThat(deadlines.pending()).isZero();
    }

    @Test
    void anEarlierOneIsNotHeldUpByLaterOnes() throws InterruptedException {
        List<Cancellation> later = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            later.add(new Cancellation());
            deadlines.cancelAfter(Duration.ofMinutes(10 + i), later.get(i));
        }
        Cancellation soon = new Cancellation();
        CountDownLatch told = told(soon);
        deadlines.cancelAfter(Duration.ofMillis(5), soon);
        told.await();
        Cancellation again = new Cancellation();
        CountDownLatch toldAgain = told(again);
        deadlines.cancelAfter(Duration.ofMillis(5), again);
        toldAgain.await();
        assertThat(later).noneMatch(Cancellation::isCancelled);
        assertThat(deadlines.pending()).isEqualTo(100);
        assertThat(threads()).isOne();
    }

    @Test
    void oneThatIsLiftedCancelsNothing() throws InterruptedException {
        List<Cancellation> lifted = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Cancellation cancellation = new Cancellation();
            lifted.add(cancellation);
            Deadline deadline = deadlines.cancelAfter(Duration.ofMillis(20), cancellation);
            deadline.lift();
            deadline.lift();
        }
        Cancellation last = new Cancellation();
        CountDownLatch told = told(last);
        deadlines.cancelAfter(Duration.ofMillis(60), last);
        told.await();
        assertThat(lifted).noneMatch(Cancellation::isCancelled);
        assertThat(deadlines.pending()).isZero();
    }

    @Test
    void manyThreadsLoseNoDeadline() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(4 * 500);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread =
                    new Thread(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    Cancellation cancellation = new Cancellation();
                                    cancellation.onCancel(all::countDown);
                                    deadlines.cancelAfter(
                                            Duration.ofNanos(i % 7 * 300_000L), cancellation);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aListenerThatThrowsDoesNotEndTheOthers() throws InterruptedException {
        Cancellation broken = new Cancellation();
        broken.onCancel(
                () -> {
                    throw new IllegalStateException("broken");
                });
        deadlines.cancelAfter(Duration.ofMillis(1), broken);
        Cancellation next = new Cancellation();
        CountDownLatch told = told(next);
        deadlines.cancelAfter(Duration.ofMillis(30), next);
        told.await();
        assertThat(broken.isCancelled()).isTrue();
        Cancellation last = new Cancellation();
        CountDownLatch toldLast = told(last);
        deadlines.cancelAfter(Duration.ofSeconds(Long.MAX_VALUE), new Cancellation());
        deadlines.cancelAfter(Duration.ofMillis(1), last);
        toldLast.await();
    }

    @Test
    void noThreadIsLeftWhenTheyAreClosed() throws InterruptedException {
        deadlines.cancelAfter(Duration.ofMinutes(1), new Cancellation());
        deadlines.close();
        Object monitor = new Object();
        synchronized (monitor) {
            while (threads() > 0) {
                TimeUnit.MILLISECONDS.timedWait(monitor, 5);
            }
        }
        assertThat(deadlines.pending()).isZero();
    }
}
