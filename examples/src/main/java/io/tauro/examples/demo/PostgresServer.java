package io.tauro.examples.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real server, unpacked from a Maven artifact, that lives in a directory of ours. One thread
 * starts and uses it; who closes it has made sure that this thread has ended.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Path log;
    private final Path data;
    private volatile @Nullable EmbeddedPostgres server;

    /** A server that is not started yet. */
    public PostgresServer(Path directory) {
        this.directory = directory;
        this.log = directory.resolve("server.log");
        this.data = directory.resolve("data");
    }

    /**
     * Starts it.
     *
     * @throws DemoException if it does not start, with what it said
     */
    void start() throws IOException {
        Files.createDirectories(directory);
        // Otherwise it makes a folder of its own beside ours.
        System.setProperty("ot.epg.working-dir", directory.toString());
        try {
            server =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(directory.toFile())
                            .setDataDirectory(data)
                            .setOutputRedirector(Redirect.appendTo(log.toFile()))
                            .setErrorRedirector(Redirect.appendTo(log.toFile()))
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setPGStartupWait(PATIENCE)
                            // The workspace stops it, and only then deletes its files.
                            .setRegisterShutdownHook(false)
                            .start();
        } catch (IOException | RuntimeException e) {
            throw new DemoException(whyNot(e), e);
        }
    }

    private String whyNot(Exception failure) throws IOException {
        StringBuilder text =
                new StringBuilder("PostgreSQL did not start: ").append(failure.getMessage());
        if (Files.exists(log)) {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            lines.subList(Math.max(0, lines.size() - 10), lines.size())
                    .forEach(line -> text.append("\n  ").append(line));
        }
        if (System.getProperty("user.name").equals("root")) {
            text.append(
                    "\nPostgreSQL refuses to run as root. It is started through 'unshare -U', which needs that"
                            + " program and a\nsystem that permits user namespaces; else run the demo as an ordinary user.");
        }
        return text.toString();
    }

    int port() {
        return started().getPort();
    }

    private EmbeddedPostgres started() {
        EmbeddedPostgres started = server;
        if (started == null) {
            throw new IllegalStateException("The server has not been started");
        }
        return started;
    }

    /** A connection of its owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port() + "/postgres", "postgres", "");
    }

    /** Stops the server, also one whose start was cut short, and waits until it has ended. */
    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> process = process();
        EmbeddedPostgres started = server;
        if (started != null) {
            started.close();
        } else {
            process.ifPresent(ProcessHandle::destroyForcibly);
        }
        process.ifPresent(PostgresServer::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private Optional<ProcessHandle> process() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .flatMap(id -> ProcessHandle.of(Long.parseLong(id.strip())));
    }
}
