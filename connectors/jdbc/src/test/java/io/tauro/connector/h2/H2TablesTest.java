package io.tauro.connector.h2;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.h2.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class H2TablesTest {

    private static final TestH2 H2_SERVER =
            TestH2.database(
                    "tables",
                    "CREATE TABLE parts (id INT PRIMARY KEY, name VARCHAR, nick VARCHAR_IGNORECASE,"
                            + " code CHAR(4), price NUMERIC(10,2))",
                    "INSERT INTO parts VALUES (1, 'bolt', 'B', 'x', 0.5), (2, NULL, 'b', 'xy', NULL),"
                            + " (5, 'Bolt', NULL, '', 7)",
                    "CREATE VIEW cheap AS SELECT * FROM parts WHERE price < 1",
                    "CREATE SCHEMA other",
                    "CREATE TABLE other.one (a INT)",
                    "CREATE TABLE odd (e ENUM('low', 'high'), u UUID, f DECFLOAT, c CLOB, b BINARY(3),"
                            + " n NUMERIC(60,2), y INTERVAL YEAR, h INTERVAL HOUR, a INT ARRAY,"
                            + " g GEOMETRY, z TIME WITH TIME ZONE, ts TIMESTAMP(9), r FLOAT(10))",
                    "INSERT INTO odd VALUES ('high', '123e4567-e89b-12d3-a456-426614174000', 1.25, 'text',"
                            + " x'01', 3, INTERVAL '2' YEAR, INTERVAL '5' HOUR, ARRAY[1, NULL],"
                            + " 'POINT (1 2)', '10:00:00+02', '2026-01-31 10:00:00.000001', 0.5)");

    @TempDir Path folder;
    private Connector connector;

    @BeforeEach
    void connect() {
        connector = H2_SERVER.open();
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

    private Scan plan(Predicate... filters) {
        return table("PARTS").plan(ScanRequest.of(List.of("ID")).withFilters(List.of(filters)));
    }

    @Test
    void aRequestBecomesOneStatement() {
        Scan scan =
                table("PARTS")
                        .plan(
                                ScanRequest.of(List.of("NAME"))
                                        .withFilters(
                                                List.of(
                                                        col("NAME").eq("bolt"),
                                                        col("PRICE").lt(new BigDecimal("1"))))
                                        .withSort(List.of(new SortKey("NAME", true, false)))
                                        .withLimit(2));
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT \"NAME\" FROM \"PARTS\" WHERE (CAST(\"NAME\" AS VARBINARY) = CAST(CAST(? AS VARCHAR) AS VARBINARY) AND \"PRICE\" < ?)"
                                + " ORDER BY CAST(\"NAME\" AS VARBINARY) DESC NULLS LAST LIMIT ?");
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(Scans.rows(scan)).containsExactly(List.of("bolt"));
    }

    @Test
    void textIsComparedByItsBytesWhateverItsColumnFolds() {
        assertThat(plan(col("NICK").eq("b")).describe())
                .isEqualTo(
                        "SELECT \"ID\" FROM \"PARTS\" WHERE CAST(CAST(\"NICK\" AS VARCHAR) AS VARBINARY)"
                                + " = CAST(CAST(? AS VARCHAR) AS VARBINARY)");
        assertThat(Scans.rows(plan(col("NICK").eq("b")))).containsExactly(List.of(2));
        assertThat(Scans.rows(plan(col("NICK").like("b%")))).containsExactly(List.of(2));
        assertThat(Scans.rows(plan(col("CODE").eq("x")))).containsExactly(List.of(1));
        assertThat(Scans.rows(plan(col("CODE").eq("x   ")))).isEmpty();
        assertThat(Scans.rows(plan(col("CODE").eq("")))).containsExactly(List.of(5));
    }

    @Test
    void patternsWithSingleCharactersStayBehind() {
        Scan scan = plan(col("NAME").like("b_lt"));
        assertThat(scan.pushdown().pushed()).isEmpty();
        assertThat(scan.pushdown().filters().get(0).reason())
                .isEqualTo(
                        "NAME: the source cannot hold the value, or counts its characters otherwise; a column of varying length, or a value of its type, would let it go");
    }

    @Test
    void valuesOfAllOtherTypesAreRead() {
        assertThat(table("ODD").schema().columns())
                .extracting(column -> column.type().toString())
                .containsExactly(
                        "VARCHAR",
                        "UUID",
                        "DECIMAL(38,20)",
                        "VARCHAR",
                        "VARBINARY(3)",
                        "DECIMAL(38,2)",
                        "INTERVAL YEAR MONTH",
                        "INTERVAL DAY SECOND",
                        "VARCHAR",
                        "VARCHAR",
                        "VARCHAR",
                        "TIMESTAMP",
                        "REAL");
        List<Object> row = Scans.rows(table("ODD")).get(0);
        assertThat(row.subList(0, 4))
                .isEqualTo(
                        Arrays.asList(
                                "high",
                                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                                new BigDecimal("1.25000000000000000000"),
                                "text"));
        assertThat((byte[]) row.get(4)).containsExactly(1, 0, 0);
        assertThat(row.subList(5, 11))
                .isEqualTo(
                        Arrays.asList(
                                new BigDecimal("3.00"),
                                Period.ofYears(2),
                                Duration.ofHours(5),
                                "[1, null]",
                                "POINT (1 2)",
                                "10:00:00+02"));
        SourceTable odd = table("ODD");
        assertThat(Scans.rows(odd, col("E").gt("a"), col("C").eq("text"))).hasSize(1);
        assertThat(
                        odd.plan(
                                        ScanRequest.of(List.of("G"))
                                                .withFilters(List.of(col("A").isNull())))
                                .pushdown()
                                .residual())
                .isEmpty();
    }

    @Test
    void timesFinerThanMicrosecondsAreToldAndNotCut() {
        H2_SERVER.run(
                "CREATE TABLE IF NOT EXISTS fine AS SELECT TIMESTAMP '2026-01-31 10:00:00.000000001' AS ts");
        assertThatThrownBy(() -> Scans.rows(table("FINE")))
                .hasMessageStartingWith("TAURO-4001 Column 'TS' of table 'FINE' holds a value");
    }

    @Test
    void tablesAndViewsAreListedBySchema() {
        assertThat(connector.discover().map(TableSource::toString))
                .contains("OTHER.ONE", "PUBLIC.CHEAP", "PUBLIC.PARTS")
                .noneMatch(name -> name.startsWith("INFORMATION_SCHEMA"));
        assertThat(Scans.rows(table("OTHER.ONE"))).isEmpty();
        assertThat(Scans.rows(table("CHEAP"))).hasSize(1);
        assertThatThrownBy(() -> table("PART"))
                .hasMessage(
                        "TAURO-4004 Connection 'h2' has no table 'PART'. Did you mean 'PARTS'?");
    }

    @Test
    void rowsAreCountedAndDistinctValuesKnownOnceAnalyzed() {
        H2_SERVER.run(
                "CREATE TABLE IF NOT EXISTS many AS SELECT x AS id, CAST(MOD(x, 10) AS INT) AS g FROM SYSTEM_RANGE(1, 1000)",
                "ANALYZE TABLE many SAMPLE_SIZE 0");
        assertThat(table("MANY").statistics().rows()).hasValue(1000);
        assertThat(table("MANY").statistics().column("G").distinct().orElseThrow())
                .isBetween(1.0, 30.0);
        assertThat(table("CHEAP").statistics().rows()).isEmpty();
    }

    @Test
    void aTableThatHasChangedIsToldToHave() {
        H2_SERVER.run("CREATE TABLE passing (a INT, b INT)");
        SourceTable passing = table("PASSING");
        H2_SERVER.run("ALTER TABLE passing DROP COLUMN b");
        assertThatThrownBy(() -> Scans.rows(passing)).hasMessageStartingWith("TAURO-4011 ");
        H2_SERVER.run("DROP TABLE passing");
        assertThatThrownBy(() -> Scans.rows(passing)).hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.query("SELECT FROM WHERE")))
                .hasMessageStartingWith("TAURO-4001 H2 of connection 'h2' refuses the query");
    }

    private Scan scan(String sql) {
        SourceTable table = connector.table(TableSource.query(sql));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    @Test
    void aLongStatementIsStopped() {
        Scan scan =
                scan(
                        "SELECT count(*) AS n FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000000) b");
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
    void rowsStream() {
        try (BatchReader reader =
                scan("SELECT x FROM SYSTEM_RANGE(1, 1000000000000)")
                        .open(Split.WHOLE, Context.of(1000))) {
            assertThat(reader.next().selectedCount()).isEqualTo(1000);
        }
    }

    @Test
    void aFileIsOpenedForReadingOnlyAndNotMade() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        String path = folder.resolve("file").toString();
        try (Connection writer = new Driver().connect("jdbc:h2:file:" + path, login)) {
            writer.createStatement().execute("CREATE TABLE t AS SELECT 1 AS a");
        }
        for (Map<String, Object> options :
                List.<Map<String, Object>>of(
                        Map.of("url", "jdbc:h2:file:" + path, "user", "sa"),
                        Map.of("url", "jdbc:h2:./file", "user", "sa"),
                        Map.of("path", "file.mv.db", "user", "sa"),
                        Map.of("database", path, "user", "sa"))) {
            try (Connector file =
                    new H2Factory().connect(new ConnectionConfig("h2", options, folder))) {
                assertThat(file.health()).isEqualTo(Health.UP);
                assertThat(Scans.rows(file.table(TableSource.table("T"))))
                        .containsExactly(List.of(1));
                assertThatThrownBy(
                                () ->
                                        Scans.rows(
                                                file.table(
                                                        TableSource.query(
                                                                "SELECT a FROM FINAL TABLE (INSERT INTO t VALUES (2))"))))
                        .isInstanceOf(TauroException.class);
            }
        }
        for (Map<String, Object> options :
                List.<Map<String, Object>>of(
                        Map.of("url", "jdbc:h2:mem:"),
                        Map.of("url", "jdbc:h2:mem:x;INIT=DROP ALL OBJECTS"),
                        Map.of("url", "jdbc:postgresql://localhost/x"),
                        Map.of("url", "jdbc:h2:mem:x", "path", "y"))) {
            assertThatThrownBy(
                            () ->
                                    new H2Factory()
                                            .connect(new ConnectionConfig("h2", options, folder)))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
        }
    }
}
