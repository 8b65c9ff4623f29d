package io.tauro.security.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signed checkpoints of a trail in a file of their own, a line each. Used by one thread. */
final class CheckpointFile implements AutoCloseable {

    private final FileChannel channel;
    private final PrivateKey key;
    private final long every;
    private long lastNumber;

    private CheckpointFile(FileChannel channel, PrivateKey key, long every, long lastNumber) {
        this.channel = channel;
        this.key = key;
        this.every = every;
        this.lastNumber = lastNumber;
    }

    static CheckpointFile open(TrailCheckpoints settings) throws IOException {
        Path file = settings.file().toAbsolutePath();
        Optional<Checkpoint> last = last(file);
        FileChannel channel = TrailWriter.openPrivately(file);
        try {
            mend(file, channel);
            return new CheckpointFile(
                    channel,
                    settings.key(),
                    settings.every(),
                    last.map(Checkpoint::number).orElse(0L));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The last whole checkpoint. */
    static Optional<Checkpoint> last(Path file) throws IOException {
        List<Checkpoint> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                try {
                    all.add(Checkpoint.read(line));
                } catch (IllegalArgumentException e) {
                    // What is no checkpoint is told by whoever verifies the trail.
                }
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** What a crash has torn of a checkpoint is taken away: nobody was told of it. */
    private static void mend(Path file, FileChannel channel) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = bytes.length;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        if (start == bytes.length) {
            return;
        }
        try {
            Checkpoint.read(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        } catch (IllegalArgumentException e) {
            channel.truncate(start);
        }
    }

    /** Writes a checkpoint if there have been so many records since the last. */
    void passed(ChainLink at) throws IOException {
        if (at.number() - lastNumber >= every) {
            write(at);
        }
    }

    /** Writes a checkpoint, unless the last one is of this record. */
    void write(ChainLink at) throws IOException {
        if (at.number() == lastNumber) {
            return;
        }
        String line = Checkpoint.signed(at, Instant.now(), key).line() + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        lastNumber = at.number();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
