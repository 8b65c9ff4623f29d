package io.tauro.connector.postgresql;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTypesTest {

    private static TestPostgres postgres;
    private static Connector connector;

    @BeforeAll
    static void connect() {
        postgres = TestPostgres.database("types");
        postgres.run(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE DOMAIN positive AS int CHECK (value > 0)",
                "CREATE TYPE pair AS (a int, b text)");
        connector = TestPostgres.connect(postgres.definition());
    }

    @AfterAll
    static void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                type("bool", DataType.BOOLEAN, "true", true, "false", false),
                type(
                        "int2",
                        DataType.SMALLINT,
                        "-32768",
                        Short.MIN_VALUE,
                        "32767",
                        Short.MAX_VALUE),
                type(
                        "int4",
                        DataType.INTEGER,
                        "-2147483648",
                        Integer.MIN_VALUE,
                        "2147483647",
                        Integer.MAX_VALUE),
                type(
                        "int8",
                        DataType.BIGINT,
                        "-9223372036854775808",
                        Long.MIN_VALUE,
                        "9223372036854775807",
                        Long.MAX_VALUE),
                type(
                        "numeric(12,2)",
                        DataType.decimal(12, 2),
                        "-1234567890.12",
                        new BigDecimal("-1234567890.12"),
                        "0.01",
                        new BigDecimal("0.01")),
                type(
                        "numeric(38,0)",
                        DataType.decimal(38, 0),
                        "99999999999999999999999999999999999999",
                        new BigDecimal("99999999999999999999999999999999999999"),
                        "-1",
                        new BigDecimal("-1")),
                type(
                        "numeric(3,5)",
                        DataType.decimal(5, 5),
                        "0.00999",
                        new BigDecimal("0.00999"),
                        "0",
                        new BigDecimal("0.00000")),
                type(
                        "numeric(3,-2)",
                        DataType.decimal(5, 0),
                        "12345",
                        new BigDecimal("12300"),
                        "0",
                        new BigDecimal("0")),
                type(
                        "numeric",
                        DataType.decimal(38, 20),
                        "0.33333333333333333333",
                        new BigDecimal("0.33333333333333333333"),
                        "123456789012345678.5",
                        new BigDecimal("123456789012345678.50000000000000000000")),
                type("float4", DataType.REAL, "'NaN'", Float.NaN, "3.4028235e38", Float.MAX_VALUE),
                type(
                        "float4",
                        DataType.REAL,
                        "1.4e-45",
                        Float.MIN_VALUE,
                        "'-Infinity'",
                        Float.NEGATIVE_INFINITY),
                type(
                        "float8",
                        DataType.DOUBLE,
                        "'NaN'",
                        Double.NaN,
                        "1.7976931348623157e308",
                        Double.MAX_VALUE),
                type(
                        "float8",
                        DataType.DOUBLE,
                        "'-0'",
                        -0.0,
                        "'Infinity'",
                        Double.POSITIVE_INFINITY),
                type("float8", DataType.DOUBLE, "0.1", 0.1, "4.9e-324", Double.MIN_VALUE),
                type(
                        "text",
                        DataType.VARCHAR,
                        "''",
                        "",
                        "'a\u00e9\u4e16\ud83d\ude00 '",
                        "a\u00e9\u4e16\ud83d\ude00 "),
                type("varchar(3)", DataType.varchar(3), "'abc'", "abc", "'a  '", "a  "),
                type("char(4)", DataType.character(4), "'ab'", "ab", "''", ""),
                type("bpchar", DataType.VARCHAR, "'ab  '", "ab", "'x'", "x"),
                type("name", DataType.VARCHAR, "'n'", "n", "'m'", "m"),
                type(
                        "bytea",
                        DataType.VARBINARY,
                        "'\\x00ff10'",
                        new byte[] {0, -1, 16},
                        "''",
                        new byte[] {}),
                type(
                        "date",
                        DataType.DATE,
                        "'0044-03-15 BC'",
                        LocalDate.of(-43, 3, 15),
                        "'1582-10-10'",
                        LocalDate.of(1582, 10, 10)),
                type(
                        "date",
                        DataType.DATE,
                        "'4713-01-01 BC'",
                        LocalDate.of(-4712, 1, 1),
                        "'5874897-12-31'",
                        LocalDate.of(5874897, 12, 31)),
                type(
                        "time",
                        DataType.TIME,
                        "'23:59:59.999999'",
                        LocalTime.of(23, 59, 59, 999_999_000),
                        "'00:00'",
                        LocalTime.MIDNIGHT),
                type(
                        "time(0)",
                        DataType.time(0),
                        "'23:59:58.4'",
                        LocalTime.of(23, 59, 58),
                        "'02:30'",
                        LocalTime.of(2, 30)),
                type(
                        "timestamp",
                        DataType.TIMESTAMP,
                        "'2024-03-31 02:30:00.000001'",
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000),
                        "'0001-01-01 00:00:00 BC'",
                        LocalDateTime.of(0, 1, 1, 0, 0)),
                type(
                        "timestamp(3)",
                        DataType.timestamp(3),
                        "'1500-02-28 12:00:00.123'",
                        LocalDateTime.of(1500, 2, 28, 12, 0, 0, 123_000_000),
                        "'294246-12-31 23:59:59.999'",
                        LocalDateTime.of(294246, 12, 31, 23, 59, 59, 999_000_000)),
                type(
                        "timestamptz",
                        DataType.TIMESTAMP_WITH_TIME_ZONE,
                        "'2024-10-27 02:30:00+02'",
                        OffsetDateTime.parse("2024-10-27T00:30:00Z"),
                        "'1900-01-01 00:00:00.000001+00'",
                        OffsetDateTime.parse("1900-01-01T00:00:00.000001Z")),
                type(
                        "uuid",
                        DataType.UUID,
                        "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
                        UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"),
                        "'00000000-0000-0000-0000-000000000001'",
                        new UUID(0, 1)),
                type("json", DataType.JSON, "'{\"a\": 1}'", "{\"a\": 1}", "'null'", "null"),
                type("jsonb", DataType.JSON, "'{\"a\":1}'", "{\"a\": 1}", "'[1]'", "[1]"),
                type("mood", DataType.VARCHAR, "'sad'", "sad", "'ok'", "ok"),
                type("positive", DataType.INTEGER, "1", 1, "2", 2),
                type(
                        "interval",
                        DataType.VARCHAR,
                        "'1 day 2 hours'",
                        "1 day 02:00:00",
                        "'1 year'",
                        "1 year"),
                array("bool[]", DataType.BOOLEAN, "'{t,null,f}'", true, null, false),
                array("int2[]", DataType.SMALLINT, "'{1,null}'", (short) 1, null),
                array("int4[]", DataType.INTEGER, "'{-2147483648,null}'", Integer.MIN_VALUE, null),
                array("int8[]", DataType.BIGINT, "'{9223372036854775807}'", Long.MAX_VALUE),
                array("float4[]", DataType.REAL, "'{NaN,1.5}'", Float.NaN, 1.5f),
                array("float8[]", DataType.DOUBLE, "'{-0,Infinity}'", -0.0, 1 / 0.0),
                array(
                        "numeric(12,2)[]",
                        DataType.decimal(12, 2),
                        "'{-1234567890.12,null,0.01}'",
                        new BigDecimal("-1234567890.12"),
                        null,
                        new BigDecimal("0.01")),
                array(
                        "numeric[]",
                        DataType.decimal(38, 20),
                        "'{0.5}'",
                        new BigDecimal("0.50000000000000000000")),
                array(
                        "date[]",
                        DataType.DATE,
                        "'{0044-03-15 BC,1582-10-10,null}'",
                        LocalDate.of(-43, 3, 15),
                        LocalDate.of(1582, 10, 10),
                        null),
                array(
                        "time(3)[]",
                        DataType.time(3),
                        "'{23:59:59.999}'",
                        LocalTime.of(23, 59, 59, 999_000_000)),
                array(
                        "timestamp[]",
                        DataType.TIMESTAMP,
                        "'{2024-03-31 02:30:00.000001,null}'",
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000),
                        null),
                array(
                        "timestamptz(0)[]",
                        DataType.timestampWithTimeZone(0),
                        "'{2024-10-27 02:30:00+02}'",
                        OffsetDateTime.parse("2024-10-27T00:30:00Z")),
                array(
                        "uuid[]",
                        DataType.UUID,
                        "'{00000000-0000-0000-0000-000000000001}'",
                        new UUID(0, 1)),
                array(
                        "text[]",
                        DataType.VARCHAR,
                        "'{NULL,\"NULL\",\"a,\\\"ß \"}'",
                        null,
                        "NULL",
                        "a,\"ß "),
                array("varchar(3)[]", DataType.varchar(3), "'{abc,\"a  \"}'", "abc", "a  "),
                array("char(4)[]", DataType.character(4), "'{ab,null,\"\"}'", "ab", null, ""),
                array("json[]", DataType.JSON, "'{\"[1,  2]\"}'", "[1,  2]"),
                array("jsonb[]", DataType.JSON, "'{\"[1,  2]\",null}'", "[1, 2]", null),
                type("interval[]", DataType.VARCHAR, "'{1 year}'", "{\"1 year\"}", "'{}'", "{}"),
                type("pair[]", DataType.VARCHAR, "'{}'", "{}", "'{\"(1,x)\"}'", "{\"(1,x)\"}"),
                type("int2vector", DataType.VARCHAR, "'1 2'", "1 2", "''", ""),
                type("pair", DataType.VARCHAR, "'(1,x)'", "(1,x)", "'(,)'", "(,)"),
                type("inet", DataType.VARCHAR, "'10.0.0.1'", "10.0.0.1/32", "'::1'", "::1/128"),
                type("int4range", DataType.VARCHAR, "'[1,3)'", "[1,3)", "'empty'", "empty"),
                type("bit(3)", DataType.VARCHAR, "B'101'", "101", "B'000'", "000"),
                type(
                        "timetz",
                        DataType.VARCHAR,
                        "'12:00+02'",
                        "12:00:00+02",
                        "'00:00+00'",
                        "00:00:00+00"));
    }

    private static Arguments array(
            String sql, DataType element, String literal, Object... elements) {
        return type(
                sql, DataType.array(element), literal, Arrays.asList(elements), "'{}'", List.of());
    }

    private static Arguments type(
            String sql, DataType type, String one, Object first, String two, Object second) {
        return Arguments.of(sql, type, one, first, two, second);
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAndNullsComeAsTheyAre(
            String sql, DataType type, String one, Object first, String two, Object second) {
        postgres.run(
                "DROP TABLE IF EXISTS v",
                "CREATE TABLE v (id int, v " + sql + ")",
                "INSERT INTO v VALUES (1, " + one + "), (2, " + two + "), (3, NULL)");
        SourceTable table = connector.table(TableSource.table("v"));
        assertThat(table.schema().column(1).type()).isEqualTo(type);
        List<List<Object>> rows = Scans.rows(table);
        assertThat(rows.get(0).get(1)).isEqualTo(first);
        assertThat(rows.get(1).get(1)).isEqualTo(second);
        assertThat(rows.get(2).get(1)).isNull();
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesOfAQueryComeAsTheyAre(
            String sql, DataType type, String one, Object first, String two, Object second) {
        SourceTable table =
                connector.table(
                        TableSource.query(
                                "SELECT CAST("
                                        + one
                                        + " AS "
                                        + sql
                                        + ") AS v UNION ALL SELECT CAST("
                                        + two
                                        + " AS "
                                        + sql
                                        + ") -- end"));
        assertThat(table.schema().column(0).type())
                .isEqualTo(sql.startsWith("numeric(3,") ? DataType.decimal(38, 20) : type);
        List<List<Object>> rows = Scans.rows(table);
        assertThat(rows.get(0).get(0)).usingComparator(PostgresTypesTest::compare).isEqualTo(first);
        assertThat(rows.get(1).get(0))
                .usingComparator(PostgresTypesTest::compare)
                .isEqualTo(second);
    }

    private static int compare(Object a, Object b) {
        return a instanceof BigDecimal number
                ? number.compareTo((BigDecimal) b)
                : Objects.deepEquals(a, b) ? 0 : 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Sao_Paulo", "Europe/Berlin", "Asia/Kolkata"})
    void theZoneOfTheProcessChangesNothing(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Connector other = TestPostgres.connect(postgres.definition())) {
            SourceTable table =
                    other.table(
                            TableSource.query(
                                    "SELECT DATE '1582-10-10' AS d, TIMESTAMP '2018-11-04 00:30:00' AS t,"
                                            + " TIMESTAMPTZ '2018-11-04 00:30:00+00' AS z, TIME '02:30' AS w"));
            assertThat(Scans.rows(table))
                    .containsExactly(
                            List.of(
                                    LocalDate.of(1582, 10, 10),
                                    LocalDateTime.of(2018, 11, 4, 0, 30),
                                    OffsetDateTime.parse("2018-11-04T00:30:00Z"),
                                    LocalTime.of(2, 30)));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'infinity'::date", "'-infinity'::timestamp", "'infinity'::timestamptz",
                        "'24:00'::time",
                "'NaN'::numeric", "'Infinity'::numeric", "0.000000000000000000001::numeric",
                        "1e30::numeric",
                "'{{1,2},{3,4}}'::int[]", "'[0:1]={1,2}'::int[]", "'{2024-01-01,infinity}'::date[]"
            })
    void aValueThatDoesNotFitIsAnErrorThatNamesTheColumn(String value) {
        SourceTable table = connector.table(TableSource.query("SELECT " + value + " AS odd"));
        assertThatThrownBy(() -> Scans.rows(table))
                .isInstanceOf(TauroException.class)
                .hasMessageStartingWith("TAURO-4001 Column 'odd' of the query holds a value that ");
        assertThat(Scans.borrowed(connector)).isZero();
    }

    @Test
    void bytesInArraysAreRead() {
        SourceTable table =
                connector.table(
                        TableSource.query("SELECT CAST(ARRAY['\\x00ff', ''] AS bytea[]) AS b"));
        List<?> bytes = (List<?>) Scans.rows(table).get(0).get(0);
        assertThat((byte[]) bytes.get(0)).containsExactly(0, -1);
        assertThat((byte[]) bytes.get(1)).isEmpty();
    }

    @Test
    void arraysOfATableAreReadAsTheyAreDeclared() {
        postgres.run(
                "DROP TABLE IF EXISTS a",
                "CREATE DOMAIN scores AS int[] CHECK (cardinality(value) < 9)",
                "CREATE TABLE a (m mood[], s scores, p positive[], two int[][], b bit(3)[])",
                "INSERT INTO a VALUES ('{sad,null}', '{1,2}', '{1}', '{{1,2},{3,4}}', '{101}')");
        SourceTable table = connector.table(TableSource.table("a"));
        assertThat(table.schema().columns())
                .extracting(column -> column.type().toString())
                .containsExactly("VARCHAR ARRAY", "INTEGER ARRAY", "VARCHAR", "VARCHAR", "VARCHAR");
        assertThat(Scans.rows(table))
                .containsExactly(
                        List.of(
                                Arrays.asList("sad", null),
                                List.of(1, 2),
                                "{1}",
                                "{{1,2},{3,4}}",
                                "{101}"));
    }

    @Test
    void ofArraysOnlyIsNullIsPushed() {
        postgres.run(
                "DROP TABLE IF EXISTS n",
                "CREATE TABLE n (id int, a int[])",
                "INSERT INTO n VALUES (1, '{{1}}'), (2, NULL)");
        SourceTable table = connector.table(TableSource.table("n"));
        Scan scan =
                table.plan(
                        ScanRequest.of(List.of("id", "a"))
                                .withFilters(List.of(col("a").isNull(), col("a").eq(List.of(1)))));
        assertThat(scan.pushdown().residual()).containsExactly(col("a").eq(List.of(1)));
        assertThat(scan.describe()).endsWith(" WHERE (\"a\") IS NULL");
        assertThat(Scans.rows(scan)).containsExactly(Arrays.asList(2, null));
    }

    @Test
    void aTypeThatIsNotKnownDoesNotHideTheOthers() {
        postgres.run(
                "DROP TABLE IF EXISTS w",
                "CREATE TABLE w (id int PRIMARY KEY, p point, x xml, t tsvector)",
                "INSERT INTO w VALUES (1, '(1,2)', '<a/>', 'a b')");
        SourceTable table = connector.table(TableSource.table("public.w"));
        assertThat(table.schema().column(0).nullable()).isFalse();
        assertThat(Scans.rows(table)).containsExactly(List.of(1, "(1,2)", "<a/>", "'a' 'b'"));
    }
}
