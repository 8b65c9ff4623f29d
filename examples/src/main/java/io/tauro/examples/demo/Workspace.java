package io.tauro.examples.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory and what runs in it. All of it is gone after {@link #close}, which happens
 * at the latest when the JVM ends, also by Ctrl-C. Thread-safe.
 */
public final class Workspace implements AutoCloseable {

    private final Path directory;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean closed;

    private Workspace(Path directory) {
        this.directory = directory;
    }

    /** A new directory. */
    public static Workspace create() throws IOException {
        Workspace workspace = new Workspace(Files.createTempDirectory("tauro-demo"));
        Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "demo-clean-up"));
        return workspace;
    }

    /** Where everything lives. */
    public Path directory() {
        return directory;
    }

    /** Closes the resource with the workspace, the last one first. */
    public synchronized <T extends AutoCloseable> T closing(T resource) {
        if (closed) {
            closeOne(resource);
            throw new IllegalStateException("The demo was interrupted");
        }
        resources.push(resource);
        return resource;
    }

    /** Idempotent; who comes second waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        resources.forEach(Workspace::closeOne);
        // Programs of a server whose start was cut short.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            delete();
        } catch (IOException e) {
            System.err.println("Could not delete " + directory + ": " + e);
        }
    }

    private static void closeOne(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("Could not close a resource: " + e);
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
