package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.JdbcFixture;
import io.tauro.connector.jdbc.ListText;
import io.tauro.connector.testkit.Failure;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tables of a database in memory, whose text columns are of one type. */
final class DuckDbFixture extends JdbcFixture {

    private final TestDuckDb duckDb;
    private final Path folder;
    private final String textType;

    DuckDbFixture(TestDuckDb duckDb, Path folder, String textType) {
        this.duckDb = duckDb;
        this.folder = folder;
        this.textType = textType;
    }

    @Override
    public ConnectorFactory factory() {
        return new DuckDbFactory();
    }

    @Override
    public ConnectionConfig config() {
        return DuckDb.at(duckDb.url()).config("duck");
    }

    @Override
    protected Connection connect() throws SQLException {
        return duckDb.connect();
    }

    @Override
    public boolean stores(DataType type) {
        return switch (type.kind()) {
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND, MAP, ROW -> false;
            default -> true;
        };
    }

    @Override
    public DataType readType(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> DataType.VARCHAR;
            case VARBINARY -> DataType.VARBINARY;
            case TIME -> DataType.TIME;
            case TIMESTAMP_WITH_TIME_ZONE -> DataType.TIMESTAMP_WITH_TIME_ZONE;
            default -> type;
        };
    }

    @Override
    protected String sqlType(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> textType;
            case VARBINARY -> "BLOB";
            case TIME -> "TIME";
            case TIMESTAMP ->
                    switch (type.precision()) {
                        case 0 -> "TIMESTAMP_S";
                        case 3 -> "TIMESTAMP_MS";
                        default -> "TIMESTAMP";
                    };
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMPTZ";
            case ARRAY -> type.elementType() + "[]";
            default -> type.toString();
        };
    }

    @Override
    protected String marker(DataType type) {
        return type.equals(DataType.DATE)
                ? "CAST(? AS DATE)"
                : type.kind() == TypeKind.ARRAY
                        ? "CAST(CAST(? AS JSON) AS " + sqlType(type) + ")"
                        : "?";
    }

    /** The driver would take a date for one of the Julian calendar. */
    @Override
    protected Object stored(DataType type, Object value) {
        return type.equals(DataType.DATE)
                ? value.toString().replace("+", "")
                : type.kind() == TypeKind.ARRAY ? ListText.json((List<?>) value) : value;
    }

    @Override
    protected String quote(String name) {
        return DuckDbCatalog.quote(name);
    }

    @Override
    public boolean distinguishesCase() {
        return false;
    }

    @Override
    public List<Failure> failures() {
        Path text = folder.resolve("text.duckdb");
        try {
            Files.writeString(text, "This is not a database. ".repeat(1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TableSource table = TableSource.table("any");
        return List.of(
                Failure.of(
                        "no such file",
                        DuckDb.at(folder.resolve("none.duckdb")).config("duck"),
                        table,
                        ErrorCode.SOURCE_UNREACHABLE),
                Failure.of(
                        "not a database",
                        DuckDb.at(text).config("duck"),
                        table,
                        ErrorCode.FILE_CORRUPT));
    }

    @Override
    public int requests() {
        return 400;
    }

    @Override
    public int bulkRows() {
        return 5000;
    }
}
