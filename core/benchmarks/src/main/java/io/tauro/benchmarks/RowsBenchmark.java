package io.tauro.benchmarks;

import io.tauro.query.QueryResult;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every value of {@code SELECT * FROM lineitem} through the cursor of typed rows and through JDBC.
 * A sum over all values stands for what a program does with them.
 */
final class RowsBenchmark {

    private RowsBenchmark() {}

    static void run(Options options) throws Exception {
        double load = Meter.load();
        Path data = TpchData.at(options.data("tpch"), options.scale());
        List<String> tables = List.of("lineitem");
        try (TauroPeer tauro = TauroPeer.onParquet(data, tables);
                DuckPeer duck = DuckPeer.onParquet(data, tables)) {
            Peer rows = new ReadingTauro("Tauro, typed rows", tauro);
            Peer jdbc = new ReadingDuck("DuckDB, JDBC result set", duck);
            List<Line> lines =
                    new Contest(List.of(rows, jdbc), jdbc, options.rounds())
                            .run(Map.of("SELECT *", "SELECT * FROM lineitem"));
            Report.write(
                    options,
                    "rows",
                    "SELECT * of lineitem at scale %s, one thread".formatted(options.scale()),
                    load,
                    lines);
        }
    }

    private record ReadingTauro(String name, TauroPeer tauro) implements Peer {
        @Override
        public List<List<@Nullable Object>> run(String sql) {
            try (QueryResult result = tauro.session().query(sql)) {
                return ValueSum.of(result).row();
            }
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

    private record ReadingDuck(String name, DuckPeer duck) implements Peer {
        @Override
        public List<List<@Nullable Object>> run(String sql) throws SQLException {
            try (Statement statement = duck.connection().createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                return ValueSum.of(result).row();
            }
        }

        @Override
        public void cancel() {
            duck.cancel();
        }

        @Override
        public void close() throws SQLException {
            duck.close();
        }
    }
}
