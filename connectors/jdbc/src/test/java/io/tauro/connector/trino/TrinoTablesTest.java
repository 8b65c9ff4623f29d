package io.tauro.connector.trino;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tables, types, errors and cancellation of a real server. */
@EnabledIf(value = "io.tauro.connector.trino.TestTrino#runs", disabledReason = TestTrino.SKIPPED)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class TrinoTablesTest {

    private TestTrino trino;
    private Connector connector;

    @BeforeAll
    void fill() {
        trino = TestTrino.schema("tables");
        trino.run(
                "CREATE TABLE parts (id integer, name varchar(8), code char(4), price decimal(12,2))",
                "INSERT INTO parts VALUES (1, 'bolt', 'ab', 9.50), (2, NULL, NULL, NULL), (5, 'Bolt', 'AB', DECIMAL '-0.01')",
                "CREATE VIEW few AS SELECT * FROM parts WHERE id < 5",
                "CREATE TABLE odd (a array(integer), m map(varchar, integer), r row(x integer, y varchar),"
                        + " i interval day to second, ip ipaddress, n timestamp(9), t time(3), z timestamp(3) with time zone,"
                        + " u uuid, b varbinary, f real, d date, s decimal(38,10))",
                "INSERT INTO odd VALUES (ARRAY[1, NULL], MAP(ARRAY['k'], ARRAY[1]), ROW(1, 'x'), INTERVAL '3' DAY,"
                        + " IPADDRESS '10.0.0.1', TIMESTAMP '2026-01-31 10:00:00.000001000', TIME '10:11:12.345',"
                        + " TIMESTAMP '2026-01-31 10:00:00.500 Europe/Paris', UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59',"
                        + " X'00ff', REAL '1.5', DATE '2026-01-31', DECIMAL '0.0000000001')");
        connector = trino.connector();
    }

    @AfterAll
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
        assertThat(Scans.open(connector)).isZero();
    }

    private SourceTable table(String name) {
        return connector.table(TableSource.table(name));
    }

    @Test
    void eachTypeOfThePageIsRead() {
        assertThat(connector.health()).isEqualTo(Health.UP);
        assertThat(table("odd").schema().columns())
                .extracting(column -> column.type().toString())
                .containsExactly(
                        "VARCHAR",
                        "VARCHAR",
                        "VARCHAR",
                        "VARCHAR",
                        "VARCHAR",
                        "TIMESTAMP",
                        "TIME(3)",
                        "TIMESTAMP(3) WITH TIME ZONE",
                        "UUID",
                        "VARBINARY",
                        "REAL",
                        "DATE",
                        "DECIMAL(38,10)");
        assertThat(Scans.rows(table("odd")))
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                Arrays.asList(
                                        "[1,null]",
                                        "{\"k\":1}",
                                        "{\"x\":1,\"y\":\"x\"}",
                                        "3 00:00:00.000",
                                        "10.0.0.1",
                                        LocalDateTime.of(2026, 1, 31, 10, 0, 0, 1000),
                                        LocalTime.of(10, 11, 12, 345_000_000),
                                        OffsetDateTime.parse("2026-01-31T09:00:00.5Z"),
                                        UUID.fromString("12151fd2-7586-11e9-8f9e-2a86e4085a59"),
                                        new byte[] {0, -1},
                                        1.5f,
                                        LocalDate.of(2026, 1, 31),
                                        new BigDecimal("0.0000000001"))));
        assertThat(Scans.rows(table("parts")))
                .containsExactlyInAnyOrder(
                        List.of(1, "bolt", "ab", new BigDecimal("9.50")),
                        Arrays.asList(2, null, null, null),
                        List.of(5, "Bolt", "AB", new BigDecimal("-0.01")));
    }

    @Test
    void aFractionFinerThanAMicrosecondIsToldAndNotRounded() {
        SourceTable fine =
                connector.table(
                        TableSource.query("SELECT TIMESTAMP '2026-01-31 10:00:00.000000001' AS v"));
        assertThatThrownBy(() -> Scans.rows(fine))
                .hasMessageStartingWith("TAURO-4001 Column 'v' of ");
    }

    /** The driver writes them as text, and with an exponent they would not be decimals. */
    @Test
    void decimalsOfAnySizeAreCompared() {
        assertThat(filtered("s", col("s").eq(new BigDecimal("1E-10")))).isEqualTo(1);
        assertThat(filtered("s", col("s").gt(new BigDecimal("0E-10")))).isEqualTo(1);
        assertThat(filtered("s", col("s").lt(new BigDecimal("1E+5")))).isEqualTo(1);
        assertThat(filtered("s", col("s").lt(new BigDecimal("0.000010")))).isEqualTo(1);
    }

    /** The server fails where a column has fewer digits. */
    @Test
    void midnightIsComparedHere() {
        assertThat(filtered("t", col("t").gt(LocalTime.MIDNIGHT))).isEqualTo(1);
        assertThat(filtered("t", col("t").lt(LocalTime.of(0, 0, 0, 1000)))).isZero();
    }

    private int filtered(String column, Predicate filter) {
        return Scans.rows(
                        table("odd")
                                .plan(ScanRequest.of(List.of(column)).withFilters(List.of(filter))))
                .size();
    }

    /** A statement has a million characters at most, and the driver writes values into it. */
    @Test
    void aListOfLongTextsStaysBehindOrIsRun() {
        for (int length : new int[] {150, 400, 401, 5_000}) {
            List<Object> texts =
                    IntStream.range(0, 1_900)
                            .mapToObj(i -> (Object) (i + "x".repeat(length)).substring(0, length))
                            .toList();
            Scan scan =
                    table("parts")
                            .plan(
                                    ScanRequest.of(List.of("id"))
                                            .withFilters(List.of(col("name").in(texts))));
            assertThat(scan.pushdown().residual().isEmpty()).isEqualTo(length <= 400);
            assertThat(Scans.rows(scan)).hasSize(length <= 400 ? 0 : 3);
        }
    }

    @Test
    void tablesAndViewsAreListedWithoutTheSchemaOfInformation() {
        assertThat(connector.discover().map(TableSource::toString))
                .contains("tables.few", "tables.odd", "tables.parts")
                .noneMatch(name -> name.startsWith("information_schema."));
        assertThat(Scans.rows(table("few"))).hasSize(2);
        assertThat(
                        Scans.rows(
                                connector.table(
                                        TableSource.table(List.of("tpch", "tiny", "region")))))
                .hasSize(5);
    }

    @Test
    void statisticsAreThoseOfTheServer() {
        assertThat(table("parts").statistics().rows()).hasValue(3);
        SourceTable orders = connector.table(TableSource.table(List.of("tpch", "tiny", "orders")));
        assertThat(orders.statistics().rows()).hasValue(15_000);
        assertThat(orders.statistics().columns().get("orderstatus").distinct()).hasValue(3);
    }

    @Test
    void whatIsNotThereIsToldToBeMissing() {
        assertThatThrownBy(() -> table("part"))
                .hasMessage(
                        "TAURO-4004 Connection 'trino' has no table 'part'. Did you mean 'parts'?");
        assertThatThrownBy(
                        () ->
                                connector.table(
                                        TableSource.table(List.of("nowhere", "tiny", "region"))))
                .hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.query("SELECT FROM WHERE")))
                .hasMessageStartingWith("TAURO-4001 Trino of connection 'trino' refuses the query");
        trino.run("DROP TABLE IF EXISTS passing", "CREATE TABLE passing (a integer, b integer)");
        SourceTable passing = table("passing");
        trino.run("ALTER TABLE passing RENAME COLUMN b TO c");
        assertThatThrownBy(() -> Scans.rows(passing)).hasMessageStartingWith("TAURO-4011 ");
        trino.run("DROP TABLE passing");
        assertThatThrownBy(() -> Scans.rows(passing)).hasMessageStartingWith("TAURO-4004 ");
    }

    @Test
    void aLongStatementIsStopped() {
        SourceTable table =
                connector.table(
                        TableSource.query(
                                "SELECT count(*) AS n FROM tpch.sf1.orders a CROSS JOIN tpch.sf1.orders b"
                                        + " WHERE a.orderkey % 7 = b.orderkey % 11"));
        Scan scan = table.plan(ScanRequest.of(table.schema().names()));
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
}
