package io.tauro.connector.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.mysql.TestDatabase.By;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each type of a server, by both drivers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerTypesTest {

    private final Map<By, Connector> connectors = new EnumMap<>(By.class);
    private TestDatabase server;

    /** A new, empty database. */
    abstract TestDatabase database();

    /** What types this server has by itself. */
    abstract Stream<Arguments> own();

    @BeforeAll
    void connect() {
        server = database();
        for (By driver : By.values()) {
            connectors.put(driver, server.connect(driver));
        }
    }

    final TestDatabase server() {
        return server;
    }

    final Connector connector(By driver) {
        return connectors.get(driver);
    }

    @AfterAll
    void nothingIsLeft() {
        connectors.values().forEach(connector -> assertThat(Scans.borrowed(connector)).isZero());
        connectors.values().forEach(Connector::close);
    }

    Stream<Arguments> values() {
        return Stream.concat(own(), common());
    }

    private static Stream<Arguments> common() {
        return Stream.of(
                type("boolean", DataType.BOOLEAN, "TRUE", true, "0", false),
                type("tinyint(1)", DataType.BOOLEAN, "-7", true, "0", false),
                type("bit(1)", DataType.BOOLEAN, "b'1'", true, "b'0'", false),
                type("tinyint", DataType.TINYINT, "-128", (byte) -128, "127", (byte) 127),
                type("tinyint unsigned", DataType.SMALLINT, "255", (short) 255, "0", (short) 0),
                type("smallint", DataType.SMALLINT, "-32768", Short.MIN_VALUE, "7", (short) 7),
                type("smallint unsigned", DataType.INTEGER, "65535", 65535, "0", 0),
                type("mediumint", DataType.INTEGER, "-8388608", -8388608, "1", 1),
                type("mediumint unsigned", DataType.INTEGER, "16777215", 16777215, "0", 0),
                type("int", DataType.INTEGER, "-2147483648", Integer.MIN_VALUE, "5", 5),
                type("int unsigned", DataType.BIGINT, "4294967295", 4294967295L, "0", 0L),
                type("bigint", DataType.BIGINT, "-9223372036854775808", Long.MIN_VALUE, "1", 1L),
                type(
                        "bigint unsigned",
                        DataType.decimal(20, 0),
                        "18446744073709551615",
                        new BigDecimal("18446744073709551615"),
                        "0",
                        BigDecimal.ZERO),
                type(
                        "decimal(12,2)",
                        DataType.decimal(12, 2),
                        "-1234567890.12",
                        new BigDecimal("-1234567890.12"),
                        "0.01",
                        new BigDecimal("0.01")),
                type(
                        "decimal(65,2)",
                        DataType.decimal(38, 2),
                        "123456789012345678901234567890123456.78",
                        new BigDecimal("123456789012345678901234567890123456.78"),
                        "-1",
                        new BigDecimal("-1.00")),
                type("float", DataType.REAL, "0.1", 0.1f, "3.4e38", 3.4e38f),
                type(
                        "float",
                        DataType.REAL,
                        "16777217",
                        16777216f,
                        "1.17549435e-38",
                        1.17549435e-38f),
                type(
                        "double",
                        DataType.DOUBLE,
                        "0.1",
                        0.1,
                        "1.7976931348623157e308",
                        Double.MAX_VALUE),
                type("year", DataType.SMALLINT, "1970", (short) 1970, "2155", (short) 2155),
                type(
                        "date",
                        DataType.DATE,
                        "'1000-01-01'",
                        LocalDate.of(1000, 1, 1),
                        "'9999-12-31'",
                        LocalDate.of(9999, 12, 31)),
                type(
                        "time(6)",
                        DataType.TIME,
                        "'23:59:59.999999'",
                        LocalTime.of(23, 59, 59, 999_999_000),
                        "'00:00'",
                        LocalTime.MIDNIGHT),
                type(
                        "time",
                        DataType.time(0),
                        "'02:30'",
                        LocalTime.of(2, 30),
                        "0",
                        LocalTime.MIDNIGHT),
                type(
                        "datetime(6)",
                        DataType.TIMESTAMP,
                        "'2024-03-31 02:30:00.000001'",
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000),
                        "'1582-10-10 00:00:00'",
                        LocalDateTime.of(1582, 10, 10, 0, 0)),
                type(
                        "timestamp(3) NULL",
                        DataType.timestampWithTimeZone(3),
                        "'2024-10-27 00:30:00.123'",
                        OffsetDateTime.parse("2024-10-27T00:30:00.123Z"),
                        "'1970-01-01 00:00:01'",
                        OffsetDateTime.parse("1970-01-01T00:00:01Z")),
                type("char(5)", DataType.character(5), "'ab '", "ab", "''", ""),
                type(
                        "varchar(5)",
                        DataType.varchar(5),
                        "'ab '",
                        "ab ",
                        "'\u4e16\ud83d\ude00'",
                        "\u4e16\ud83d\ude00"),
                type(
                        "varchar(5) CHARACTER SET latin1",
                        DataType.varchar(5),
                        "'\u00e9\u20ac'",
                        "\u00e9\u20ac",
                        "'\\\\'",
                        "\\"),
                type(
                        "varchar(5) CHARACTER SET utf8mb3",
                        DataType.varchar(5),
                        "'\u4e16'",
                        "\u4e16",
                        "''",
                        ""),
                type("text", DataType.VARCHAR, "'x\ty'", "x\ty", "''", ""),
                type("longtext", DataType.VARCHAR, "'a'", "a", "''", ""),
                type("enum('sad','ok')", DataType.varchar(3), "'sad'", "sad", "2", "ok"),
                type("set('a','b')", DataType.varchar(3), "'b,a'", "a,b", "''", ""),
                type(
                        "binary(3)",
                        DataType.varbinary(3),
                        "'a'",
                        new byte[] {97, 0, 0},
                        "x'0102ff'",
                        new byte[] {1, 2, -1}),
                type(
                        "varbinary(3)",
                        DataType.varbinary(3),
                        "'a '",
                        new byte[] {97, 32},
                        "''",
                        new byte[0]),
                type("blob", DataType.VARBINARY, "x'00ff'", new byte[] {0, -1}, "''", new byte[0]),
                type(
                        "bit(10)",
                        DataType.varbinary(2),
                        "b'1000000001'",
                        new byte[] {2, 1},
                        "0",
                        new byte[] {0, 0}),
                type("json", DataType.JSON, "'{\"a\": 1}'", "{\"a\": 1}", "'null'", "null"),
                type(
                        "point",
                        DataType.VARCHAR,
                        "POINT(1,2)",
                        "POINT(1 2)",
                        "POINT(0,0)",
                        "POINT(0 0)"));
    }

    static Arguments type(
            String sql, DataType type, String one, Object first, String two, Object second) {
        return Arguments.of(sql, type, one, first, two, second);
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAndNullsComeAsTheyAre(
            String sql, DataType type, String one, Object first, String two, Object second) {
        server.run(
                "SET time_zone = '+00:00'; DROP TABLE IF EXISTS v; CREATE TABLE v (id int, v "
                        + sql
                        + "); INSERT INTO v VALUES (1, "
                        + one
                        + "), (2, "
                        + two
                        + "), (3, NULL)");
        for (By driver : By.values()) {
            SourceTable table = connectors.get(driver).table(TableSource.table("v"));
            assertThat(table.schema().column(1).type()).as("%s", driver).isEqualTo(type);
            assertThat(second(Scans.rows(table)))
                    .as("%s", driver)
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(Arrays.asList(first, second, null));
            SourceTable query =
                    connectors.get(driver).table(TableSource.query("SELECT id, v FROM v -- end"));
            assertThat(Scans.rows(query)).as("%s", driver).hasSize(3);
        }
    }

    private static List<Object> second(List<List<Object>> rows) {
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(1)));
        return values;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "America/Sao_Paulo",
                "Europe/Berlin",
                "Asia/Kolkata",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Asia/Tehran",
                "America/Los_Angeles"
            })
    void theZoneOfTheProcessChangesNothing(String zone) {
        TimeZone before = TimeZone.getDefault();
        server.run(
                "SET time_zone = '+00:00'; DROP TABLE IF EXISTS z; CREATE TABLE z (d date, t datetime, i timestamp(6) NULL, w time);"
                        + " INSERT INTO z VALUES ('1582-10-10', '2018-11-04 00:30:00', '2018-11-04 00:30:00.000001', '02:30')");
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            for (By driver : By.values()) {
                try (Connector other = server.connect(driver)) {
                    assertThat(Scans.rows(other.table(TableSource.table("z"))))
                            .containsExactly(
                                    List.of(
                                            LocalDate.of(1582, 10, 10),
                                            LocalDateTime.of(2018, 11, 4, 0, 30),
                                            OffsetDateTime.parse("2018-11-04T00:30:00.000001Z"),
                                            LocalTime.of(2, 30)));
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d date = '0000-00-00'",
                "d date = '2024-00-10'",
                "t datetime = '0000-00-00 00:00:00'",
                "w time = '30:00:00'",
                "w time = '-01:00:00'",
                "n decimal(65,0) = 1e50"
            })
    void aValueThatDoesNotFitIsAnErrorThatNamesTheColumn(String what) {
        String[] parts = what.split(" = ", 2);
        server.run(
                "SET sql_mode = ''; DROP TABLE IF EXISTS odd; CREATE TABLE odd ("
                        + parts[0]
                        + "); INSERT INTO odd VALUES ("
                        + parts[1]
                        + ")");
        for (By driver : By.values()) {
            Connector connector = connectors.get(driver);
            SourceTable table = connector.table(TableSource.table("odd"));
            assertThatThrownBy(() -> Scans.rows(table))
                    .as("%s", driver)
                    .isInstanceOf(TauroException.class)
                    .hasMessageStartingWith(
                            "TAURO-4001 Column '"
                                    + what.charAt(0)
                                    + "' of table 'odd' holds a value that ");
            assertThat(Scans.borrowed(connector)).isZero();
        }
    }
}
