package io.tauro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class MeterTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Less than a tick of a slow clock may not be told yet. */
    private static final long TICK_NANOS = 20_000_000;

    private static void work(long nanos) {
        long end = THREADS.getCurrentThreadCpuTime() + nanos;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void what_a_thread_has_worked_is_in_the_cpu_of_the_process() {
        long before = Meter.cpuNanos();
        work(100_000_000);
        assertThat(Meter.cpuNanos() - before).isGreaterThanOrEqualTo(100_000_000 - TICK_NANOS);
    }

    @Test
    void what_a_thread_has_worked_is_not_taken_back_when_it_has_ended() throws Exception {
        long before = Meter.cpuNanos();
        Thread other =
                new Thread(
                        () -> {
                            work(60_000_000);
                            Meter.cpuNanos();
                        });
        other.start();
        other.join();
        long ended = Meter.cpuNanos();
        assertThat(ended - before).isGreaterThanOrEqualTo(60_000_000 - TICK_NANOS);
        assertThat(Meter.cpuNanos()).isGreaterThanOrEqualTo(ended);
    }
}
