package io.tauro.differential.pushdown;

import static io.tauro.differential.pushdown.Pools.integers;

import io.tauro.connector.duckdb.DuckDb;
import io.tauro.connector.h2.H2;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.differential.TestServer;
import io.tauro.differential.pushdown.Store.Quoting;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The databases, with a column of each of their types and of each way to compare text. */
final class Stores {

    static final List<@Nullable BigDecimal> DECIMALS =
            Pools.decimals(
                    null,
                    "0.000",
                    "-0.001",
                    "1.500",
                    "1.005",
                    "-1.500",
                    "2.500",
                    "0.100",
                    "999999999.999",
                    "-999999999.999",
                    "10.000",
                    "123456.789");

    static final List<@Nullable BigDecimal> LONG_DECIMALS =
            Pools.decimals(
                    null,
                    "0",
                    "1.5",
                    "1.50000000000000000001",
                    "0.00000000000000000001",
                    "-1.5",
                    "123456789012345678.1",
                    "2");

    private static final List<@Nullable Long> SMALL =
            Arrays.asList(null, -3L, -1L, 0L, 1L, 2L, 3L, 5L, 7L, 10L);

    private Stores() {}

    static TypedColumn small(String sqlType, DataType type) {
        List<@Nullable Object> values = new ArrayList<>();
        SMALL.forEach(n -> values.add(n == null ? null : Pools.boxed(type, n)));
        return new TypedColumn("k", sqlType, type, values, true);
    }

    static TypedColumn id(String sqlType, DataType type) {
        return new TypedColumn("id", sqlType, type, Collections.singletonList(null), true);
    }

    static TypedColumn integer(String name, String sqlType, DataType type, long least, long most) {
        return TypedColumn.of(name, sqlType, type, integers(type, least, most));
    }

