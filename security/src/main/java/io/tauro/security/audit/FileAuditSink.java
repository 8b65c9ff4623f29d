package io.tauro.security.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Appends records to a file, a line of JSON each, and forces them to the disk before it returns. A
 * chained trail can be checked with {@link VerifyTrail}. Contexts of one process that write the
 * same file share it; another process is refused. After an error it goes on as after a crash: with
 * what can be found in the file. Thread-safe.
 */
public final class FileAuditSink implements AuditBatchSink, AuditHistory {

    private final TrailFiles files;
    private final SharedTrail trail;
    private boolean closed;

    private FileAuditSink(TrailSettings settings, SharedTrail trail) {
        this.files = new TrailFiles(settings.file());
        this.trail = trail;
    }

    /**
     * Opens a chained trail, or begins one.
     *
     * @throws IOException if it cannot be written
     */
    public static FileAuditSink open(Path file) throws IOException {
        return open(TrailSettings.of(file));
    }

    /**
     * Opens a trail, or begins one.
     *
     * @throws IOException if it cannot be written, or another process writes it
     * @throws io.tauro.error.TauroException {@code TAURO-3003} if there is a trail that must not be
     *     continued
     */
    public static FileAuditSink open(TrailSettings settings) throws IOException {
        return new FileAuditSink(settings, SharedTrail.open(settings));
    }

    @Override
    public synchronized void writeAll(List<AuditEvent> events) {
        try {
            if (closed) {
                throw new IOException("The audit trail has been closed");
            }
            trail.append(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stream<AuditEvent> since(Instant time) {
        try {
            return trail.still(() -> history(time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<AuditEvent> history(Instant time) throws IOException {
        InputStream active =
                Files.exists(files.active())
                        ? Files.newInputStream(files.active())
                        : InputStream.nullInputStream();
        try {
            long length = Files.exists(files.active()) ? Files.size(files.active()) : 0;
            return TrailHistory.since(time, files.rotated(), active, length);
        } catch (IOException e) {
            active.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            trail.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
