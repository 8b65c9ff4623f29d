package io.tauro.connector.sqlite;

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
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SqliteTablesTest {

    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    @TempDir Path folder;
    private TestSqlite sqlite;
    private Connector connector;

    @BeforeEach
    void connect() {
        sqlite = new TestSqlite(folder.resolve("test.db"));
        sqlite.run(
                "CREATE TABLE parts (id INTEGER PRIMARY KEY, name TEXT, size INTEGER, price DECIMAL(10,2), day DATE)",
                "INSERT INTO parts VALUES (1, 'bolt', 3, 0.5, '2026-01-01'), (2, NULL, 4, NULL, NULL), (5, 'nut', 1, 7, NULL)",
                "CREATE VIEW small AS SELECT * FROM parts WHERE size < 4");
        connector = sqlite.connect();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
        assertThat(Scans.open(connector)).isZero();
    }

    private Scan plan(Predicate... filters) {
        return connector
                .table(TableSource.table("parts"))
                .plan(ScanRequest.of(List.of("id")).withFilters(List.of(filters)));
    }

    @Test
    void aRequestBecomesOneStatementThatLetsUnreadableValuesThrough() {
        SourceTable table = connector.table(TableSource.table("parts"));
        Scan scan =
                table.plan(
                        ScanRequest.of(List.of("name"))
                                .withFilters(List.of(col("id").gt(0L), col("size").in(3L, 1L)))
                                .withSort(List.of(new SortKey("name", false, true)))
                                .withLimit(2));
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT `name`, typeof(`size`) NOT IN ('integer', 'null') FROM main.`parts`"
                                + " WHERE (`id` > ? AND (`size` IN (?, ?) OR typeof(`size`) NOT IN ('integer', 'null')))"
                                + " ORDER BY CASE WHEN `name` >= x'' THEN 0 ELSE 1 END, `name` COLLATE BINARY ASC NULLS FIRST LIMIT ?");
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(Scans.rows(scan)).containsExactly(List.of("bolt"), List.of("nut"));
    }

    @Test
    void datesDecimalsAndPatternsStayBehind() {
        assertThat(plan(col("day").eq(LocalDate.EPOCH)).pushdown().filters().get(0).precision())
                .isEqualTo(Precision.NONE);
        assertThat(plan(col("day").eq(LocalDate.EPOCH)).pushdown().filters().get(0).reason())
                .isEqualTo(
                        "day: dates are kept as text of any form; a column of integers or of text would let it go");
        assertThat(plan(col("name").like("b%")).pushdown().pushed()).isEmpty();
        assertThat(plan(col("name").eq("\ud83d")).pushdown().pushed()).isEmpty();
        assertThat(plan(col("price").isNull()).pushdown().residual()).isEmpty();
    }

    @Test
    void tablesAndViewsAreListed() {
        assertThat(connector.discover().map(TableSource::toString))
                .containsExactly("parts", "small");
        assertThatThrownBy(() -> connector.table(TableSource.table("part")))
                .hasMessage(
                        "TAURO-4004 Connection 'lite' has no table 'part'. Did you mean 'parts'?");
        assertThatThrownBy(() -> connector.table(TableSource.table("temp.parts")))
                .hasMessageStartingWith("TAURO-4004 ");
    }

    @Test
    void rowsAreCountedFromTheGreatestKeyOrTheAnalysis() {
        assertThat(connector.table(TableSource.table("parts")).statistics().rows()).hasValue(5);
        assertThat(connector.table(TableSource.table("small")).statistics().rows()).isEmpty();
        sqlite.run("CREATE INDEX by_size ON parts (size)", "ANALYZE");
        assertThat(connector.table(TableSource.table("parts")).statistics().rows())
                .as("kept for a while")
                .hasValue(5);
        try (Connector later = sqlite.connect()) {
            assertThat(later.table(TableSource.table("parts")).statistics().rows()).hasValue(3);
        }
    }

    @Test
    void valuesAreCountedWhereAnIndexHasBeenAnalyzed() {
        sqlite.run(
                "CREATE TABLE visits (id INTEGER PRIMARY KEY, who INTEGER, place TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO visits SELECT i, i % 50, 'p' FROM n",
                "CREATE INDEX by_who ON visits (who, place)",
                "ANALYZE");
        TableStatistics known = connector.table(TableSource.table("visits")).statistics();
        assertThat(known.rows()).hasValue(1000);
        assertThat(known.column("id").distinct()).hasValue(1000);
        assertThat(known.column("who").distinct()).hasValue(50);
        assertThat(known.column("place").distinct()).isEmpty();
        sqlite.run("UPDATE sqlite_stat1 SET stat = 'many unordered'");
        try (Connector later = sqlite.connect()) {
            assertThat(later.table(TableSource.table("visits")).statistics().rows()).hasValue(1000);
        }
    }

    @Test
    void aTableThatHasChangedIsToldToHave() {
        SourceTable table = connector.table(TableSource.table("parts"));
        sqlite.run("DROP VIEW small", "ALTER TABLE parts DROP COLUMN day");
        assertThatThrownBy(() -> Scans.rows(table)).hasMessageStartingWith("TAURO-4011 ");
        sqlite.run("DROP TABLE parts");
        assertThatThrownBy(() -> Scans.rows(table)).hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.query("SELECT a FROM x")))
                .hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.query("SELEC 1")))
                .hasMessageStartingWith("TAURO-4001 SQLite of connection 'lite' refuses the query");
    }

    @Test
    void aLongStatementIsStopped() {
        Scan scan = scan("SELECT id FROM parts, (" + ENDLESS + ") AS q WHERE q.i < 0");
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

    private Scan scan(String sql) {
        SourceTable table = connector.table(TableSource.query(sql));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    @Test
    void rowsStreamAndAReaderEndsWithItsConnector() {
        try (BatchReader reader = scan(ENDLESS).open(Split.WHOLE, Context.of(1000))) {
            assertThat(reader.next().selectedCount()).isEqualTo(1000);
            connector.close();
            assertThatThrownBy(reader::next).hasMessageStartingWith("TAURO-1012 ");
        }
        assertThat(connector.health()).isEqualTo(Health.UNKNOWN);
        assertThatThrownBy(() -> connector.table(TableSource.table("parts")))
                .hasMessageStartingWith("TAURO-1012 ");
    }

    @Test
    void anotherWriterMakesItBusy() {
        SourceTable table = connector.table(TableSource.table("parts"));
        Sqlite impatient =
                Sqlite.at(sqlite.file()).connectionTimeout(java.time.Duration.ofMillis(250));
        try (Connector other = impatient.factory().connect(impatient.config("lite"));
                java.sql.Connection writer =
                        java.sql.DriverManager.getConnection("jdbc:sqlite:" + sqlite.file())) {
            SourceTable locked = other.table(TableSource.table("parts"));
            writer.createStatement().execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> Scans.rows(locked))
                    .hasMessageStartingWith("TAURO-4007 SQLite of connection 'lite' is busy");
            writer.createStatement().execute("ROLLBACK");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Scans.rows(table)).hasSize(3);
    }

    @Test
    void aRelativePathIsRelativeToTheConfiguration() {
        for (Map<String, Object> options :
                List.<Map<String, Object>>of(
                        Map.of("url", "jdbc:sqlite:test.db"),
                        Map.of("url", "test.db"),
                        Map.of("url", "jdbc:sqlite:test.db?cache_size=100"),
                        Map.of("path", "test.db"),
                        Map.of("database", sqlite.file().toString()))) {
            try (Connector other =
                    new SqliteFactory().connect(new ConnectionConfig("lite", options, folder))) {
                assertThat(other.health()).isEqualTo(Health.UP);
            }
        }
        for (Map<String, Object> options :
                List.<Map<String, Object>>of(
                        Map.of("url", ":memory:"),
                        Map.of("url", "jdbc:sqlite:"),
                        Map.of("url", "a", "path", "b"),
                        Map.of("url", "jdbc:h2:x"))) {
            assertThatThrownBy(
                            () ->
                                    new SqliteFactory()
                                            .connect(new ConnectionConfig("lite", options, folder)))
                    .hasMessageStartingWith("TAURO-1006 ");
        }
    }

    @Test
    void aMissingFileIsNotMade() {
        Path missing = folder.resolve("none.db");
        Sqlite definition = Sqlite.at(missing);
        try (Connector other = definition.factory().connect(definition.config("lite"))) {
            assertThatThrownBy(() -> other.table(TableSource.table("t")))
                    .hasMessageStartingWith(
                            "TAURO-4002 SQLite of connection 'lite' cannot be reached at "
                                    + missing);
            assertThat(missing).doesNotExist();
        }
    }
}
