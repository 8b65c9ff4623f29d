package io.tauro.connector.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What is open in this process and at the source.
 *
 * @param threads the threads that live
 * @param files open file descriptors other than those of class files; empty where the system does
 *     not tell
 * @param source what the fixture counts
 */
record OpenResources(Set<Thread> threads, List<String> files, int source) {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    static OpenResources now(Fixture fixture) {
        return new OpenResources(
                Set.copyOf(Thread.getAllStackTraces().keySet()),
                OpenFiles.now(),
                fixture.openResources());
    }

    /**
     * Waits until no more is open than there was, since servers and threads take a moment to end.
     */
    static void awaitAtMost(OpenResources before, Fixture fixture) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String excess = excess(before, now(fixture));
        while (!excess.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            excess = excess(before, now(fixture));
        }
        if (!excess.isEmpty()) {
            throw new AssertionError("closed connections left something open: " + excess);
        }
    }

    private static String excess(OpenResources before, OpenResources after) {
        Set<String> threads =
                after.threads().stream()
                        .filter(
                                thread ->
                                        thread.isAlive()
                                                && !before.threads().contains(thread)
                                                && !isOfTheVirtualMachine(thread))
                        .map(Thread::getName)
                        .collect(Collectors.toSet());
        if (!threads.isEmpty()
                && threads.size()
                        > before.threads().stream().filter(thread -> !thread.isAlive()).count()) {
            return "threads " + threads;
        }
        if (after.files().size() > before.files().size()) {
            return (after.files().size() - before.files().size()) + " files of " + after.files();
        }
        if (after.source() > before.source()) {
            return (after.source() - before.source()) + " resources at the source";
        }
        return "";
    }

    private static boolean isOfTheVirtualMachine(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || thread.getName().startsWith("ForkJoinPool.commonPool");
    }
}
