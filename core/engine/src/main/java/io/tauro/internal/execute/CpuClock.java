package io.tauro.internal.execute;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The time that this thread has had a processor. */
public final class CpuClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();

    private CpuClock() {}

    /** In nanoseconds; always 0 where the platform does not tell. */
    public static long ofThread() {
        return KNOWN ? Math.max(0, THREADS.getCurrentThreadCpuTime()) : 0;
    }
}
