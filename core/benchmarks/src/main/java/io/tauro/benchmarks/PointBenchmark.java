package io.tauro.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.data.Row;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer by its key, a thousand times: over JDBC with a pool and a prepared statement, and
 * over Tauro with a parameter, then with the key in the text. CPU is that of this process; the
 * server is another.
 */
final class PointBenchmark {

    private static final int LOOKUPS = 1000;
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
                List<Line> lines =
                        new Contest(List.of(new Lookups(tauro, keys), raw), raw, options.rounds())
                                .run(lookups);
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
                        while (result.next()) {
                            sum +=
                                    result.getString(1).length()
                                            + result.getBigDecimal(2).unscaledValue().longValue()
                                            + result.getString(3).length();
                        }
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
