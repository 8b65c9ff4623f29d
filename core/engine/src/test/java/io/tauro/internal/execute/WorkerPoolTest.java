package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {

    @Test
    void queriesTakeTurnsHoweverMuchOneHasToDo() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch bothAreThere = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (WorkerPool pool = WorkerPool.own("turns", 1)) {
            WorkerPool.Share longQuery = pool.share();
            WorkerPool.Share shortQuery = pool.share();
            AtomicInteger left = new AtomicInteger(50);
            longQuery.submit(
                    () -> {
                        LatchedScan.await(bothAreThere);
                        order.add("long");
                        if (left.decrementAndGet() == 0) {
                            done.countDown();
                        }
                        return left.get() > 0;
                    });
            AtomicInteger few = new AtomicInteger(3);
            shortQuery.submit(
                    () -> {
                        order.add("short");
                        return few.decrementAndGet() > 0;
                    });
            bothAreThere.countDown();
            LatchedScan.await(done);
        }
        assertThat(order.subList(0, 7))
                .containsExactly("long", "short", "long", "short", "long", "short", "long");
    }

    @Test
    void itsThreadsAreDaemonsWithANameAndALoaderAndEndWithIt() {
        AtomicReference<Thread> worker = new AtomicReference<>();
        AtomicReference<ClassLoader> loader = new AtomicReference<>();
        CountDownLatch ran = new CountDownLatch(1);
        WorkerPool pool = WorkerPool.own("shop", 2);
        pool.share()
                .submit(
                        () -> {
                            worker.set(Thread.currentThread());
                            loader.set(Thread.currentThread().getContextClassLoader());
                            ran.countDown();
                            return false;
                        });
        LatchedScan.await(ran);
        pool.close();

        assertThat(worker.get().getName()).isEqualTo("tauro-worker-shop-1");
        assertThat(worker.get().isDaemon()).isTrue();
        assertThat(worker.get().isAlive()).isFalse();
        assertThat(loader.get()).isSameAs(Thread.currentThread().getContextClassLoader());
    }

    @Test
    void threadsOfTheHostAreGivenBackAsTheyWere() throws Exception {
        ExecutorService host = Executors.newSingleThreadExecutor();
        try (WorkerPool pool = WorkerPool.of(host, 4)) {
            ClassLoader before =
                    host.submit(() -> Thread.currentThread().getContextClassLoader()).get();
            CountDownLatch ran = new CountDownLatch(1);
            pool.share()
                    .submit(
                            () -> {
                                ran.countDown();
                                return false;
                            });
            LatchedScan.await(ran);
            pool.close();
            assertThat(host.submit(() -> Thread.currentThread().getContextClassLoader()).get())
                    .isSameAs(before);
            assertThat(host.isShutdown()).isFalse();
        } finally {
            host.shutdown();
        }
    }

    @Test
    void workThatComesTooLateIsNotDone() {
        WorkerPool pool = WorkerPool.own("late", 1);
        pool.close();
        AtomicInteger runs = new AtomicInteger();
        pool.share()
                .submit(
                        () -> {
                            runs.incrementAndGet();
                            return false;
                        });
        assertThat(runs).hasValue(0);
    }
}
