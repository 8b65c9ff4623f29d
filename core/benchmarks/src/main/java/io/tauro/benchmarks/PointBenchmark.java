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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer by its key, a thousand times: over JDBC with a pool and a prepared statement, over
 * Tauro with a parameter, and over Tauro with the key in the text. CPU is that of this process; the
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
                Peer raw = new Raw("JDBC over HikariCP", source, keys);
                List<Peer> peers =
                        List.of(
                                raw,
                                new Prepared("Tauro, parameter", tauro, keys),
                                new Literal("Tauro, literal", tauro, keys));
                List<Line> lines =
                        new Contest(peers, raw, options.rounds())
                                .run(Map.of(LOOKUPS + " lookups", SQL));
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

    private record Raw(String name, HikariDataSource source, int keys) implements Peer {
        @Override
        public List<List<@Nullable Object>> run(String sql) throws SQLException {
            long sum = 0;
            for (int i = 0; i < LOOKUPS; i++) {
                try (Connection connection = source.getConnection();
                        PreparedStatement statement = connection.prepareStatement(sql + "?")) {
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
            // A lookup is over in a moment, and its loop with it.
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
                        row.get(0).toString().length()
                                + row.getDecimal(1).unscaledValue().longValue()
                                + row.get(2).toString().length();
            }
        }
        return sum;
    }

    private record Prepared(String name, TauroPeer tauro, int keys) implements Peer {
        @Override
        public List<List<@Nullable Object>> run(String sql) {
            long sum = 0;
            for (int i = 0; i < LOOKUPS; i++) {
                sum += sum(tauro.session().query(sql + "?", (long) key(i, keys)));
            }
            return List.of(List.of(sum));
        }

        @Override
        public void cancel() {
            tauro.cancel();
        }

        @Override
        public void close() {
            tauro.close();
        }
    }

    private record Literal(String name, TauroPeer tauro, int keys) implements Peer {
        @Override
        public List<List<@Nullable Object>> run(String sql) {
            long sum = 0;
            for (int i = 0; i < LOOKUPS; i++) {
                sum += sum(tauro.session().query(sql + key(i, keys)));
            }
            return List.of(List.of(sum));
        }

        @Override
        public void cancel() {
            tauro.cancel();
        }

        @Override
        public void close() {
            tauro.close();
        }
    }
}
