package io.tauro.connector.sqlite;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteTypesTest {

    @TempDir Path folder;
    private TestSqlite sqlite;
    private Connector connector;

    @BeforeEach
    void connect() {
        sqlite = new TestSqlite(folder.resolve("test.db"));
        sqlite.run("CREATE TABLE empty (a TEXT)");
        connector = sqlite.connect();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                type(
                        "INTEGER",
                        DataType.BIGINT,
                        "-9223372036854775808",
                        Long.MIN_VALUE,
                        "9223372036854775807",
                        Long.MAX_VALUE),
                type("int2", DataType.BIGINT, "'7'", 7L, "2.0", 2L),
                type("BOOLEAN", DataType.BOOLEAN, "TRUE", true, "0", false),
                type("REAL", DataType.DOUBLE, "0.1", 0.1, "9e999", Double.POSITIVE_INFINITY),
                type("DOUBLE PRECISION", DataType.DOUBLE, "1", 1.0, "4.9e-324", Double.MIN_VALUE),
                type("NUMERIC", DataType.DOUBLE, "1", 1.0, "1.5", 1.5),
                type(
                        "DECIMAL(10,2)",
                        DataType.decimal(10, 2),
                        "0.1 + 0.2",
                        new BigDecimal("0.30"),
                        "5",
                        new BigDecimal("5.00")),
                type(
                        "DECIMAL(10, 2)",
                        DataType.decimal(10, 2),
                        "1.005",
                        new BigDecimal("1.01"),
                        "-7.25",
                        new BigDecimal("-7.25")),
                type("VARCHAR(2)", DataType.VARCHAR, "'longer '", "longer ", "''", ""),
                type("TEXT", DataType.VARCHAR, "'aé世😀'", "aé世😀", "12", "12"),
                type(
                        "BLOB",
                        DataType.VARBINARY,
                        "x'00ff'",
                        new byte[] {0, -1},
                        "x''",
                        new byte[] {}),
                type(
                        "DATE",
                        DataType.DATE,
                        "'1582-10-10'",
                        LocalDate.of(1582, 10, 10),
                        "'0001-01-01'",
                        LocalDate.of(1, 1, 1)),
                type(
                        "TIME",
                        DataType.TIME,
                        "'23:59:59.999999'",
                        LocalTime.of(23, 59, 59, 999_999_000),
                        "'02:30'",
                        LocalTime.of(2, 30)),
                type(
                        "DATETIME",
                        DataType.TIMESTAMP,
                        "'2024-03-31 02:30:00.000001'",
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000),
                        "'2024-03-31'",
                        LocalDateTime.of(2024, 3, 31, 0, 0)),
                type(
                        "TIMESTAMP",
                        DataType.TIMESTAMP,
                        "'2024-03-31T02:30'",
                        LocalDateTime.of(2024, 3, 31, 2, 30),
                        "'1500-02-28 01:02:03'",
                        LocalDateTime.of(1500, 2, 28, 1, 2, 3)),
                type("", DataType.BIGINT, "1", 1L, "2", 2L),
                type("UUID", DataType.VARCHAR, "'a'", "a", "'b'", "b"),
                type("", DataType.DOUBLE, "1", 1.0, "2.5", 2.5),
                type("", DataType.VARCHAR, "1", "1", "'b'", "b"));
    }

    private static Arguments type(
            String sql, DataType type, String one, Object first, String two, Object second) {
        return Arguments.of(sql, type, one, first, two, second);
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAndNullsComeAsTheyAre(
            String sql, DataType type, String one, Object first, String two, Object second) {
        sqlite.run(
                "CREATE TABLE v (id INTEGER PRIMARY KEY, v " + sql + ")",
                "INSERT INTO v VALUES (1, " + one + "), (2, " + two + "), (3, NULL)");
        SourceTable table = connector.table(TableSource.table("v"));
        assertThat(table.schema().column(1).type()).isEqualTo(type);
        List<List<Object>> rows = Scans.rows(table);
        assertThat(Objects.deepEquals(rows.get(0).get(1), first)).isTrue();
        assertThat(Objects.deepEquals(rows.get(1).get(1), second)).isTrue();
        assertThat(rows.get(2).get(1)).isNull();
    }

    @Test
    void aTextKeepsANulCharacter() {
        sqlite.run("CREATE TABLE v (v TEXT)", "INSERT INTO v VALUES (CAST(x'610062' AS TEXT))");
        SourceTable table = connector.table(TableSource.table("v"));
        assertThat(Scans.rows(table)).containsExactly(List.of("a\0b"));
        assertThat(Scans.rows(table, col("v").eq("a\0b"))).hasSize(1);
        assertThat(Scans.rows(table, col("v").eq("a"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "INTEGER|'abc'", "INTEGER|1.5", "INTEGER|x'00'", "BOOLEAN|2", "BOOLEAN|'true'",
                        "REAL|'abc'", "NUMERIC|9007199254740993",
                "DECIMAL(4,2)|123", "DECIMAL(4,2)|'abc'", "TEXT|x'00'", "BLOB|1",
                        "DATE|'31.1.2024'", "DATE|1.5", "TIME|'25:00'",
                "DATETIME|0", "DATETIME|'2024-01-01 00:00:00.1234567'"
            },
            delimiter = '|',
            quoteCharacter = '"')
    void aValueOfAnotherClassIsTheSameErrorWithAndWithoutConditions(String type, String value) {
        sqlite.run(
                "CREATE TABLE v (id INTEGER PRIMARY KEY, v " + type + ")",
                "INSERT INTO v VALUES (1, " + value + ")");
        SourceTable table = connector.table(TableSource.table("v"));
        String message = "TAURO-4001 Column 'v' of table 'v' holds a value that ";
        assertThatThrownBy(() -> Scans.rows(table))
                .isInstanceOf(TauroException.class)
                .hasMessageStartingWith(message);
        Object wanted =
                switch (table.schema().column(1).type().kind()) {
                    case BIGINT -> 5L;
                    case BOOLEAN -> true;
                    case DOUBLE -> 5.0;
                    case DECIMAL -> new BigDecimal("5.00");
                    case VARCHAR -> "a";
                    case VARBINARY -> new byte[] {5};
                    case DATE -> LocalDate.EPOCH;
                    case TIME -> LocalTime.NOON;
                    default -> LocalDateTime.MIN;
                };
        for (var condition :
                List.of(
                        col("v").eq(wanted),
                        col("v").lt(wanted),
                        col("v").gt(wanted),
                        col("v").in(wanted).not())) {
            assertThatThrownBy(() -> Scans.rows(table, condition)).hasMessageStartingWith(message);
            var pushdown =
                    table.plan(ScanRequest.of(List.of("id")).withFilters(List.of(condition)));
            if (!pushdown.pushdown().pushed().isEmpty()) {
                assertThatThrownBy(() -> Scans.rows(pushdown)).hasMessageStartingWith(message);
            }
        }
        sqlite.run(
                "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO v SELECT i, NULL FROM n");
        var top =
                table.plan(
                        ScanRequest.of(List.of("id"))
                                .withSort(List.of(new SortKey("v", false, true)))
                                .withLimit(1));
        if (top.pushdown().sort()) {
            assertThatThrownBy(() -> Scans.rows(top)).hasMessageStartingWith(message);
        }
    }

    @Test
    void aStrictTableNeedsNoChecks() {
        sqlite.run(
                "CREATE TABLE v (i INT, t TEXT, a ANY) STRICT",
                "INSERT INTO v VALUES (1, 'x', 'y')");
        SourceTable table = connector.table(TableSource.table("main.v"));
        assertThat(Scans.rows(table)).containsExactly(List.of(1L, "x", "y"));
        assertThat(
                        table.plan(
                                        ScanRequest.of(List.of("t"))
                                                .withFilters(List.of(col("i").eq(1L))))
                                .describe())
                .isEqualTo("SELECT `t` FROM main.`v` WHERE `i` = ?");
    }

    @Test
    void aCollationThatFoldsCaseIsSeenAndGoneRound() {
        sqlite.run(
                "CREATE TABLE v (t TEXT COLLATE NOCASE)",
                "INSERT INTO v VALUES ('a'), ('A'), ('b')");
        SourceTable table = connector.table(TableSource.table("v"));
        assertThat(table.schema().column(0).text()).isEqualTo(TextTraits.UNKNOWN);
        assertThat(Scans.rows(table, col("t").eq("a"))).containsExactly(List.of("a"));
        assertThat(Scans.rows(table, col("t").lt("a"))).containsExactly(List.of("A"));
        assertThat(connector.table(TableSource.table("empty")).schema().column(0).text())
                .isEqualTo(TextTraits.BINARY);
    }

    @Test
    void anotherEncodingDoesNotOrderByCodePoint() {
        TestSqlite other = new TestSqlite(folder.resolve("utf16.db"));
        other.run(
                "PRAGMA encoding = 'UTF-16le'",
                "CREATE TABLE v (t TEXT)",
                "INSERT INTO v VALUES ('é'), ('z')");
        try (Connector utf16 = other.connect()) {
            SourceTable table = utf16.table(TableSource.table("v"));
            assertThat(table.schema().column(0).text()).isEqualTo(TextTraits.EXACT_EQUALITY);
            assertThat(Scans.rows(table, col("t").eq("é"))).containsExactly(List.of("é"));
            assertThat(
                            table.plan(
                                            ScanRequest.of(List.of("t"))
                                                    .withFilters(List.of(col("t").lt("z"))))
                                    .pushdown()
                                    .pushed())
                    .isEmpty();
        }
    }

    @Test
    void viewsAndQueriesHaveTheTypesOfWhatTheyHold() {
        sqlite.run(
                "CREATE TABLE t (a INTEGER, b DECIMAL(5,1))",
                "INSERT INTO t VALUES (1, 2.5), (2, NULL)",
                "CREATE VIEW w AS SELECT a, count(*) AS n, 'x' || a AS s, b FROM t GROUP BY a");
        for (TableSource source :
                List.of(TableSource.table("w"), TableSource.query("SELECT * FROM w; "))) {
            SourceTable table = connector.table(source);
            assertThat(table.schema().columns().stream().map(column -> column.type()))
                    .containsExactly(
                            DataType.BIGINT,
                            DataType.BIGINT,
                            DataType.VARCHAR,
                            DataType.decimal(5, 1));
            assertThat(Scans.rows(table, col("n").eq(1L), col("s").eq("x1")))
                    .containsExactly(List.of(1L, 1L, "x1", new BigDecimal("2.5")));
        }
    }
}
