package io.tauro.connector.redshift;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.postgresql.TestPostgres;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables of an embedded PostgreSQL, behind the driver of Redshift: views and functions that only
 * Redshift has are made there first.
 */
final class RedshiftFixture extends JdbcFixture {

    private final TestPostgres postgres;
    private final RedshiftGate gate;

    RedshiftFixture(TestPostgres postgres) {
        this.postgres = postgres;
        postgres.run(
                "CREATE VIEW svv_columns AS SELECT * FROM information_schema.columns",
                "CREATE VIEW svv_table_info AS SELECT nspname AS \"schema\", relname AS \"table\","
                        + " GREATEST(reltuples, 0)::numeric AS tbl_rows, 1 AS size"
                        + " FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace",
                "CREATE FUNCTION to_varbyte(text, text) RETURNS bytea IMMUTABLE LANGUAGE sql AS 'SELECT convert_to($1, $2)'",
                "CREATE FUNCTION to_hex(bytea) RETURNS text IMMUTABLE LANGUAGE sql AS $$SELECT encode($1, 'hex')$$");
        try {
            gate =
                    RedshiftGate.before(
                            URI.create(postgres.url().substring("jdbc:".length())).getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ConnectorFactory factory() {
        return new RedshiftFactory();
    }

    @Override
    public ConnectionConfig config() {
        String database = postgres.url().substring(postgres.url().lastIndexOf('/') + 1);
        return Redshift.at("jdbc:redshift://localhost:" + gate.port() + "/" + database)
                .user("postgres")
                .property("ssl", "false")
                .config("rs");
    }

    @Override
    protected Connection connect() throws SQLException {
        return postgres.connect();
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    DECIMAL,
                    VARCHAR,
                    DATE,
                    TIMESTAMP ->
                    true;
            default -> false;
        };
    }

    /** The catalogue says nothing of a fraction. */
    @Override
    public DataType readType(DataType type) {
        return type.kind() == TypeKind.TIMESTAMP ? DataType.TIMESTAMP : type;
    }

    @Override
    protected String sqlType(DataType type) {
        return switch (type.kind()) {
            case DOUBLE -> "double precision";
            case VARCHAR -> type + " COLLATE \"de-x-icu\"";
            default -> type.toString();
        };
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
        return List.of(
                Failure.of(
                        "no server",
                        Redshift.at("jdbc:redshift://localhost:1/x").user("u").config("rs"),
                        TableSource.table("any"),
                        ErrorCode.SOURCE_UNREACHABLE));
    }

    @Override
    public int openResources() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int requests() {
        return 300;
    }
}