    static List<@Nullable Double> withSpecial(boolean negativeZero) {
        List<@Nullable Double> all = new ArrayList<>(Pools.DOUBLES);
        all.addAll(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        if (negativeZero) {
            all.add(-0.0);
        }
        return all;
    }

    static List<@Nullable Float> floatsWithSpecial() {
        List<@Nullable Float> all = new ArrayList<>(Pools.FLOATS);
        all.addAll(List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
        return all;
    }

    static Store postgres() throws SQLException {
        TestServer server = TestServer.database("pushdowns");
        server.run(
                "CREATE EXTENSION citext",
                "CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "CREATE COLLATION accentless (provider = icu, locale = 'und-u-ks-level1', deterministic = false)",
                "CREATE TYPE mood AS ENUM ('sad', 'ok', 'Ok', 'happy ')");
        List<TypedColumn> columns =
                List.of(
                        id("integer", DataType.INTEGER),
                        small("smallint", DataType.SMALLINT),
                        integer("i2", "smallint", DataType.SMALLINT, -32768, 32767),
                        integer(
                                "i4",
                                "integer",
                                DataType.INTEGER,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE),
                        integer("i8", "bigint", DataType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE),
                        TypedColumn.of("n", "numeric(12,3)", DataType.decimal(12, 3), DECIMALS),
                        TypedColumn.of("nu", "numeric", DataType.decimal(38, 20), LONG_DECIMALS),
                        TypedColumn.of("f4", "real", DataType.REAL, floatsWithSpecial()),
                        TypedColumn.of(
                                "f8", "double precision", DataType.DOUBLE, withSpecial(true)),
                        TypedColumn.of("b", "boolean", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("dt", "date", DataType.DATE, Pools.DATES),
                        TypedColumn.of("tm", "time", DataType.TIME, Pools.TIMES),
                        TypedColumn.of("ts", "timestamp", DataType.TIMESTAMP, Pools.TIMESTAMPS),
                        TypedColumn.of(
                                "t0", "timestamp(0)", DataType.timestamp(0), wholeSeconds(false)),
                        TypedColumn.of(
                                "tz",
                                "timestamptz",
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                Pools.INSTANTS),
                        TypedColumn.of("ui", "uuid", DataType.UUID, Pools.UUIDS),
                        TypedColumn.of("by", "bytea", DataType.VARBINARY, Pools.bytes(-1)),
                        TypedColumn.of("js", "json", DataType.JSON, Pools.JSONS),
                        TypedColumn.of(
                                "en",
                                "mood",
                                DataType.VARCHAR,
                                Arrays.asList(null, "sad", "ok", "Ok", "happy ")),
                        TypedColumn.of(
                                "ip",
                                "inet",
                                DataType.VARCHAR,
                                Arrays.asList(null, "10.0.0.1/32", "9.0.0.0/8")),
                        TypedColumn.of("sd", "text", DataType.VARCHAR, Pools.TEXTS),
                        TypedColumn.of("sc", "text COLLATE \"C\"", DataType.VARCHAR, Pools.TEXTS),
                        TypedColumn.of(
                                "si",
                                "varchar(20) COLLATE \"en-x-icu\"",
                                DataType.varchar(20),
                                Pools.TEXTS),
                        TypedColumn.of("sn", "text COLLATE folding", DataType.VARCHAR, Pools.TEXTS),
                        TypedColumn.of(
                                "sa",
                                "varchar(30) COLLATE accentless",
                                DataType.varchar(30),
                                Pools.TEXTS),
                        TypedColumn.of("ch", "char(6)", DataType.character(6), Pools.texts(6)),
                        TypedColumn.of(
                                "cn",
                                "char(8) COLLATE folding",
                                DataType.character(8),
                                Pools.texts(8)),
                        TypedColumn.of("ci", "citext", DataType.VARCHAR, Pools.TEXTS));
        Store store =
                new Store(
                        "pg",
                        server.definition(),
                        columns,
                        new Quoting("\"", ""),
                        Literals::postgres,
                        List.of("ANALYZE"));
        try (Connection connection = server.connect()) {
            store.fill(connection);
        }
        return store;
    }

    static List<@Nullable LocalDateTime> wholeSeconds(boolean millis) {
        List<@Nullable LocalDateTime> all = new ArrayList<>();
        for (LocalDateTime at : Pools.TIMESTAMPS) {
            LocalDateTime whole =
                    at == null
                            ? null
                            : at.withNano(millis ? at.getNano() / 1_000_000 * 1_000_000 : 0);
            if (!all.contains(whole)) {
                all.add(whole);
            }
        }
        return all;
    }

    static Store sqlite(Path folder) throws SQLException {
        Path file = folder.resolve("pushdown.db");
        List<@Nullable Double> doubles = new ArrayList<>(Pools.DOUBLES);
        doubles.add(Double.POSITIVE_INFINITY);
        doubles.remove(Double.POSITIVE_INFINITY);
        List<TypedColumn> columns =
                List.of(
                        id("INTEGER PRIMARY KEY", DataType.BIGINT),
                        small("INT", DataType.BIGINT),
                        integer("i8", "INTEGER", DataType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE),
                        TypedColumn.of("n", "DECIMAL(12,3)", DataType.decimal(12, 3), DECIMALS),
                        TypedColumn.of("f8", "REAL", DataType.DOUBLE, doubles),
                        TypedColumn.of("b", "BOOLEAN", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("dt", "DATE", DataType.DATE, Pools.DATES),
                        TypedColumn.of("tm", "TIME", DataType.TIME, Pools.TIMES),
                        TypedColumn.of("ts", "DATETIME", DataType.TIMESTAMP, Pools.TIMESTAMPS),
                        TypedColumn.of("by", "BLOB", DataType.VARBINARY, Pools.bytes(-1)),
                        TypedColumn.of("sb", "TEXT", DataType.VARCHAR, Pools.TEXTS),
                        TypedColumn.of(
                                "sn", "VARCHAR(20) COLLATE NOCASE", DataType.VARCHAR, Pools.TEXTS),
                        TypedColumn.of("sr", "TEXT COLLATE RTRIM", DataType.VARCHAR, Pools.TEXTS));
        Store store =
                new Store(
                        "li",
                        Sqlite.at(file),
                        columns,
                        new Quoting("\"", ""),
                        Literals::mariaDb,
                        List.of("ANALYZE"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            store.fill(connection);
        }
        return store;
    }

    /** H2 and DuckDB stay for as long as a connection to them is open. */
    record Held(Store store, Connection connection) {}

    static Held h2() throws SQLException {
        List<TypedColumn> columns = new ArrayList<>();
        columns.addAll(
                List.of(
                        id("INTEGER PRIMARY KEY", DataType.INTEGER),
                        small("SMALLINT", DataType.SMALLINT),
                        integer("i1", "TINYINT", DataType.TINYINT, -128, 127),
                        integer("i2", "SMALLINT", DataType.SMALLINT, -32768, 32767),
                        integer(
                                "i4",
                                "INTEGER",
                                DataType.INTEGER,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE),
                        integer("i8", "BIGINT", DataType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE),
                        TypedColumn.of("n", "NUMERIC(12,3)", DataType.decimal(12, 3), DECIMALS),
                        TypedColumn.of("nu", "DECFLOAT", DataType.decimal(38, 20), LONG_DECIMALS),
                        TypedColumn.of("f4", "REAL", DataType.REAL, floatsWithSpecial()),
                        TypedColumn.of(
                                "f8", "DOUBLE PRECISION", DataType.DOUBLE, withSpecial(false)),
                        TypedColumn.of("b", "BOOLEAN", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("dt", "DATE", DataType.DATE, Pools.DATES),
                        TypedColumn.of("tm", "TIME(6)", DataType.TIME, Pools.TIMES),
                        TypedColumn.of("ts", "TIMESTAMP(6)", DataType.TIMESTAMP, Pools.TIMESTAMPS),
                        TypedColumn.of(
                                "t3", "TIMESTAMP(3)", DataType.timestamp(3), wholeSeconds(true)),
                        TypedColumn.of(
                                "tz",
                                "TIMESTAMP(6) WITH TIME ZONE",
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                Pools.INSTANTS),
                        TypedColumn.of("ui", "UUID", DataType.UUID, Pools.UUIDS),
                        TypedColumn.of(
                                "by", "VARBINARY(10)", DataType.varbinary(10), Pools.bytes(-1)),
                        TypedColumn.of("b4", "BINARY(4)", DataType.varbinary(4), Pools.bytes(4)),
                        TypedColumn.of("js", "JSON", DataType.JSON, Pools.JSONS),
                        TypedColumn.of(
                                "en",
                                "ENUM('sad', 'ok', 'happy')",
                                DataType.VARCHAR,
                                Arrays.asList(null, "sad", "ok", "happy"))));
        columns.add(TypedColumn.of("sv", "VARCHAR(20)", DataType.varchar(20), Pools.TEXTS));
        columns.add(
                TypedColumn.of("sn", "VARCHAR_IGNORECASE(20)", DataType.varchar(20), Pools.TEXTS));
        columns.add(TypedColumn.of("ch", "CHAR(6)", DataType.character(6), Pools.texts(6)));
        columns.add(TypedColumn.of("cl", "CLOB", DataType.VARCHAR, Pools.TEXTS));
        Store store =
                new Store(
                        "h2",
                        H2.at("jdbc:h2:mem:pushdowns"),
                        columns,
                        new Quoting("\"", ""),
                        Literals::h2,
                        List.of("ANALYZE"));
        Connection connection =
                new org.h2.Driver()
                        .connect("jdbc:h2:mem:pushdowns;DB_CLOSE_DELAY=-1", new Properties());
        store.fill(connection);
        return new Held(store, connection);
    }

    static Held duckDb() throws SQLException {
        List<TypedColumn> columns = new ArrayList<>();
        columns.addAll(
                List.of(
                        id("INTEGER", DataType.INTEGER),
                        small("SMALLINT", DataType.SMALLINT),
                        integer("i1", "TINYINT", DataType.TINYINT, -128, 127),
                        integer("i2", "SMALLINT", DataType.SMALLINT, -32768, 32767),
                        integer(
                                "i4",
                                "INTEGER",
                                DataType.INTEGER,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE),
                        integer("i8", "BIGINT", DataType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE),
                        integer("u1", "UTINYINT", DataType.SMALLINT, 0, 255),
                        integer("u2", "USMALLINT", DataType.INTEGER, 0, 65535),
                        integer("u4", "UINTEGER", DataType.BIGINT, 0, 4294967295L),
                        TypedColumn.of(
                                "u8",
                                "UBIGINT",
                                DataType.decimal(20, 0),
                                Pools.decimals(
                                        null,
                                        "0",
                                        "1",
                                        "2",
                                        "9223372036854775808",
                                        "18446744073709551615")),
                        TypedColumn.of(
                                "hu",
                                "HUGEINT",
                                DataType.decimal(38, 0),
                                Pools.decimals(
                                        null,
                                        "0",
                                        "1",
                                        "-1",
                                        "99999999999999999999999999999999999999",
                                        "-99999999999999999999999999999999999999")),
                        TypedColumn.of("n", "DECIMAL(12,3)", DataType.decimal(12, 3), DECIMALS),
                        TypedColumn.of(
                                "nu", "DECIMAL(38,20)", DataType.decimal(38, 20), LONG_DECIMALS),
                        TypedColumn.of("f4", "FLOAT", DataType.REAL, floatsWithSpecial()),
                        TypedColumn.of("f8", "DOUBLE", DataType.DOUBLE, withSpecial(true)),
                        TypedColumn.of("b", "BOOLEAN", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("dt", "DATE", DataType.DATE, Pools.DATES),
                        TypedColumn.of("tm", "TIME", DataType.TIME, Pools.TIMES),
                        TypedColumn.of("ts", "TIMESTAMP", DataType.TIMESTAMP, Pools.TIMESTAMPS),
                        TypedColumn.of(
                                "t0", "TIMESTAMP_S", DataType.timestamp(0), wholeSeconds(false)),
                        TypedColumn.of(
                                "t3", "TIMESTAMP_MS", DataType.timestamp(3), wholeSeconds(true)),
                        TypedColumn.of(
                                "tz",
                                "TIMESTAMPTZ",
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                Pools.INSTANTS),
                        TypedColumn.of("ui", "UUID", DataType.UUID, Pools.UUIDS),
                        TypedColumn.of("by", "BLOB", DataType.VARBINARY, Pools.bytes(-1)),
                        TypedColumn.of("js", "JSON", DataType.JSON, Pools.JSONS),
                        TypedColumn.of(
                                "en",
                                "ENUM('sad', 'ok', 'Ok')",
                                DataType.VARCHAR,
                                Arrays.asList(null, "sad", "ok", "Ok"))));
        columns.add(TypedColumn.of("sv", "VARCHAR", DataType.VARCHAR, Pools.TEXTS));
        columns.add(TypedColumn.of("sn", "VARCHAR COLLATE NOCASE", DataType.VARCHAR, Pools.TEXTS));
        columns.add(
                TypedColumn.of(
                        "sa", "VARCHAR COLLATE NOCASE.NOACCENT", DataType.VARCHAR, Pools.TEXTS));
        Store store =
                new Store(
                        "du",
                        DuckDb.at("jdbc:duckdb:memory:pushdowns"),
                        columns,
                        new Quoting("\"", ""),
                        Literals::duckDb,
                        List.of("ANALYZE"));
        Connection connection =
                new org.duckdb.DuckDBDriver()
                        .connect("jdbc:duckdb:memory:pushdowns", new Properties());
        store.fill(connection);
        return new Held(store, connection);
    }
}
