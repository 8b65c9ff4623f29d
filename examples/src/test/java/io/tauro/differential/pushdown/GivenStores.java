package io.tauro.differential.pushdown;

import static io.tauro.differential.pushdown.Stores.integer;

import io.tauro.differential.ClickHouseServer;
import io.tauro.differential.TrinoServer;
import io.tauro.differential.pushdown.Store.Quoting;
import io.tauro.type.DataType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Databases of servers that run already, with a column of each of their types. */
final class GivenStores {

    private static final int MILLIS = 1_000_000;

    private GivenStores() {}

    static Store trino() throws SQLException {
        List<TypedColumn> columns = numbers();
        columns.addAll(
                List.of(
                        TypedColumn.of("tm", "time(6)", DataType.TIME, Pools.TIMES),
                        TypedColumn.of("ts", "timestamp(6)", DataType.TIMESTAMP, Pools.TIMESTAMPS),
                        TypedColumn.of(
                                "t0",
                                "timestamp(0)",
                                DataType.timestamp(0),
                                Stores.wholeSeconds(false)),
                        TypedColumn.of(
                                "tz",
                                "timestamp(6) with time zone",
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                Pools.INSTANTS)));
        columns.addAll(texts());
        return filled("trino", TrinoServer.trino("pushdowns"), columns);
    }

    /** Its times end at milliseconds. */
    static Store presto() throws SQLException {
        List<@Nullable LocalTime> times = new ArrayList<>();
        for (LocalTime time : Pools.TIMES) {
            times.add(time == null ? null : time.truncatedTo(ChronoUnit.MILLIS));
        }
        List<@Nullable OffsetDateTime> instants = new ArrayList<>();
        for (OffsetDateTime at : Pools.INSTANTS) {
            instants.add(at == null ? null : at.truncatedTo(ChronoUnit.MILLIS));
        }
        List<TypedColumn> columns = numbers();
        columns.addAll(
                List.of(
                        TypedColumn.of("tm", "time", DataType.time(3), times),
                        TypedColumn.of(
                                "ts",
                                "timestamp",
                                DataType.timestamp(3),
                                Stores.wholeSeconds(true)),
                        TypedColumn.of(
                                "tz",
                                "timestamp with time zone",
                                DataType.timestampWithTimeZone(3),
                                instants)));
        columns.addAll(texts());
        return filled("presto", TrinoServer.presto("pushdowns"), columns);
    }

    private static Store filled(String name, TrinoServer server, List<TypedColumn> columns)
            throws SQLException {
        server.create();
        Store store =
                new Store(
                        name,
                        server.definition(),
                        columns,
                        new Quoting("\"", ""),
                        Literals::trino,
                        List.of());
        try (Connection connection = server.connect()) {
            store.fill(connection);
        }
        return store;
    }

