package io.tauro.connector.h2;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Tables of a database in memory, whose text columns are of one type. */
public class H2Fixture extends JdbcFixture {

    private final TestH2 h2;
    private final Path folder;
    private final String textType;

    public H2Fixture(TestH2 h2, Path folder, String textType) {
        this.h2 = h2;
        this.folder = folder;
        this.textType = textType;
    }

    @Override
    public ConnectorFactory factory() {
        return new H2Factory();
    }

    @Override
    public ConnectionConfig config() {
        return h2.definition().config("h2");
    }

    @Override
    protected Connection connect() throws SQLException {
        return h2.connect();
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, ROW -> false;
            default -> true;
        };
    }

    /** H2 has no zero with a sign, and writes characters of JSON as they are. */
    @Override
    public Object readValue(DataType type, Object value) {
        if (value instanceof Double number) {
            return number + 0.0;
        }
        if (value instanceof Float number) {
            return number + 0.0f;
        }
        return type.equals(DataType.JSON) && value != null
                ? value.toString().replace("\\u00e9", "\u00e9")
                : value;
    }

    @Override
    protected String sqlType(DataType type) {
        return switch (type.kind()) {
            case DOUBLE -> "DOUBLE PRECISION";
            case TIME -> "TIME(" + type.precision() + ")";
            case VARCHAR ->
                    type.equals(DataType.VARCHAR)
                            ? textType
                            : textType + "(" + type.precision() + ")";
            case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR(9) TO MONTH";
            case INTERVAL_DAY_SECOND -> "INTERVAL DAY(9) TO SECOND(6)";
            default -> type.toString();
        };
    }

    @Override
    protected String marker(DataType type) {
        return type.equals(DataType.JSON) ? "? FORMAT JSON" : "?";
    }

    @Override
    protected Object stored(DataType type, Object value) {
        return value;
    }

    @Override
    protected String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public List<Failure> failures() {
        Path text = folder.resolve("text.mv.db");
        try {
            Files.writeString(text, "This is not a database. ".repeat(1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TableSource table = TableSource.table("any");
        return List.of(
                Failure.of(
                                "wrong password",
                                h2.definition().password(Secret.of("wrong-secret")).config("h2"),
                                table,
                                ErrorCode.SOURCE_AUTHENTICATION_FAILED)
                        .hiding("wrong-secret"),
                Failure.of(
                        "no such file",
                        H2.at("jdbc:h2:file:" + folder.resolve("none")).config("h2"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                Failure.of(
                        "no such database in memory",
                        H2.at("jdbc:h2:mem:none").config("h2"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                Failure.of(
                        "not a database",
                        H2.at("jdbc:h2:" + folder.resolve("text")).config("h2"),
                        table,
                        ErrorCode.FILE_CORRUPT),
                Failure.of(
                        "no server",
                        H2.at("jdbc:h2:tcp://localhost:1/x").config("h2"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE));
    }

    @Override
    public int openResources() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int requests() {
        return 400;
    }
}
