package io.tauro.internal.spill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one context. A lock on a file in it tells other processes that it is in use; what a
 * process that died has left is removed by the next one that makes a folder beside it.
 */
final class SpillFolder implements AutoCloseable {

    private static final String PREFIX = "tauro-spill-";
    private static final String LOCK = "lock";
    private static final long MOMENT_MILLIS = 60_000;

    private final Path path;
    private final FileChannel lock;

    private SpillFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static SpillFolder create(Path parent) throws IOException {
        Files.createDirectories(parent);
        Path path = Files.createTempDirectory(parent, PREFIX, ownerOnly(parent));
        FileChannel lock =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock.lock();
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        SpillFolder folder = new SpillFolder(path, lock);
        folder.removeStale(parent);
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path parent) {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return path;
    }

    private void removeStale(Path parent) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                if (!other.equals(path) && isOurs(other)) {
                    removeIfStale(other);
                }
            }
        } catch (IOException e) {
            // Then somebody else does it.
        }
    }

    /** A folder that is being made right now may not have its lock yet. */
    private boolean isOurs(Path other) throws IOException {
        return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                && Files.getLastModifiedTime(other).toMillis()
                        < System.currentTimeMillis() - MOMENT_MILLIS
                && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(path));
    }

    private static void removeIfStale(Path other) {
        try (FileChannel channel =
                        FileChannel.open(
                                other.resolve(LOCK),
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS);
                FileLock free = tryLock(channel)) {
            if (free != null) {
                remove(other);
            }
        } catch (IOException e) {
            // In use, or gone already.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Never throws: what cannot be removed now is stale for the next one. */
    @Override
    public void close() {
        try {
            lock.close();
            remove(path);
        } catch (IOException e) {
            // As it says.
        }
    }
}
