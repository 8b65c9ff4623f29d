package io.tauro.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** A real PostgreSQL with some of the tables of TPC-H, each with an index on its key. */
final class PostgresTables implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresTables(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresTables fill(Path data, List<String> tables) throws IOException, SQLException {
        PostgresTables postgres =
                new PostgresTables(
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .setServerConfig("synchronous_commit", "off")
                                .start());
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                String columns = TpchData.columns(table);
                statement.execute("CREATE TABLE " + table + " (" + columns + ")");
                Path csv = Files.createTempFile(table, ".csv");
                try {
                    TpchData.writeCsv(data, table, csv);
                    try (BufferedReader in = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)", in);
                    }
                } finally {
                    Files.deleteIfExists(csv);
                }
                String key = columns.substring(0, columns.indexOf(' '));
                statement.execute("CREATE INDEX ON " + table + " (" + key + ")");
            }
            statement.execute("ANALYZE");
        }
        return postgres;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
