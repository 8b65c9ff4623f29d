package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.mysql.TestDatabase.By;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of a server, whose text is of one collation, by one of the drivers. */
class MySqlFixture extends JdbcFixture {

    private final TestDatabase server;
    private final By driver;
    private final String text;
    private final int requests;

    /**
     * @param text what stands behind the type of a text column
     */
    MySqlFixture(TestDatabase server, By driver, String text, int requests) {
        this.server = server;
        this.driver = driver;
        this.text = text;
        this.requests = requests;
    }

    @Override
    public ConnectorFactory factory() {
        return server.definition(driver).factory();
    }

    @Override
    public ConnectionConfig config() {
        return server.definition(driver).config("my");
    }

    @Override
    protected Connection connect() throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
        }
        return connection;
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND, ARRAY, MAP, ROW -> false;
            default -> true;
        };
    }

    /** There is no NaN, and no infinity; dates have four digits, and instants end in 2106. */
    @Override
    public boolean holds(DataType type, Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number);
        }
        if (value instanceof Float number) {
            return Float.isFinite(number);
        }
        if (value instanceof LocalDate date) {
            return date.getYear() >= 1000 && date.getYear() <= 9999;
        }
        if (value instanceof LocalDateTime at) {
            return at.getYear() >= 1000 && at.getYear() <= 9999;
        }
        if (value instanceof OffsetDateTime at) {
            return at.getYear() >= 1971 && at.getYear() <= 2037;
        }
        if (value instanceof BigDecimal) {
            return type.scale() <= 38;
        }
        return true;
    }

    @Override
    protected String sqlType(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "tinyint(1)";
            case REAL -> "float";
            case DOUBLE -> "double";
            case VARBINARY -> type.precision() == DataType.UNBOUNDED ? "longblob" : type.toString();
            case VARCHAR ->
                    (type.precision() == DataType.UNBOUNDED ? "longtext" : type.toString()) + text;
            case CHAR -> type + text;
            case TIME -> "time(" + type.precision() + ")";
            case TIMESTAMP -> "datetime(" + type.precision() + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp(" + type.precision() + ") NULL";
            default -> type.toString();
        };
    }

    @Override
    protected Object stored(DataType type, Object value) {
        if (value instanceof OffsetDateTime at) {
            return at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return type.kind() == TypeKind.UUID ? value.toString() : value;
    }

    @Override
    protected String quote(String name) {
        return MySqlDatabase.identifier(name);
    }

    /** Names end in no space, and have characters of the basic plane only. */
    @Override
    public boolean holdsTableName(String name) {
        return holdsColumnName(name);
    }

    @Override
    public boolean holdsColumnName(String name) {
        return !name.endsWith(" ")
                && name.length() <= 64
                && name.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    }

    @Override
    public boolean distinguishesCase() {
        return false;
    }

    @Override
    public List<Failure> failures() {
        TableSource table = TableSource.table("any");
        String url = server.url(driver);
        List<Failure> failures = new ArrayList<>();
        failures.add(
                Failure.of(
                                "wrong password",
                                server.app(driver, "wrong-secret").config("my"),
                                table,
                                ErrorCode.SOURCE_AUTHENTICATION_FAILED)
                        .hiding("wrong-secret"));
        failures.add(
                Failure.of(
                        "no server",
                        at(url.replaceFirst(":\\d+/", ":1/")),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE));
        failures.add(
                Failure.of(
                        "no such host",
                        at(url.replace("localhost", "nowhere.invalid")),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE));
        failures.add(
                Failure.of("no such database", at(url + "x"), table, ErrorCode.SOURCE_UNREACHABLE));
        return failures;
    }

    private ConnectionConfig at(String url) {
        return driver == By.MARIADB
                ? MariaDb.at(url).user("root").property("sslMode", "disable").config("my")
                : MySql.at(url).user("root").property("sslMode", "DISABLED").config("my");
    }

    /** Ends the sessions of connectors at the server. */
    @Override
    public Optional<Runnable> dropConnections() {
        return Optional.of(
                () -> {
                    try (Connection connection = server.connect();
                            Statement statement = connection.createStatement();
                            Statement kill = connection.createStatement();
                            ResultSet rows =
                                    statement.executeQuery(
                                            "SELECT ID FROM information_schema.PROCESSLIST"
                                                    + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()")) {
                        while (rows.next()) {
                            kill.execute("KILL CONNECTION " + rows.getLong(1));
                        }
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Override
    public int openResources() {
        return server.sessions("TRUE");
    }

    @Override
    public int requests() {
        return requests;
    }
}
