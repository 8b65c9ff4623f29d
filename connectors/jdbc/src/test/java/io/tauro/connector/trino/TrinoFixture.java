package io.tauro.connector.trino;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables of the catalogue {@code memory}. Values go in as text that the database converts. */
final class TrinoFixture extends JdbcFixture {

    private static final int ROWS_AT_ONCE = 200;

    private final TestTrino trino;

    TrinoFixture(TestTrino trino) {
        this.trino = trino;
    }

    @Override
    public ConnectorFactory factory() {
        return new TrinoFactory();
    }

    @Override
    public ConnectionConfig config() {
        return trino.definition().config("trino");
    }

    @Override
    protected Connection connect() throws SQLException {
        return trino.connect();
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND, ARRAY, MAP, ROW -> false;
            default -> true;
        };
    }

    /** Binary data has no length there. */
    @Override
    public DataType readType(DataType type) {
        return switch (type.kind()) {
            case VARBINARY -> DataType.VARBINARY;
            default -> type;
        };
    }

    /** Names of tables and columns are of small letters. */
    @Override
    public boolean holdsTableName(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean holdsColumnName(String name) {
        return holdsTableName(name);
    }

    /** A document is kept as a value: characters are not escaped, numbers end in no zero. */
    @Override
    public boolean holds(DataType type, Object value) {
        return switch (type.kind()) {
            case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> TextualValues.isCommon(value);
            case JSON -> !value.equals("1.50") && !value.toString().contains("\\");
            default -> true;
        };
    }

    @Override
    protected String sqlType(DataType type) {
        return switch (type.kind()) {
            case VARBINARY -> "VARBINARY";
            case TIME -> "TIME(" + type.precision() + ")";
            case TIMESTAMP -> "TIMESTAMP(" + type.precision() + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP(" + type.precision() + ") WITH TIME ZONE";
            default -> type.toString();
        };
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case VARBINARY -> "from_hex(?)";
            case JSON -> "json_parse(?)";
            default -> "CAST(? AS " + sqlType(type) + ")";
        };
    }

    @Override
    protected Object stored(DataType type, Object value) {
        return value instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : TextualValues.written(value).replace("+00:00", " UTC");
    }

    @Override
    protected String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** In few statements, since each takes its time. */
    @Override
    public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
        List<Column> columns = schema.columns();
        trino.run(
                "DROP TABLE IF EXISTS " + quote(name),
                columns.stream()
                        .map(column -> quote(column.name()) + " " + sqlType(column.type()))
                        .collect(
                                Collectors.joining(
                                        ", ", "CREATE TABLE " + quote(name) + " (", ")")));
        try (Connection connection = connect()) {
            for (int i = 0; i < rows.size(); i += ROWS_AT_ONCE) {
                insert(
                        connection,
                        name,
                        columns,
                        rows.subList(i, Math.min(i + ROWS_AT_ONCE, rows.size())));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TableSource.table(Collections.singletonList(name));
    }

    private void insert(
            Connection connection,
            String name,
            List<Column> columns,
            List<List<@Nullable Object>> rows)
            throws SQLException {
        String row =
                columns.stream()
                        .map(column -> marker(column.type()))
                        .collect(Collectors.joining(", ", "(", ")"));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO "
                                + quote(name)
                                + " VALUES "
                                + String.join(", ", Collections.nCopies(rows.size(), row)))) {
            int parameter = 0;
            for (List<@Nullable Object> values : rows) {
                for (int c = 0; c < columns.size(); c++) {
                    Object value = values.get(c);
                    insert.setString(
                            ++parameter,
                            value == null ? null : stored(columns.get(c).type(), value).toString());
                }
            }
            insert.executeUpdate();
        }
    }

    @Override
    public boolean distinguishesCase() {
        return false;
    }

    @Override
    public List<Failure> failures() {
        TableSource table = TableSource.table("any");
        return List.of(
                Failure.of(
                        "no server",
                        at("jdbc:trino://localhost:1/memory/default"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                Failure.of(
                        "no such host",
                        at("jdbc:trino://nowhere.invalid:8080/memory/default"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE));
    }

    private static ConnectionConfig at(String url) {
        return Trino.at(url).user("test").config("trino");
    }

    @Override
    public int requests() {
        return 60;
    }

    @Override
    public int bulkRows() {
        return 5_000;
    }
}