    private static List<TypedColumn> numbers() {
        return new ArrayList<>(
                List.of(
                        Stores.id("integer", DataType.INTEGER),
                        Stores.small("bigint", DataType.BIGINT),
                        integer("i1", "tinyint", DataType.TINYINT, -128, 127),
                        integer("i2", "smallint", DataType.SMALLINT, -32768, 32767),
                        integer(
                                "i4",
                                "integer",
                                DataType.INTEGER,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE),
                        integer("i8", "bigint", DataType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE),
                        TypedColumn.of(
                                "n", "decimal(12,3)", DataType.decimal(12, 3), Stores.DECIMALS),
                        TypedColumn.of(
                                "nu",
                                "decimal(38,20)",
                                DataType.decimal(38, 20),
                                Stores.LONG_DECIMALS),
                        TypedColumn.of("f4", "real", DataType.REAL, Stores.floatsWithSpecial()),
                        TypedColumn.of("f8", "double", DataType.DOUBLE, Stores.withSpecial(true)),
                        TypedColumn.of("b", "boolean", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("dt", "date", DataType.DATE, Pools.DATES),
                        TypedColumn.of("by", "varbinary", DataType.VARBINARY, Pools.bytes(-1))));
    }

    private static List<TypedColumn> texts() {
        return List.of(
                TypedColumn.of("ui", "uuid", DataType.UUID, Pools.UUIDS),
                TypedColumn.of("sv", "varchar", DataType.VARCHAR, Pools.TEXTS),
                TypedColumn.of("sl", "varchar(20)", DataType.varchar(20), Pools.TEXTS),
                TypedColumn.of("ch", "char(8)", DataType.character(8), Pools.texts(8)));
    }

    static Store clickHouse() throws SQLException {
        List<TypedColumn> columns =
                List.of(
                        Stores.id("Int32", DataType.INTEGER),
                        Stores.small("Nullable(Int64)", DataType.BIGINT),
                        integer("i1", "Nullable(Int8)", DataType.SMALLINT, -128, 127),
                        integer("i2", "Nullable(Int16)", DataType.SMALLINT, -32768, 32767),
                        integer(
                                "i4",
                                "Nullable(Int32)",
                                DataType.INTEGER,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE),
                        integer(
                                "i8",
                                "Nullable(Int64)",
                                DataType.BIGINT,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE),
                        integer("u1", "Nullable(UInt8)", DataType.SMALLINT, 0, 255),
                        integer("u2", "Nullable(UInt16)", DataType.INTEGER, 0, 65535),
                        integer("u4", "Nullable(UInt32)", DataType.BIGINT, 0, 4294967295L),
                        TypedColumn.of(
                                "u8",
                                "Nullable(UInt64)",
                                DataType.decimal(20, 0),
                                Pools.decimals(
                                        null,
                                        "0",
                                        "1",
                                        "9223372036854775808",
                                        "18446744073709551615")),
                        TypedColumn.of(
                                "n",
                                "Nullable(Decimal(12,3))",
                                DataType.decimal(12, 3),
                                Stores.DECIMALS),
                        TypedColumn.of(
                                "nu",
                                "Nullable(Decimal(38,20))",
                                DataType.decimal(38, 20),
                                Stores.LONG_DECIMALS),
                        TypedColumn.of(
                                "f4",
                                "Nullable(Float32)",
                                DataType.REAL,
                                Stores.floatsWithSpecial()),
                        TypedColumn.of(
                                "f8",
                                "Nullable(Float64)",
                                DataType.DOUBLE,
                                Stores.withSpecial(true)),
                        TypedColumn.of("b", "Nullable(Bool)", DataType.BOOLEAN, Pools.BOOLEANS),
                        TypedColumn.of("da", "Nullable(Date)", DataType.DATE, dates(1970, 2149)),
                        TypedColumn.of("dt", "Nullable(Date32)", DataType.DATE, dates(1900, 2299)),
                        TypedColumn.of(
                                "t0",
                                "Nullable(DateTime('UTC'))",
                                DataType.timestampWithTimeZone(0),
                                instants(1_000_000_000)),
                        TypedColumn.of(
                                "t3",
                                "Nullable(DateTime64(3, 'Europe/Paris'))",
                                DataType.timestampWithTimeZone(3),
                                instants(MILLIS)),
                        TypedColumn.of(
                                "tz",
                                "Nullable(DateTime64(6, 'UTC'))",
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                Pools.INSTANTS),
                        TypedColumn.of("ui", "Nullable(UUID)", DataType.UUID, Pools.UUIDS),
                        TypedColumn.of("sv", "Nullable(String)", DataType.VARCHAR, Pools.TEXTS),
                        TypedColumn.of(
                                "sl",
                                "LowCardinality(Nullable(String))",
                                DataType.VARCHAR,
                                Pools.TEXTS),
                        TypedColumn.of(
                                "en",
                                "Nullable(Enum8('sad' = 1, 'ok' = 2, 'Ok' = 3))",
                                DataType.VARCHAR,
                                Arrays.asList(null, "sad", "ok", "Ok")));
        ClickHouseServer server = ClickHouseServer.database("pushdowns");
        Store store =
                new Store(
                        "clickhouse",
                        server.definition(),
                        columns,
                        new Quoting("`", " ENGINE = MergeTree ORDER BY id"),
                        Literals::clickHouse,
                        List.of());
        try (Connection connection = server.connect()) {
            store.fill(connection);
        }
        return store;
    }

    private static List<@Nullable LocalDate> dates(int first, int last) {
        List<@Nullable LocalDate> all = new ArrayList<>();
        for (LocalDate date : Pools.DATES) {
            if (date == null || date.getYear() >= first && date.getYear() <= last) {
                all.add(date);
            }
        }
        all.add(LocalDate.of(last, 1, 1));
        return all;
    }

    private static List<@Nullable OffsetDateTime> instants(int step) {
        List<@Nullable OffsetDateTime> all = new ArrayList<>();
        for (OffsetDateTime at : Pools.INSTANTS) {
            all.add(at == null ? null : at.withNano(at.getNano() / step * step));
        }
        return all;
    }
}
