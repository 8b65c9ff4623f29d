package io.tauro.security.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The records in the files of a trail, read while they are asked for. Lines that are no records are
 * left out: {@link VerifyTrail} tells of them. Used by one thread.
 */
final class TrailHistory implements Iterator<AuditEvent>, AutoCloseable {

    private final Deque<Path> rotated;
    private final TrailLines active;
    private @Nullable TrailLines lines;
    private @Nullable AuditEvent next;

    private TrailHistory(List<Path> rotated, TrailLines active) {
        this.rotated = new ArrayDeque<>(rotated);
        this.active = active;
    }

    /**
     * @param rotated the files that are not written any more, oldest first
     * @param active the one that is
     * @param length how much of it there is so far
     */
    static Stream<AuditEvent> since(
            Instant time, List<Path> rotated, InputStream active, long length) throws IOException {
        List<Path> wanted = new java.util.ArrayList<>();
        for (Path file : rotated) {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                wanted.add(file);
            }
        }
        TrailHistory history = new TrailHistory(wanted, new TrailLines(active, length));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(history, Spliterator.ORDERED), false)
                .onClose(history::close);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                TrailLines from = lines();
                byte[] line = from.next();
                if (line != null) {
                    next = event(line).orElse(null);
                } else if (from.equals(active)) {
                    from.close();
                    return false;
                } else {
                    from.close();
                    lines = null;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrailLines lines() throws IOException {
        TrailLines from = lines;
        if (from == null) {
            Path file = rotated.poll();
            from =
                    file == null
                            ? active
                            : new TrailLines(Files.newInputStream(file), Files.size(file));
            lines = from;
        }
        return from;
    }

    private static Optional<AuditEvent> event(byte[] line) {
        try {
            return Optional.of(TrailLine.read(line).event());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public AuditEvent next() {
        AuditEvent event = hasNext() ? next : null;
        if (event == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return event;
    }

    @Override
    public void close() {
        try {
            active.close();
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
