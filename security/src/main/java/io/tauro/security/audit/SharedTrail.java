package io.tauro.security.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a trail in this process, for all contexts that write it; other processes are
 * kept out by a lock. A chain has one end only. Thread-safe.
 */
final class SharedTrail {

    private static final Map<Path, SharedTrail> OPEN = new HashMap<>();

    private final Path key;
    private final TrailSettings settings;
    private final FileChannel lock;
    private @Nullable TrailWriter writer;
    private int users = 1;

    private SharedTrail(Path key, TrailSettings settings, FileChannel lock, TrailWriter writer) {
        this.key = key;
        this.settings = settings;
        this.lock = lock;
        this.writer = writer;
    }

    static SharedTrail open(TrailSettings settings) throws IOException {
        Path key = settings.file().toAbsolutePath().normalize();
        synchronized (OPEN) {
            SharedTrail known = OPEN.get(key);
            if (known != null) {
                if (!known.settings.equals(settings)) {
                    throw new IOException(
                            "Another context writes the audit trail '" + key + "' in another way");
                }
                known.users++;
                return known;
            }
            FileChannel lock = locked(key);
            try {
                SharedTrail trail =
                        new SharedTrail(key, settings, lock, TrailWriter.open(settings));
                OPEN.put(key, trail);
                return trail;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        }
    }

    /** The lock is on a file beside the trail, since that changes names. */
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        Path.of(file + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // It is taken within this process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("Another process writes the audit trail '" + file + "'");
    }

    synchronized void append(List<AuditEvent> events) throws IOException {
        try {
            opened().append(events);
        } catch (IOException | RuntimeException e) {
            abandon();
            throw e;
        }
    }

    private TrailWriter opened() throws IOException {
        TrailWriter open = writer;
        if (open == null) {
            open = TrailWriter.open(settings);
            writer = open;
        }
        return open;
    }

    /** What was written in part is found when the file is opened again. */
    private void abandon() {
        if (writer != null) {
            writer.abandon();
            writer = null;
        }
    }

    void close() throws IOException {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(key);
                end();
            }
        }
    }

    private synchronized void end() throws IOException {
        try (FileChannel unlocked = lock) {
            if (writer != null) {
                writer.close();
            }
        } finally {
            writer = null;
        }
    }

    /** Runs while nothing is written. */
    synchronized <T> T still(Reading<T> reading) throws IOException {
        return reading.read();
    }

    /** Looks at files. */
    interface Reading<T> {
        T read() throws IOException;
    }
}
