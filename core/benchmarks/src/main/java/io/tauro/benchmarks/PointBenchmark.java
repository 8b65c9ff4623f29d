package io.tauro.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.data.Row;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer by its key, a thousand times: over JDBC with a pool and a prepared statement, over
 * Tauro and over its JDBC driver with a parameter, then with the key in the text. CPU is that of
 * this process; the server is another.
 */
final class PointBenchmark {

    private static final int LOOKUPS = 1000;

    /** So many rounds to warm up for one that is asked for, since each is short. */
    private static final int WARM_UP = 20;

    private static final String SQL =
            "SELECT c_name, c_acctbal, c_phone FROM customer WHERE c_custkey = ";

    private PointBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path data = TpchData.at(options.data("tpch"), options.scale());
        HikariConfig pool = new HikariConfig();
        try (PostgresTables postgres = PostgresTables.fill(data, List.of("customer"))) {
            pool.setJdbcUrl(postgres.url());
            pool.setUsername("postgres");
            pool.setMaximumPoolSize(2);
            try (HikariDataSource source = new HikariDataSource(pool);
                    TauroPeer tauro =
                            new TauroPeer(
                                    "Tauro",
                                    TauroPeer.oneThread()
                                            .connection(
                                                    "pg",
                                                    Postgres.at(postgres.url())
                                                            .user("postgres")
                                                            .poolSize(2))
                                            .table(
                                                    VirtualTable.named("customer")
                                                            .from(
                                                                    "pg",
                                                                    TableSource.table("customer"))
                                                            .build())
                                            .build())) {
                int keys = (int) (150_000 * options.scale());
                Peer raw = new Raw(source, keys);
                Map<String, String> lookups = new LinkedHashMap<>();
                lookups.put(LOOKUPS + " with a parameter", SQL + "?");
                lookups.put(LOOKUPS + " with a literal", SQL);
                Rounds rounds = options.rounds();
                List<Line> lines;
                try (Driver driver = new Driver(postgres.url(), keys)) {
                    lines =
                            new Contest(
                                            List.of(new Lookups(tauro, keys), driver, raw),
                                            raw,
                                            new Rounds(
                                                    rounds.warmUp() * WARM_UP,
                                                    rounds.measured(),
                                                    rounds.limit()))
                                    .run(lookups);
                }
                Report.write(
                        options,
                        "point",
                        "A customer by its key in PostgreSQL, %d times".formatted(LOOKUPS),
                        load,
                        lines);
            }
        }
    }

    /** The keys that are asked for: not in order, the same for each. */
    private static int key(int i, int keys) {
        return 1 + Math.floorMod(i * 7919, keys);
    }

    private static final class Raw implements Peer {
        private final HikariDataSource source;
        private final int keys;
        private volatile boolean cancelled;

        Raw(HikariDataSource source, int keys) {
            this.source = source;
            this.keys = keys;
        }

        @Override
        public String name() {
            return "JDBC over HikariCP";
        }

        @Override
        public List<List<@Nullable Object>> run(String sql) throws SQLException {
            cancelled = false;
            long sum = 0;
            for (int i = 0; i < LOOKUPS && !cancelled; i++) {
                try (Connection connection = source.getConnection();
                        PreparedStatement statement = connection.prepareStatement(SQL + "?")) {
                    statement.setLong(1, key(i, keys));
                    try (ResultSet result = statement.executeQuery()) {
                        sum += sum(result);
                    }
                }
            }
            return List.of(List.of(sum));
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private static long sum(ResultSet result) throws SQLException {
        long sum = 0;
        while (result.next()) {
            sum +=
                    result.getString(1).length()
                            + result.getBigDecimal(2).unscaledValue().longValue()
                            + result.getString(3).length();
        }
        return sum;
    }

    private static final class Driver implements Peer {
        private final Path configuration;
        private final Connection connection;
        private final int keys;
        private volatile boolean cancelled;

        Driver(String url, int keys) throws IOException, SQLException {
            this.configuration = Files.createTempFile("point", ".yaml");
            Files.writeString(
                    configuration,
                    """
                    connections:
                      pg: {connector_type: postgresql, url: "%s", user: postgres, pool: {max_size: 2}}
                    tables:
                      customer: {connection_id: pg, table_name: customer}
                    """
                            .formatted(url));
            this.connection = DriverManager.getConnection("jdbc:tauro:" + configuration);
            this.keys = keys;
        }

        @Override
        public String name() {
            return "Tauro's JDBC";
        }

        @Override
        public List<List<@Nullable Object>> run(String sql) throws SQLException {
            cancelled = false;
            long sum = 0;
            for (int i = 0; i < LOOKUPS && !cancelled; i++) {
                sum += sql.endsWith("?") ? prepared(sql, key(i, keys)) : plain(sql + key(i, keys));
            }
            return List.of(List.of(sum));
        }

        private long prepared(String sql, int key) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, key);
                try (ResultSet result = statement.executeQuery()) {
                    return sum(result);
                }
            }
        }

        private long plain(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                return sum(result);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void close() throws SQLException, IOException {
            connection.close();
            Files.deleteIfExists(configuration);
        }
    }

    private static long sum(QueryResult result) {
        long sum = 0;
        try (result) {
            for (Row row : result) {
                sum +=
                        String.valueOf(row.get(0)).length()
                                + Objects.requireNonNull(row.getDecimal(1))
                                        .unscaledValue()
                                        .longValue()
                                + String.valueOf(row.get(2)).length();
            }
        }
        return sum;
    }

    private static final class Lookups implements Peer {
        private final TauroPeer tauro;
        private final int keys;
        private volatile boolean cancelled;

        Lookups(TauroPeer tauro, int keys) {
            this.tauro = tauro;
            this.keys = keys;
        }

        @Override
        public String name() {
            return "Tauro";
        }

        @Override
        public List<List<@Nullable Object>> run(String sql) {
            cancelled = false;
            long sum = 0;
            for (int i = 0; i < LOOKUPS && !cancelled; i++) {
                int key = key(i, keys);
                sum +=
                        sql.endsWith("?")
                                ? sum(tauro.session().query(sql, (long) key))
                                : sum(tauro.session().query(sql + key));
            }
            return List.of(List.of(sum));
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void close() {
            tauro.close();
        }
    }
}
