package io.tauro.connector.jdbc;

import io.tauro.connector.testkit.Fixture;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes tables through a connection of its own. */
public abstract class JdbcFixture implements Fixture {

    /** A connection that may write. */
    protected abstract Connection connect() throws SQLException;

    /** The type of a column, as the database writes it. */
    protected abstract String sqlType(DataType type);

    /** What is bound where a value is to be stored. */
    protected abstract Object stored(DataType type, Object value);

    /** The parameter that a value is bound to. */
    protected String marker(DataType type) {
        return "?";
    }

    protected abstract String quote(String name);

    @Override
    public TableSource create(String name, Schema schema, List<List<Object>> rows) {
        String columns =
                schema.columns().stream()
                        .map(column -> quote(column.name()) + " " + sqlType(column.type()))
                        .collect(Collectors.joining(", "));
        String markers =
                schema.columns().stream()
                        .map(column -> marker(column.type()))
                        .collect(Collectors.joining(", "));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DROP TABLE IF EXISTS " + quote(name));
            statement.execute("CREATE TABLE " + quote(name) + " (" + columns + ")");
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO " + quote(name) + " VALUES (" + markers + ")")) {
                for (List<Object> row : rows) {
                    bind(insert, schema.columns(), row);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TableSource.table(Collections.singletonList(name));
    }

    private void bind(PreparedStatement insert, List<Column> columns, List<Object> row)
            throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            insert.setObject(i + 1, value == null ? null : stored(columns.get(i).type(), value));
        }
    }

    @Override
    public Optional<TableSource> missingTable() {
        return Optional.of(TableSource.table("no_such_table"));
    }
}
