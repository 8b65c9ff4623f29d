package io.tauro.connector.duckdb;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DuckDbTablesTest {

    private static final TestDuckDb DUCK =
            TestDuckDb.database(
                    "tables",
                    "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                    "CREATE TABLE parts (id INTEGER PRIMARY KEY, name VARCHAR, nick VARCHAR COLLATE NOCASE)",
                    "INSERT INTO parts VALUES (1, 'bolt', 'B'), (2, NULL, 'b'), (5, 'Bolt', NULL)",
                    "CREATE VIEW few AS SELECT * FROM parts WHERE id < 5",
                    "CREATE SCHEMA other",
                    "CREATE TABLE other.one (a INTEGER)",
                    "CREATE TABLE odd (ut UTINYINT, us USMALLINT, ui UINTEGER, ub UBIGINT, hu HUGEINT, e mood,"
                            + " st STRUCT(a INTEGER, b VARCHAR), li INTEGER[], mp MAP(VARCHAR, INTEGER), iv INTERVAL,"
                            + " ns TIMESTAMP_NS, bits BIT)",
                    "INSERT INTO odd VALUES (255, 65535, 4294967295, 18446744073709551615,"
                            + " 99999999999999999999999999999999999999, 'ok', {'a': 1, 'b': 'x'}, [1, NULL],"
                            + " MAP {'k': 1}, INTERVAL 3 MONTHS, '2026-01-31 10:00:00.000001', '101')");

    @TempDir Path folder;
    private Connector connector;

    @BeforeEach
    void connect() {
        connector = DUCK.connector();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
        assertThat(Scans.open(connector)).isZero();
    }

    private SourceTable table(String name) {
        return connector.table(TableSource.table(name));
    }

    @Test
    void aRequestBecomesOneStatement() {
        Scan scan =
                table("parts")
                        .plan(
                                ScanRequest.of(List.of("id"))
                                        .withFilters(List.of(col("nick").eq("b"), col("id").lt(5)))
                                        .withSort(List.of(new SortKey("nick", true, false)))
                                        .withLimit(2));
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT \"id\" FROM \"memory\".\"main\".\"parts\""
                                + " WHERE (\"nick\" COLLATE \"binary\" = ? AND \"id\" < ?)"
                                + " ORDER BY \"nick\" COLLATE \"binary\" DESC NULLS LAST LIMIT ?");
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(Scans.rows(scan)).containsExactly(List.of(2));
    }

    @Test
    void valuesOfItsOwnTypesAreReadAndCompared() {
        assertThat(table("odd").schema().columns())
                .extracting(column -> column.type().toString())
                .containsExactly(
                        "SMALLINT",
                        "INTEGER",
                        "BIGINT",
                        "DECIMAL(20,0)",
                        "DECIMAL(38,0)",
                        "VARCHAR",
                        "VARCHAR",
                        "INTEGER ARRAY",
                        "VARCHAR",
                        "VARCHAR",
                        "TIMESTAMP",
                        "VARCHAR");
        assertThat(Scans.rows(table("odd")))
                .containsExactly(
                        Arrays.asList(
                                (short) 255,
                                65535,
                                4294967295L,
                                new BigDecimal("18446744073709551615"),
                                new BigDecimal("99999999999999999999999999999999999999"),
                                "ok",
                                "{'a': 1, 'b': x}",
                                Arrays.asList(1, null),
                                "{k=1}",
                                "3 months",
                                LocalDateTime.of(2026, 1, 31, 10, 0, 0, 1000),
                                "101"));
        assertThat(
                        Scans.rows(
                                table("odd"),
                                col("ut").gt((short) 254),
                                col("ub").eq(new BigDecimal("18446744073709551615")),
                                col("hu").gt(new BigDecimal("7")),
                                col("e").lt("p"),
                                col("ns").eq(LocalDateTime.of(2026, 1, 31, 10, 0, 0, 1000)),
                                col("st").isNotNull()))
                .hasSize(1);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("[true, NULL]::BOOLEAN[]", DataType.BOOLEAN, true, null),
                list("[-128, 127]::TINYINT[]", DataType.TINYINT, (byte) -128, (byte) 127),
                list("[255]::UTINYINT[]", DataType.SMALLINT, (short) 255),
                list("[4294967295]::UINTEGER[]", DataType.BIGINT, 4294967295L),
                list(
                        "[18446744073709551615]::UBIGINT[]",
                        DataType.decimal(20, 0),
                        new BigDecimal("18446744073709551615")),
                list("[-1]::HUGEINT[]", DataType.decimal(38, 0), new BigDecimal("-1")),
                list("[1.5]::DECIMAL(5,2)[]", DataType.decimal(5, 2), new BigDecimal("1.50")),
                list("['NaN']::FLOAT[]", DataType.REAL, Float.NaN),
                list("['-0.0']::DOUBLE[]", DataType.DOUBLE, -0.0),
                list("['', 'é', NULL, 'NULL']", DataType.VARCHAR, "", "é", null, "NULL"),
                list("['b']::ENUM('a', 'b')[]", DataType.VARCHAR, "b"),
                list("['[1,  2]'::JSON]", DataType.JSON, "[1,  2]"),
                list(
                        "[DATE '0044-03-15 (BC)', DATE '1582-10-10']",
                        DataType.DATE,
                        LocalDate.of(-43, 3, 15),
                        LocalDate.of(1582, 10, 10)),
                list("[TIME '12:00:00.000001']", DataType.TIME, LocalTime.of(12, 0, 0, 1000)),
                list(
                        "[TIMESTAMP '2018-11-04 00:30:00.000001', TIMESTAMP '1500-02-28 12:00:00', NULL]",
                        DataType.TIMESTAMP,
                        LocalDateTime.of(2018, 11, 4, 0, 30, 0, 1000),
                        LocalDateTime.of(1500, 2, 28, 12, 0),
                        null),
                list(
                        "[TIMESTAMP_MS '2024-03-31 02:30:00.123']",
                        DataType.timestamp(3),
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_000_000)),
                list(
                        "[TIMESTAMPTZ '2024-10-27 02:30:00+02']",
                        DataType.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.parse("2024-10-27T00:30:00Z")),
                list(
                        "['00000000-0000-0000-0000-000000000001'::UUID]",
                        DataType.UUID,
                        new UUID(0, 1)),
                list("array_value(3, 2, NULL)", DataType.INTEGER, 3, 2, null));
    }

    private static Arguments list(String sql, DataType element, Object... elements) {
        return Arguments.of(sql, DataType.array(element), Arrays.asList(elements));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreArraysInAnyZoneOfTheProcess(String sql, DataType type, List<?> elements) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));
        try {
            SourceTable query =
                    connector.table(
                            TableSource.query(
                                    "SELECT 1 AS n, " + sql + " AS v UNION ALL SELECT 2, NULL"));
            assertThat(query.schema().column(1).type()).isEqualTo(type);
            assertThat(Scans.rows(query))
                    .containsExactlyInAnyOrder(List.of(1, elements), Arrays.asList(2, null));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void listsOfListsAndOfOtherTypesAreText() {
        SourceTable query =
                connector.table(
                        TableSource.query(
                                "SELECT [[1], [2]] AS a, [INTERVAL 1 DAY] AS b,"
                                        + " ['2024-01-01'::TIMESTAMP_NS] AS c, [{'x': 1}] AS d,"
                                        + " ['\\xAA'::BLOB, '']::BLOB[] AS e"));
        assertThat(query.schema().columns())
                .extracting(column -> column.type().toString())
                .containsExactly("VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "VARBINARY ARRAY");
        List<Object> row = Scans.rows(query).get(0);
        assertThat(row.subList(0, 4))
                .containsExactly("[[1], [2]]", "[1 day]", "['2024-01-01 00:00:00']", "[{'x': 1}]");
        assertThat((List<?>) row.get(4))
                .satisfiesExactly(
                        one -> assertThat((byte[]) one).containsExactly(-86),
                        two -> assertThat((byte[]) two).isEmpty());
    }

    @Test
    void infiniteDatesAndFineTimesAreToldAndNotChanged() {
        for (String sql :
                List.of(
                        "SELECT DATE 'infinity' AS v",
                        "SELECT TIMESTAMP '-infinity' AS v",
                        "SELECT [DATE 'infinity'] AS v",
                        "SELECT [TIMESTAMP '2024-01-01', TIMESTAMP '-infinity'] AS v",
                        "SELECT [TIMESTAMPTZ 'infinity'] AS v",
                        "SELECT [TIME '24:00'] AS v",
                        "SELECT [170141183460469231731687303715884105727] AS v",
                        "SELECT TIMESTAMP_NS '2026-01-31 10:00:00.000000001' AS v")) {
            SourceTable query = connector.table(TableSource.query(sql));
            assertThatThrownBy(() -> Scans.rows(query))
                    .hasMessageStartingWith("TAURO-4001 Column 'v' of ");
        }
    }

    @Test
    void tablesAndViewsAreListedBySchema() {
        assertThat(connector.discover().map(TableSource::toString))
                .containsExactly("main.few", "main.odd", "main.parts", "other.one");
        assertThat(Scans.rows(table("other.one"))).isEmpty();
        assertThat(Scans.rows(table("few"))).hasSize(2);
        assertThat(table("parts").statistics().rows()).hasValue(3);
        assertThat(table("few").statistics().rows()).isEmpty();
        assertThatThrownBy(() -> table("part"))
                .hasMessage(
                        "TAURO-4004 Connection 'duck' has no table 'part'. Did you mean 'parts'?");
    }

    @Test
    void aTableThatHasChangedIsToldToHave() {
        DUCK.run("CREATE TABLE passing (a INTEGER, b INTEGER)");
        SourceTable passing = table("passing");
        DUCK.run("ALTER TABLE passing DROP COLUMN b");
        assertThatThrownBy(() -> Scans.rows(passing)).hasMessageStartingWith("TAURO-4011 ");
        DUCK.run("DROP TABLE passing");
        assertThatThrownBy(() -> Scans.rows(passing)).hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.query("SELECT FROM WHERE")))
                .hasMessageStartingWith("TAURO-4001 DuckDB of connection 'duck' refuses the query");
    }

    private Scan scan(String sql) {
        SourceTable table = connector.table(TableSource.query(sql));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    @Test
    void aLongStatementIsStopped() {
        Scan scan =
                scan(
                        "SELECT count(*) AS n FROM range(100000000) a(i), range(100000000) b(j) WHERE i % 7 = j");
        Context context = Context.of(10);
        CompletableFuture<?> reading =
                CompletableFuture.supplyAsync(() -> Scans.rows(scan, context));
        context.cancellation().cancel(ErrorCode.QUERY_CANCELLED, "Stop.");
        assertThatThrownBy(reading::join)
                .cause()
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
    }

    @Test
    void aFileIsOpenedForReadingOnly() throws SQLException {
        Path file = folder.resolve("a.duckdb");
        try (Connection writer =
                new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties())) {
            writer.createStatement().execute("CREATE TABLE t AS SELECT 1 AS a");
        }
        for (Map<String, Object> options :
                List.<Map<String, Object>>of(
                        Map.of("url", "jdbc:duckdb:" + file),
                        Map.of("url", "jdbc:duckdb:a.duckdb"),
                        Map.of("url", "a.duckdb"),
                        Map.of("path", "a.duckdb"),
                        Map.of("database", file.toString()))) {
            try (Connector other =
                    new DuckDbFactory().connect(new ConnectionConfig("duck", options, folder))) {
                assertThat(other.health()).isEqualTo(Health.UP);
                assertThat(Scans.rows(other.table(TableSource.table("t"))))
                        .containsExactly(List.of(1));
                SourceTable endless =
                        other.table(TableSource.query("SELECT i FROM range(1000000000000) r(i)"));
                try (BatchReader reader =
                        endless.plan(ScanRequest.of(List.of("i")))
                                .open(Split.WHOLE, Context.of(1000))) {
                    assertThat(reader.next().selectedCount()).isEqualTo(1000);
                }
            }
        }
        assertThatThrownBy(
                        () ->
                                new DuckDbFactory()
                                        .connect(
                                                new ConnectionConfig(
                                                        "duck",
                                                        Map.of("url", "jdbc:h2:mem:x"),
                                                        folder)))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
    }
}
