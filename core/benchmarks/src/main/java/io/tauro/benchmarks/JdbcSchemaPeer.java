package io.tauro.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.adapter.jdbc.JdbcSchema;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** Calcite with its own adapter for databases, as it comes. */
final class JdbcSchemaPeer implements Peer {

    private final Connection connection;
    private final CountedRows rows;
    private final List<HikariDataSource> pools;
    private volatile @Nullable Statement running;
    private long moved;

    private JdbcSchemaPeer(Connection connection, CountedRows rows, List<HikariDataSource> pools) {
        this.connection = connection;
        this.rows = rows;
        this.pools = pools;
    }

    /**
     * @param tables the tables of databases by their URL
     */
    static JdbcSchemaPeer over(Map<String, List<String>> tables) throws SQLException {
        CountedRows rows = new CountedRows();
        List<HikariDataSource> pools = new ArrayList<>();
        Connection connection = DriverManager.getConnection(CalcitePeer.URL);
        SchemaPlus root = connection.unwrap(CalciteConnection.class).getRootSchema();
        int number = 0;
        for (Map.Entry<String, List<String>> database : tables.entrySet()) {
            boolean postgres = database.getKey().startsWith("jdbc:postgresql");
            HikariDataSource source = new HikariDataSource();
            source.setJdbcUrl(database.getKey() + (postgres ? "" : "?sslMode=disable"));
            source.setUsername(postgres ? "postgres" : "root");
            source.setPassword("");
            source.setMaximumPoolSize(8);
            pools.add(source);
            String name = "database" + number++;
            JdbcSchema schema =
                    JdbcSchema.create(
                            root,
                            name,
                            rows.of(source),
                            postgres ? "postgres" : "bench",
                            postgres ? "public" : null);
            root.add(name, schema);
            for (String table : database.getValue()) {
                root.add(table, Objects.requireNonNull(schema.tables().get(table), table));
            }
        }
        return new JdbcSchemaPeer(connection, rows, pools);
    }

    @Override
    public String name() {
        return "Calcite, JdbcSchema";
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
        rows.take();
        try (Statement statement = connection.createStatement()) {
            running = statement;
            try (ResultSet result = statement.executeQuery(sql)) {
                return DuckPeer.rows(result);
            }
        } finally {
            running = null;
            moved = rows.take();
        }
    }

    @Override
    public Footprint footprint() {
        return new Footprint(moved, -1);
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
        pools.forEach(HikariDataSource::close);
    }
}
