package io.tauro.differential.pushdown;

import static io.tauro.differential.pushdown.Stores.integer;

import io.tauro.differential.MariaDbServer;
import io.tauro.differential.MySqlServer;
import io.tauro.differential.pushdown.Store.Quoting;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.type.DataType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** MariaDB and MySQL, with a column of each of their types and of each way to compare text. */
final class MySqlStores {

    private MySqlStores() {}

    static Store mariaDb() throws SQLException {
        MariaDbServer server = MariaDbServer.database("pushdowns");
        List<TypedColumn> columns = common();
        columns.add(TypedColumn.of("ui", "uuid", DataType.UUID, Pools.UUIDS));
        columns.add(TypedColumn.of("js", "json", DataType.JSON, Pools.JSONS));
        columns.add(text("sn", "varchar(20)", DataType.varchar(20), "utf8mb4_nopad_bin"));
        columns.add(text("sx", "varchar(20)", DataType.varchar(20), "utf8mb4_uca1400_ai_ci"));
        try (Connection connection = server.connect()) {
            return filled(
                    "my",
                    server.definition(),
                    columns,
                    "ANALYZE TABLE t, u PERSISTENT FOR ALL",
                    connection);
        }
    }

    static Store mySql() throws SQLException {
        return mySql(MySqlServer::definition);
    }

    static Store mySqlByTheDriverOfMariaDb() throws SQLException {
        return mySql(MySqlServer::byTheDriverOfMariaDb);
    }

    /** Documents are kept as values and written anew. */
    private static Store mySql(Function<MySqlServer, ConnectionDefinition> driver)
            throws SQLException {
        MySqlServer server = MySqlServer.database("pushdowns");
        List<TypedColumn> columns = common();
        columns.add(
                TypedColumn.of(
                        "js",
                        "json",
                        DataType.JSON,
                        Arrays.asList(null, "{}", "[1, 2]", "{\"a\": 1}", "\"text\"")));
        columns.add(text("sn", "varchar(20)", DataType.varchar(20), "utf8mb4_0900_bin"));
        columns.add(text("sx", "varchar(20)", DataType.varchar(20), "utf8mb4_0900_ai_ci"));
        columns.add(text("sy", "varchar(30)", DataType.varchar(30), "utf8mb4_0900_as_cs"));
        try (Connection connection = server.connect()) {
            return filled(
                    "mysql",
                    driver.apply(server),
                    columns,
                    "ANALYZE TABLE t UPDATE HISTOGRAM ON k, i4, n, dt, sg",
                    connection);
        }
    }

    private static Store filled(
            String name,
            ConnectionDefinition definition,
            List<TypedColumn> columns,
            String counting,
            Connection connection)
            throws SQLException {
        Store store =
                new Store(
                        name,
                        definition,
                        columns,
                        new Quoting("`", ""),
                        Literals::mariaDb,
                        List.of("ANALYZE TABLE t, u", counting));
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES'");
            store.fill(connection);
        }
        return store;
    }

    /** What both have, but text. */
    private static List<TypedColumn> common() {
        List<TypedColumn> columns = new ArrayList<>();
        columns.addAll(
                List.of(
                        Stores.id("int primary key", DataType.INTEGER),
                        Stores.small("bigint", DataType.BIGINT),
                        integer("i1", "tinyint", DataType.TINYINT, -128, 127),
                        integer("i2", "smallint", DataType.SMALLINT, -32768, 32767),
                        integer("i3", "mediumint", DataType.INTEGER, -8388608, 8388607),
                        integer(
                                "i4",
                                "int",
                                DataType.INTEGER,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE),
                        integer("i8", "bigint", DataType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE),
                        integer("u1", "tinyint unsigned", DataType.SMALLINT, 0, 255),
                        integer("u2", "smallint unsigned", DataType.INTEGER, 0, 65535),
                        integer("u4", "int unsigned", DataType.BIGINT, 0, 4294967295L),
                        TypedColumn.of(
                                "u8",
                                "bigint unsigned",
                                DataType.decimal(20, 0),
                                Pools.decimals(
                                        null,
                                        "0",
                                        "1",
                                        "2",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "18446744073709551615")),
                        TypedColumn.of(
                                "n", "decimal(12,3)", DataType.decimal(12, 3), Stores.DECIMALS),
                        TypedColumn.of(
                                "nu",
                                "decimal(38,20)",
                                DataType.decimal(38, 20),
                                Stores.LONG_DECIMALS),
                        TypedColumn.of("f4", "float", DataType.REAL, Pools.FLOATS),
                        TypedColumn.of("f8", "double", DataType.DOUBLE, Pools.DOUBLES),
                        TypedColumn.of("b", "boolean", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("b1", "bit(1)", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("b8", "bit(8)", DataType.varbinary(1), Pools.bytes(1)),
                        TypedColumn.of(
                                "ye",
                                "year",
                                DataType.SMALLINT,
                                Arrays.asList(
                                        null,
                                        (short) 0,
                                        (short) 1901,
                                        (short) 1970,
                                        (short) 2000,
                                        (short) 2155)),
                        TypedColumn.of("dt", "date", DataType.DATE, Pools.DATES),
                        TypedColumn.of("tm", "time(6)", DataType.TIME, Pools.TIMES),
                        TypedColumn.of("ts", "datetime(6)", DataType.TIMESTAMP, Pools.TIMESTAMPS),
                        TypedColumn.of(
                                "t0",
                                "datetime",
                                DataType.timestamp(0),
                                Stores.wholeSeconds(false)),
                        TypedColumn.of(
                                "tz",
                                "timestamp(6) null",
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                Pools.INSTANTS),
                        TypedColumn.of(
                                "by", "varbinary(10)", DataType.varbinary(10), Pools.bytes(-1)),
                        TypedColumn.of("b4", "binary(4)", DataType.varbinary(4), Pools.bytes(4)),
                        TypedColumn.of("bl", "blob", DataType.VARBINARY, Pools.bytes(-1)),
                        TypedColumn.of(
                                "en",
                                "enum('sad','ok','happy') collate utf8mb4_general_ci",
                                DataType.varchar(5),
                                Arrays.asList(null, "sad", "ok", "happy")),
                        TypedColumn.of(
                                "se",
                                "set('b','a','c') collate utf8mb4_general_ci",
                                DataType.varchar(5),
                                Arrays.asList(null, "", "b", "a", "b,a", "c"))));
        columns.add(text("sb", "varchar(20)", DataType.varchar(20), "utf8mb4_bin"));
        columns.add(text("sg", "varchar(20)", DataType.varchar(20), "utf8mb4_general_ci"));
        columns.add(text("su", "varchar(30)", DataType.varchar(30), "utf8mb4_unicode_ci"));
        columns.add(text("tx", "text", DataType.VARCHAR, "utf8mb4_general_ci"));
        columns.add(
                TypedColumn.of(
                        "ch",
                        "char(6) collate utf8mb4_general_ci",
                        DataType.character(6),
                        Pools.texts(6)));
        columns.add(
                TypedColumn.of(
                        "cb",
                        "char(8) collate utf8mb4_bin",
                        DataType.character(8),
                        Pools.texts(8)));
        columns.add(
                TypedColumn.of(
                        "sl",
                        "varchar(20) character set latin1",
                        DataType.varchar(20),
                        Pools.textsBelow(256)));
        return columns;
    }

    private static TypedColumn text(String name, String sqlType, DataType type, String collation) {
        return TypedColumn.of(name, sqlType + " collate " + collation, type, Pools.TEXTS);
    }
}
