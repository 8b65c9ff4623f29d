package io.tauro.connector.files.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file beside its place, under a hidden name, and then puts it there in one step. Where
 * the file system has no links, two writers of one new file are kept apart by a lock file.
 */
final class LocalWrite {

    private LocalWrite() {}

    static PutOutcome write(Path folder, Path path, byte[] bytes, PutMode mode) throws IOException {
        if (mode == PutMode.IF_ABSENT && Files.exists(path)) {
            return PutOutcome.EXISTS;
        }
        Path draft = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (mode == PutMode.REPLACE) {
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
                return PutOutcome.WRITTEN;
            }
            return claim(folder, path, draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static PutOutcome claim(Path folder, Path path, Path draft) throws IOException {
        try {
            Files.createLink(path, draft);
            return PutOutcome.WRITTEN;
        } catch (FileAlreadyExistsException e) {
            return PutOutcome.EXISTS;
        } catch (UnsupportedOperationException e) {
            return claimByLock(folder, path, draft);
        }
    }

    private static PutOutcome claimByLock(Path folder, Path path, Path draft) throws IOException {
        Path lock = folder.resolve("." + path.getFileName() + ".lock");
        try {
            Files.createFile(lock);
        } catch (FileAlreadyExistsException e) {
            return PutOutcome.EXISTS;
        }
        try {
            if (Files.exists(path)) {
                return PutOutcome.EXISTS;
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            return PutOutcome.WRITTEN;
        } finally {
            Files.deleteIfExists(lock);
        }
    }
}
