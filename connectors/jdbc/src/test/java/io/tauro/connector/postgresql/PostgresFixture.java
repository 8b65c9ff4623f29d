package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.jdbc.ListText;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Tables of the embedded server, whose text is of one collation. */
final class PostgresFixture extends JdbcFixture {

    private final TestPostgres postgres;
    private final String collation;
    private final int requests;
    private final ConnectorFactory factory;

    PostgresFixture(TestPostgres postgres, String collation, int requests) {
        this(postgres, collation, requests, new PostgresFactory());
    }

    PostgresFixture(
            TestPostgres postgres, String collation, int requests, ConnectorFactory factory) {
        this.factory = factory;
        this.postgres = postgres;
        this.collation = collation;
        this.requests = requests;
    }

    @Override
    public ConnectorFactory factory() {
        return factory;
    }

    @Override
    public ConnectionConfig config() {
        return postgres.definition().config("pg");
    }

    @Override
    protected Connection connect() throws SQLException {
        return postgres.connect();
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case TINYINT, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND, MAP, ROW -> false;
            default -> true;
        };
    }

    @Override
    protected String sqlType(DataType type) {
        return switch (type.kind()) {
            case DOUBLE -> "double precision";
            case VARBINARY -> "bytea";
            case CHAR, VARCHAR -> type + " COLLATE " + collation;
            case ARRAY -> type.elementType() + "[]";
            default -> type.toString();
        };
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case JSON -> "CAST(? AS json)";
            case ARRAY -> "CAST(CAST(? AS text) AS " + sqlType(type) + ")";
            default -> "?";
        };
    }

    @Override
    protected Object stored(DataType type, Object value) {
        return value instanceof List<?> list ? ListText.braces(list) : value;
    }

    @Override
    protected String quote(String name) {
        return PostgresCatalog.quote(name);
    }

    @Override
    public List<Failure> failures() {
        TableSource table = TableSource.table("any");
        ConnectionConfig password = postgres.app().password(Secret.of("wrong-secret")).config("pg");
        return List.of(
                Failure.of(
                                "wrong password",
                                password,
                                table,
                                ErrorCode.SOURCE_AUTHENTICATION_FAILED)
                        .hiding("wrong-secret"),
                Failure.of(
                        "no server",
                        Postgres.at("jdbc:postgresql://localhost:1/x").config("pg"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                Failure.of(
                        "no such host",
                        Postgres.at("jdbc:postgresql://nowhere.invalid/x").config("pg"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                Failure.of(
                        "no such database",
                        Postgres.at(postgres.url() + "x").user("postgres").config("pg"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE));
    }

    /** Ends the sessions of connectors at the server. */
    @Override
    public Optional<Runnable> dropConnections() {
        return Optional.of(
                () -> {
                    try (Connection connection = connect();
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tauro'"
                                        + " AND datname = current_database()");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Override
    public int openResources() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tauro'"
                                        + " AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int requests() {
        return requests;
    }
}
