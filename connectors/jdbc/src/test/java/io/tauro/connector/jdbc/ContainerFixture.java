package io.tauro.connector.jdbc;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
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
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.JdbcDatabaseContainer;

/**
 * Tables of a database in a container, which starts with the fixture and ends with it. Values go in
 * as text that the database converts.
 */
abstract class ContainerFixture extends JdbcFixture {

    private final JdbcDatabaseContainer<?> container;
    private final String connectorType;

    ContainerFixture(String connectorType, JdbcDatabaseContainer<?> container) {
        this.connectorType = connectorType;
        this.container = container;
        container.start();
    }

    /** The URL for the connector. */
    String url() {
        return container.getJdbcUrl();
    }

    /** What stands behind the columns of a new table. */
    String storage() {
        return "";
    }

    @Override
    public ConnectorFactory factory() {
        return ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.type().equals(connectorType))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No connector " + connectorType));
    }

    @Override
    public ConnectionConfig config() {
        return ConnectionConfig.of(
                "container",
                Map.of(
                        "url",
                        url(),
                        "user",
                        container.getUsername(),
                        "password",
                        Secret.of(container.getPassword())));
    }

    @Override
    protected Connection connect() throws SQLException {
        return container.createConnection("");
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, DATE -> true;
            case VARCHAR -> type.precision() == DataType.UNBOUNDED || type.precision() < 1000;
            case TIMESTAMP -> type.precision() == 6;
            default -> false;
        };
    }

    @Override
    public boolean holds(DataType type, Object value) {
        return switch (type.kind()) {
            case DATE, TIMESTAMP -> TextualValues.isCommon(value);
            case VARCHAR -> TextualValues.isText(value) && ((String) value).length() < 900;
            default -> true;
        };
    }

    @Override
    protected String marker(DataType type) {
        return "CAST(? AS " + sqlType(type) + ")";
    }

    @Override
    protected Object stored(DataType type, Object value) {
        return TextualValues.written(value);
    }

    /** Without transactions, which not all of them have. */
    @Override
    public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
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
            statement.execute("DROP TABLE IF EXISTS " + quote(name));
            statement.execute("CREATE TABLE " + quote(name) + " (" + columns + ")" + storage());
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO " + quote(name) + " VALUES (" + markers + ")")) {
                for (List<@Nullable Object> row : rows) {
                    bind(insert, schema.columns(), row);
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TableSource.table(Collections.singletonList(name));
    }

    private void bind(PreparedStatement insert, List<Column> columns, List<@Nullable Object> row)
            throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            insert.setString(
                    i + 1, value == null ? null : stored(columns.get(i).type(), value).toString());
        }
    }

    /** Rows go in one by one. */
    @Override
    public int bulkRows() {
        return 2_000;
    }

    @Override
    public int requests() {
        return 300;
    }

    @Override
    public void close() {
        container.stop();
    }
}
