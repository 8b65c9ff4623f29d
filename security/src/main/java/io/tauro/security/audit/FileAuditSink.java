package io.tauro.security.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends records to a file, a line of JSON each, and forces each to the disk before it returns.
 */
public final class FileAuditSink implements AuditSink {

    private final FileChannel file;

    private FileAuditSink(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens the file for appending; makes it if it is not there.
     *
     * @throws IOException if it cannot be written
     */
    public static FileAuditSink open(Path path) throws IOException {
        return new FileAuditSink(
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND));
    }

    @Override
    public synchronized void write(AuditEvent event) {
        ByteBuffer line = ByteBuffer.wrap((event.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
