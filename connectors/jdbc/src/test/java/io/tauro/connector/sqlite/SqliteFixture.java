package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tables of a file, whose text is of one collation. */
final class SqliteFixture extends JdbcFixture {

    private final Path folder;
    private final String collation;

    SqliteFixture(Path folder, String collation) {
        this.folder = folder;
        this.collation = collation;
    }

    private Path file() {
        return folder.resolve("contract.db");
    }

    @Override
    public ConnectorFactory factory() {
        return new SqliteFactory();
    }

    @Override
    public ConnectionConfig config() {
        return Sqlite.at(file()).config("lite");
    }

    @Override
    protected Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case TINYINT,
                    TIMESTAMP_WITH_TIME_ZONE,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND,
                    UUID,
                    JSON,
                    ARRAY,
                    MAP,
                    ROW ->
                    false;
            default -> true;
        };
    }

    /** Decimals are kept as integers of 64 bits or as binary fractions of some 15 digits. */
    @Override
    public boolean holds(DataType type, Object value) {
        if (value instanceof BigDecimal number) {
            return number.precision() <= 15;
        }
        return !(value instanceof Double number && number.isNaN()
                || value instanceof Float real && real.isNaN());
    }

    @Override
    public DataType readType(DataType type) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER -> DataType.BIGINT;
            case REAL -> DataType.DOUBLE;
            case CHAR, VARCHAR -> DataType.VARCHAR;
            case TIME -> DataType.TIME;
            case TIMESTAMP -> DataType.TIMESTAMP;
            default -> type;
        };
    }

    @Override
    public Object readValue(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case SMALLINT, INTEGER -> ((Number) value).longValue();
            case REAL, DOUBLE -> ((Number) value).doubleValue() + 0.0;
            default -> value;
        };
    }

    @Override
    protected String sqlType(DataType type) {
        return type.kind().isText()
                ? type + " COLLATE " + collation
                : type.equals(DataType.VARBINARY) ? "BLOB" : type.toString();
    }

    @Override
    protected Object stored(DataType type, Object value) {
        return switch (type.kind()) {
            case DECIMAL, DATE, TIME, TIMESTAMP -> value.toString();
            case REAL -> ((Float) value).doubleValue();
            default -> value;
        };
    }

    @Override
    protected String quote(String name) {
        return SqliteCatalog.quote(name);
    }

    @Override
    public boolean distinguishesCase() {
        return false;
    }

    @Override
    public List<Failure> failures() {
        Path text = folder.resolve("text.db");
        try {
            Files.writeString(text, "This is not a database. ".repeat(100));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TableSource table = TableSource.table("any");
        return List.of(
                Failure.of(
                        "no such file",
                        Sqlite.at(folder.resolve("none.db")).config("lite"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                new Failure(
                        "not a database",
                        Sqlite.at(text).config("lite"),
                        table,
                        java.util.Set.of(ErrorCode.FILE_CORRUPT),
                        Optional.of("This is not")));
    }

    @Override
    public int requests() {
        return 1500;
    }
}
