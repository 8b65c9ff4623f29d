package io.tauro.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Calcite as it comes: its own planner, Enumerable execution, compiled by Janino for each query.
 */
final class CalcitePeer implements Peer {

    static final String URL =
            "jdbc:calcite:caseSensitive=false;unquotedCasing=TO_LOWER;quotedCasing=UNCHANGED;"
                    + "fun=standard,postgresql;"
                    + "parserFactory=org.apache.calcite.sql.parser.babel.SqlBabelParserImpl#FACTORY";

    private final String name;
    private final Connection connection;
    private volatile @Nullable Statement running;

    CalcitePeer(String name, Map<String, Table> tables) throws SQLException {
        this.name = name;
        this.connection = DriverManager.getConnection(URL);
        CalciteConnection calcite = connection.unwrap(CalciteConnection.class);
        tables.forEach(calcite.getRootSchema()::add);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public boolean deaf() {
        return true;
    }

    @Override
    public List<List<@Nullable Object>> run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            try (ResultSet result = statement.executeQuery(sql)) {
                return DuckPeer.rows(result);
            }
        } finally {
            running = null;
        }
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
