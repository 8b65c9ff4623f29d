package io.tauro.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The CPU time of this process as Linux tells it for each thread, those of the JVM and of libraries
 * too: to the nanosecond, where the clock of the process goes on every ten milliseconds.
 */
final class ThreadTimes {

    private static final Path TASKS = Path.of("/proc/self/task");

    /** A thread that is switched off and on has its time brought up to date. */
    private static final long SWITCHED_OFF_NANOS = 50_000;

    /** By thread, what it had when it was last looked at. */
    private final Map<String, Long> seen = new HashMap<>();

    private long total;

    /** All so far, that of threads which have ended as far as it was seen; empty if not told. */
    synchronized OptionalLong nanos() {
        if (!Files.isDirectory(TASKS)) {
            return OptionalLong.empty();
        }
        LockSupport.parkNanos(SWITCHED_OFF_NANOS);
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                add(task);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Then it is what it was.
            return OptionalLong.of(total);
        }
        return total == 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }

    private void add(Path task) {
        try {
            String times = Files.readString(task.resolve("schedstat"));
            long now = Long.parseLong(times.substring(0, times.indexOf(' ')));
            Long before = seen.put(task.toString(), now);
            // A number that was used before may be that of a new thread.
            total += before == null || before > now ? now : now - before;
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // It has ended meanwhile.
            return;
        }
    }
}
