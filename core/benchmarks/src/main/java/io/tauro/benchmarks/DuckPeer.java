package io.tauro.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** DuckDB within this process, through its JDBC driver, on one thread. */
final class DuckPeer implements Peer {

    private final String name;
    private final Connection connection;
    private UnaryOperator<String> spelling = UnaryOperator.identity();
    private volatile @Nullable Statement running;

    private DuckPeer(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /** On Parquet files that it reads for each query. */
    static DuckPeer onParquet(Path directory, List<String> tables) throws SQLException {
        return open("DuckDB, Parquet", "VIEW", directory, tables);
    }

    /** On tables of its own, in memory, filled from the files. */
    static DuckPeer onTables(Path directory, List<String> tables) throws SQLException {
        return open("DuckDB, own tables", "TABLE", directory, tables);
    }

    private static DuckPeer open(String name, String kind, Path directory, List<String> tables)
            throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            for (String table : tables) {
                statement.execute(
                        "CREATE %s %s AS SELECT * FROM read_parquet('%s')"
                                .formatted(kind, table, directory.resolve(table + ".parquet")));
            }
        }
        return new DuckPeer(name, connection);
    }

    @Override
    public String name() {
        return name;
    }

    /** Respells each query before it runs. */
    void spelling(UnaryOperator<String> value) {
        spelling = value;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public List<List<@Nullable Object>> run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            try (ResultSet result = statement.executeQuery(spelling.apply(sql))) {
                return rows(result);
            }
        } finally {
            running = null;
        }
    }

    static List<List<@Nullable Object>> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                row.add(result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It has ended meanwhile.
                return;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
