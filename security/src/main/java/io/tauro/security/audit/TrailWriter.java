package io.tauro.security.audit;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Appends to the files of a trail, and goes on where they end: with what a crash has torn on
 * record. After an error it is to be closed, and another one opened. Used by one thread.
 */
final class TrailWriter implements AutoCloseable {

    private final TrailSettings settings;
    private final TrailFiles files;
    private final Optional<CheckpointFile> checkpoints;
    private FileChannel channel;
    private long size;
    private Instant began;
    private ChainLink last;

    private TrailWriter(
            TrailSettings settings,
            TrailFiles files,
            Optional<CheckpointFile> checkpoints,
            FileChannel channel,
            ChainLink last)
            throws IOException {
        this.settings = settings;
        this.files = files;
        this.checkpoints = checkpoints;
        this.channel = channel;
        this.size = channel.size();
        this.began = began(files.active(), size);
        this.last = last;
    }

    /**
     * Opens the trail, or begins one.
     *
     * @throws IOException if it cannot be written
     * @throws TauroException {@code TAURO-3003} if there is a trail that must not be continued
     */
    static TrailWriter open(TrailSettings settings) throws IOException {
        TrailFiles files = new TrailFiles(settings.file());
        if (!settings.chained()) {
            return unchained(settings, files);
        }
        TrailTail tail = TrailTail.of(files.active());
        if (tail.isForeign()) {
            throw mustNot(
                    settings.file(),
                    "holds records without a chain",
                    "Move it away, or write 'chain: false'.");
        }
        ChainLink last = tail.last().or(() -> ofRotated(files)).orElse(null);
        if (last == null) {
            last = ChainLink.start(UUID.randomUUID());
        }
        requireUncut(settings, last);
        Optional<CheckpointFile> checkpoints = Optional.empty();
        if (settings.checkpoints().isPresent()) {
            checkpoints = Optional.of(CheckpointFile.open(settings.checkpoints().get()));
        }
        FileChannel channel = openPrivately(files.active());
        files.syncFolder();
        TrailWriter writer = new TrailWriter(settings, files, checkpoints, channel, last);
        writer.mend(tail);
        return writer;
    }

    private static TrailWriter unchained(TrailSettings settings, TrailFiles files)
            throws IOException {
        boolean endsLine = endsLine(files.active());
        FileChannel channel = openPrivately(files.active());
        files.syncFolder();
        TrailWriter writer =
                new TrailWriter(
                        settings,
                        files,
                        Optional.empty(),
                        channel,
                        ChainLink.start(UUID.randomUUID()));
        if (!endsLine) {
            writer.write(new byte[] {'\n'});
        }
        return writer;
    }

    private static boolean endsLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, channel.size() - 1);
            return one.get(0) == '\n';
        }
    }

    private static Optional<ChainLink> ofRotated(TrailFiles files) {
        try {
            List<Path> rotated = files.rotated();
            return rotated.isEmpty()
                    ? Optional.empty()
                    : TrailTail.of(rotated.get(rotated.size() - 1)).last();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nobody has taken away records that there is a checkpoint of. */
    private static void requireUncut(TrailSettings settings, ChainLink last) throws IOException {
        if (settings.checkpoints().isEmpty()) {
            return;
        }
        Path file = settings.checkpoints().get().file();
        Optional<Checkpoint> signed = CheckpointFile.last(file);
        boolean cut =
                signed.isPresent()
                        && (!signed.get().chain().equals(last.chain())
                                || signed.get().number() > last.number()
                                || signed.get().number() == last.number()
                                        && !signed.get().hash().equals(last.hash()));
        if (cut) {
            throw mustNot(
                    settings.file(),
                    "does not reach the last checkpoint in '" + file + "'",
                    "Records were taken away: verify it, and move both away.");
        }
    }

    private static TauroException mustNot(Path file, String why, String advice) {
        return new TauroException(
                ErrorCode.AUDIT_FAILED,
                "The audit trail '" + file + "' " + why + ", so it is not continued. " + advice);
    }

    /** Opens a file for appending; one that is made is for its owner alone, where that is known. */
    static FileChannel openPrivately(Path file) throws IOException {
        if (!Files.exists(file)
                && Files.getFileStore(Optional.ofNullable(file.getParent()).orElse(Path.of(".")))
                        .supportsFileAttributeView("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private static Instant began(Path file, long size) throws IOException {
        if (size > 0) {
            try (TrailLines lines = new TrailLines(Files.newInputStream(file), size)) {
                byte[] first = lines.next();
                if (first != null) {
                    return TrailLine.read(first).event().timestamp();
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                return Files.getLastModifiedTime(file).toInstant();
            }
        }
        return Instant.now();
    }

    /** Puts on record what a crash has torn; nothing of it is taken away. */
    private void mend(TrailTail tail) throws IOException {
        byte[] end = tail.endsLine() ? new byte[0] : new byte[] {'\n'};
        if (tail.damaged().length > 0) {
            append(end, List.of(TornLine.event(tail.damaged())));
        } else {
            write(end);
        }
    }

    /** Appends records; when it returns, they are on the disk. */
    void append(List<AuditEvent> events) throws IOException {
        if (isFull(events)) {
            rotate();
        }
        append(new byte[0], events);
    }

    private void append(byte[] before, List<AuditEvent> events) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(2048 * events.size());
        ChainLink reached = last;
        lines.writeBytes(before);
        for (AuditEvent event : events) {
            TrailLine line =
                    settings.chained()
                            ? TrailLine.after(reached, event)
                            : new TrailLine(AuditJson.tree(event), Optional.empty());
            reached = line.link().orElse(reached);
            lines.writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
        }
        write(lines.toByteArray());
        channel.force(false);
        last = reached;
        if (checkpoints.isPresent()) {
            checkpoints.get().passed(last);
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        size += bytes.length;
    }

    private boolean isFull(List<AuditEvent> events) {
        boolean old =
                settings.rotateEvery()
                        .filter(time -> !events.get(0).timestamp().isBefore(began.plus(time)))
                        .isPresent();
        return size > 0 && (old || size >= settings.rotateBytes());
    }

    private void rotate() throws IOException {
        channel.force(true);
        if (checkpoints.isPresent()) {
            checkpoints.get().write(last);
        }
        channel.close();
        files.rotate();
        channel = openPrivately(files.active());
        files.syncFolder();
        size = 0;
        began = Instant.now();
    }

    /** How long the file is that is written. */
    long size() {
        return size;
    }

    /** Leaves the files as they are, after an error. */
    void abandon() {
        try {
            if (checkpoints.isPresent()) {
                checkpoints.get().close();
            }
        } catch (IOException e) {
            // It is broken already.
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It is broken already.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (checkpoints.isPresent() && last.number() > 0) {
                checkpoints.get().write(last);
            }
        } finally {
            abandon();
        }
    }
}
