package io.tauro.connector.files.store;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.Health;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the local disk. Links are followed as long as they stay below the folder.
 * Thread-safe.
 */
public final class LocalObjectStore implements ObjectStore {

    private final Path root;

    /** A store over a folder, which need not exist yet. */
    public LocalObjectStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<StoredObject> list(String folder) {
        Path start = resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try {
            Path realRoot = root.toRealPath();
            requireInside(start, realRoot, folder);
            List<StoredObject> found = new ArrayList<>();
            Files.walkFileTree(
                    start,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Collector(realRoot, found));
            found.sort(Comparator.comparing(StoredObject::key));
            return found;
        } catch (IOException e) {
            throw failure(e, folder);
        }
    }

    @Override
    public Folder childrenAfter(String folder, String name) {
        Path start = resolve(folder);
        if (!Files.isDirectory(start)) {
            return new Folder(List.of(), List.of());
        }
        List<StoredObject> objects = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(start)) {
            Path realRoot = root.toRealPath();
            requireInside(start, realRoot, folder);
            for (Path one : found) {
                if (one.getFileName().toString().compareTo(name) > 0) {
                    addChild(one, realRoot, objects, folders);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw failure(Objects.requireNonNullElseGet(e.getCause(), IOException::new), folder);
        } catch (IOException e) {
            throw failure(e, folder);
        }
        objects.sort(Comparator.comparing(StoredObject::key));
        folders.sort(Comparator.naturalOrder());
        return new Folder(objects, folders);
    }

    /** One that vanishes while it is listed, or a link to nowhere, is not there. */
    private void addChild(
            Path path, Path realRoot, List<StoredObject> objects, List<String> folders)
            throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (Files.isSymbolicLink(path)) {
                requireInside(path, realRoot, key(path));
            }
            if (attributes.isDirectory()) {
                folders.add(key(path));
            } else if (attributes.isRegularFile()) {
                objects.add(object(key(path), attributes));
            }
        } catch (NoSuchFileException | FileSystemLoopException e) {
            return;
        }
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        private final Path realRoot;
        private final List<StoredObject> found;

        Collector(Path realRoot, List<StoredObject> found) {
            this.realRoot = realRoot;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            if (Files.isSymbolicLink(directory)) {
                requireInside(directory, realRoot, key(directory));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (Files.isSymbolicLink(file)) {
                requireInside(file, realRoot, key(file));
            }
            if (attributes.isRegularFile()) {
                found.add(object(key(file), attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        /** A file that vanishes while it is listed, or a link to nowhere, is not there. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException
                    || failure instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    @Override
    public Optional<StoredObject> find(String key) {
        Path path = resolve(key);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            requireInside(path, root.toRealPath(), key);
            return Optional.of(object(key, Files.readAttributes(path, BasicFileAttributes.class)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(e, key);
        }
    }

    @Override
    public ObjectReader open(StoredObject object) {
        Path path = resolve(object.key());
        FileChannel channel = null;
        try {
            requireInside(path, root.toRealPath(), object.key());
            channel = FileChannel.open(path, StandardOpenOption.READ);
            if (!object(object.key(), Files.readAttributes(path, BasicFileAttributes.class))
                    .equals(object)) {
                throw LocalObjectReader.changed(object.key());
            }
            FileChannel opened = channel;
            channel = null;
            return new LocalObjectReader(object, opened);
        } catch (IOException e) {
            throw failure(e, object.key());
        } finally {
            closeQuietly(channel);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written; there is nothing to lose.
            }
        }
    }

    @Override
    public Optional<String> keyOf(URI location) {
        if (!"file".equals(location.getScheme()) || location.getPath() == null) {
            return Optional.empty();
        }
        Path path = Path.of(location.getPath()).normalize();
        return path.startsWith(root) ? Optional.of(key(path)) : Optional.empty();
    }

    private Path resolve(String key) {
        try {
            Path path = root.resolve(key).normalize();
            if (path.startsWith(root)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new TauroException(
                    ErrorCode.FILE_NOT_FOUND,
                    "'" + key + "' cannot be the name of a file. Correct the path.",
                    Map.of("file", key),
                    e);
        }
        throw outside(key);
    }

    private static void requireInside(Path path, Path realRoot, String key) throws IOException {
        if (!path.toRealPath().startsWith(realRoot)) {
            throw outside(key);
        }
    }

    private static TauroException outside(String key) {
        return new TauroException(
                ErrorCode.SOURCE_PERMISSION_DENIED,
                "'"
                        + key
                        + "' leads out of the folder of the connection. Move it there, or point the connection to a folder above both.",
                Map.of("file", key),
                null);
    }

    private String key(Path path) {
        StringBuilder key = new StringBuilder();
        for (Path part : root.relativize(path)) {
            key.append(key.isEmpty() ? "" : "/").append(part);
        }
        return key.toString();
    }

    /**
     * The node number tells a file that was replaced by one of the same size within one tick of the
     * clock.
     */
    private static StoredObject object(String key, BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        String version = modified + " " + attributes.fileKey();
        return new StoredObject(key, attributes.size(), version, Optional.of(modified));
    }

    static TauroException failure(IOException e, String key) {
        if (e instanceof NoSuchFileException) {
            return new TauroException(
                    ErrorCode.FILE_NOT_FOUND,
                    "File '" + key + "' does not exist any more. Run the query again.",
                    Map.of("file", key),
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return new TauroException(
                    ErrorCode.SOURCE_PERMISSION_DENIED,
                    "'" + key + "' may not be read by this process. Grant it the right to.",
                    Map.of("file", key),
                    e);
        }
        if (e instanceof ClosedByInterruptException) {
            return new TauroException(
                    ErrorCode.QUERY_CANCELLED,
                    "Reading '" + key + "' was interrupted. Run the query again.",
                    Map.of("file", key),
                    e);
        }
        return new TauroException(
                ErrorCode.SOURCE_ERROR,
                "'" + key + "' cannot be read. Check the disk.",
                Map.of("file", key),
                e);
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) {
        Path path = resolve(key);
        try {
            Path folder = path.getParent();
            if (folder == null || path.equals(root)) {
                throw new NoSuchFileException(key);
            }
            Files.createDirectories(folder);
            requireInside(folder, root.toRealPath(), key);
            return LocalWrite.write(folder, path, bytes, mode);
        } catch (IOException e) {
            throw writeFailure(e, key);
        }
    }

    private static TauroException writeFailure(IOException e, String key) {
        boolean denied = e instanceof AccessDeniedException;
        return new TauroException(
                denied ? ErrorCode.SOURCE_PERMISSION_DENIED : ErrorCode.SOURCE_ERROR,
                denied
                        ? "'" + key + "' may not be written by this process. Grant it the right to."
                        : "'" + key + "' cannot be written. Check the disk.",
                Map.of("file", key),
                e);
    }

    /** Whether the folder is there. */
    @Override
    public ConnectionHealth check() {
        return ConnectionHealth.of(
                Files.isDirectory(root) && Files.isReadable(root) ? Health.UP : Health.DOWN);
    }

    @Override
    public boolean isNear() {
        return true;
    }

    @Override
    public void close() {}
}
