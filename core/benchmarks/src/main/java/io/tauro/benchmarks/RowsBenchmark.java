package io.tauro.benchmarks;

import io.tauro.data.Row;
import io.tauro.query.QueryResult;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
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

    /** What the values add up to: the same, whichever way they came. */
    private static final class Sum {
        private long rows;
        private long whole;
        private long cents;
        private long days;
        private long characters;

        void add(BigDecimal value) {
            cents += value.unscaledValue().longValue();
        }

        void add(LocalDate value) {
            days += value.toEpochDay();
        }

        void add(String value) {
            characters += value.length();
        }

        List<List<@Nullable Object>> row() {
            return List.of(List.of(rows, whole, cents, days, characters));
        }
    }

    private record ReadingTauro(String name, TauroPeer tauro) implements Peer {
        @Override
        public List<List<@Nullable Object>> run(String sql) {
            Sum sum = new Sum();
            try (QueryResult result = tauro.session().query(sql)) {
                Schema schema = result.schema();
                DataType[] types =
                        schema.columns().stream().map(c -> c.type()).toArray(DataType[]::new);
                for (Row row : result) {
                    sum.rows++;
                    for (int i = 0; i < types.length; i++) {
                        switch (types[i].kind()) {
                            case INTEGER, BIGINT -> sum.whole += row.getLong(i);
                            case DECIMAL -> sum.add(required(row.getDecimal(i)));
                            case DATE -> sum.add((LocalDate) required(row.get(i)));
                            default -> sum.add((String) required(row.get(i)));
                        }
                    }
                }
            }
            return sum.row();
        }

        private static <T> T required(@Nullable T value) {
            return java.util.Objects.requireNonNull(value);
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
            Sum sum = new Sum();
            try (Statement statement = duck.connection().createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                int[] types = new int[columns];
                for (int i = 0; i < columns; i++) {
                    types[i] = result.getMetaData().getColumnType(i + 1);
                }
                while (result.next()) {
                    sum.rows++;
                    for (int i = 0; i < columns; i++) {
                        switch (types[i]) {
                            case java.sql.Types.INTEGER, java.sql.Types.BIGINT ->
                                    sum.whole += result.getLong(i + 1);
                            case java.sql.Types.DECIMAL -> sum.add(result.getBigDecimal(i + 1));
                            case java.sql.Types.DATE ->
                                    sum.add(result.getObject(i + 1, LocalDate.class));
                            default -> sum.add(result.getString(i + 1));
                        }
                    }
                }
            }
            return sum.row();
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
