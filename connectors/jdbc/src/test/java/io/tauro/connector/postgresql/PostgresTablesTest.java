package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.jdbc.Scans;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.TextTraits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How tables are found, and what is told when one is not, or cannot be read. */
class PostgresTablesTest {

    private static TestPostgres postgres;
    private static Connector connector;

    @BeforeAll
    static void connect() {
        postgres = TestPostgres.database("tables");
        postgres.run(
                "CREATE SCHEMA sales",
                "CREATE TABLE customers (id int PRIMARY KEY, name text)",
                "INSERT INTO customers VALUES (1, 'ana')",
                "CREATE TABLE sales.orders (id bigint, day date NOT NULL) PARTITION BY RANGE (day)",
                "CREATE TABLE sales.orders_2026 PARTITION OF sales.orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                "INSERT INTO sales.orders SELECT g, DATE '2026-01-01' + g % 100 FROM generate_series(0, 9999) g",
                "CREATE VIEW sales.recent AS SELECT * FROM sales.orders WHERE day > '2026-03-01'",
                "CREATE MATERIALIZED VIEW sales.days AS SELECT DISTINCT day FROM sales.orders",
                "CREATE VIEW broken AS SELECT ('secret' || id)::int AS n FROM customers",
                "CREATE TABLE \"a.b\" (\"x'; --\" int)",
                "INSERT INTO \"a.b\" VALUES (7)",
                "ANALYZE");
        connector = TestPostgres.connect(postgres.definition());
    }

    @AfterAll
    static void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
    }

    @Test
    void aNameWithoutASchemaIsFoundInTheSearchPath() {
        assertThat(Scans.rows(connector.table(TableSource.table("customers")))).hasSize(1);
        assertThat(Scans.rows(connector.table(TableSource.table("public.customers")))).hasSize(1);
        assertThat(Scans.rows(connector.table(TableSource.table("tables.public.customers"))))
                .hasSize(1);
        assertThat(Scans.rows(connector.table(TableSource.table(List.of("public", "a.b")))))
                .containsExactly(List.of(7));
    }

    @Test
    void viewsAndPartitionsAreTables() {
        assertThat(Scans.rows(connector.table(TableSource.table("sales.orders")))).hasSize(10_000);
        assertThat(Scans.rows(connector.table(TableSource.table("sales.recent")))).hasSize(4000);
        assertThat(Scans.rows(connector.table(TableSource.table("sales.days")))).hasSize(100);
    }

    @Test
    void tablesAreListedWithoutTheirPartitions() {
        assertThat(connector.discover().map(TableSource::toString))
                .containsExactly(
                        "public.a.b",
                        "public.broken",
                        "public.customers",
                        "sales.days",
                        "sales.orders",
                        "sales.recent");
        try (Connector filtered =
                TestPostgres.connect(postgres.definition().schemaFilter("sales"))) {
            assertThat(filtered.discover()).hasSize(3);
        }
    }

    @Test
    void statisticsAreThoseOfThePlanner() {
        TableStatistics orders = connector.table(TableSource.table("sales.orders")).statistics();
        assertThat(orders.rows()).hasValue(10_000);
        assertThat(orders.column("day").distinct()).hasValue(100);
        assertThat(orders.column("day").min()).contains(LocalDate.of(2026, 1, 1));
        assertThat(orders.column("day").nullFraction()).hasValue(0);
        TableSource query = TableSource.query("SELECT id FROM sales.orders WHERE id < 5000");
        assertThat(connector.table(query).statistics().rows().orElseThrow())
                .isBetween(4000.0, 6000.0);
        SourceTable table = connector.table(TableSource.table("sales.orders"));
        assertThat(table.plan(ScanRequest.of(List.of("id")).withLimit(3)).estimate().rows())
                .hasValue(3);
    }

    @Test
    void aMissingTableIsToldWithTheNearestName() {
        assertThatThrownBy(() -> connector.table(TableSource.table("custmers")))
                .hasMessage(
                        "TAURO-4004 Connection 'pg' has no table 'custmers'. Did you mean 'customers'?");
        assertThatThrownBy(() -> connector.table(TableSource.table("sales.order")))
                .hasMessageContaining("Did you mean 'sales.orders'?");
        assertThatThrownBy(() -> connector.table(TableSource.table("nowhere.xyz")))
                .hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.table("a.b.c.d")))
                .hasMessageStartingWith("TAURO-4004 ");
        assertThatThrownBy(() -> connector.table(TableSource.parquet("x")))
                .hasMessageStartingWith("TAURO-4004 ");
    }

    @Test
    void aMissingPermissionIsTold() {
        postgres.run("GRANT SELECT (id) ON customers TO app");
        try (Connector app = TestPostgres.connect(postgres.app())) {
            SourceTable table = app.table(TableSource.table("customers"));
            assertThat(Scans.rows(table.plan(ScanRequest.of(List.of("id"))))).hasSize(1);
            assertThatThrownBy(() -> Scans.rows(table))
                    .hasMessageStartingWith(
                            "TAURO-4005 PostgreSQL of connection 'pg' does not let this user read table 'customers'");
            assertThatThrownBy(() -> app.table(TableSource.table("sales.orders")))
                    .hasMessageStartingWith("TAURO-4005 ");
        }
    }

    @Test
    void whatTheServerSaysStaysBehind() {
        SourceTable table = connector.table(TableSource.table("broken"));
        TauroException error = catchThrowableOfType(TauroException.class, () -> Scans.rows(table));
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_ERROR);
        assertThat(error.context())
                .containsEntry("sqlstate", "22P02")
                .containsEntry("table", "broken");
        assertThat(trace.toString()).contains("SQLSTATE 22P02").doesNotContain("secret");
    }

    @Test
    void aTableThatHasChangedIsToldToHave() {
        postgres.run("DROP TABLE IF EXISTS moving", "CREATE TABLE moving (a int, b int)");
        SourceTable table = connector.table(TableSource.table("moving"));
        assertThat(Scans.rows(table)).isEmpty();
        postgres.run("ALTER TABLE moving DROP COLUMN b");
        assertThatThrownBy(() -> Scans.rows(table)).hasMessageStartingWith("TAURO-4011 ");
        postgres.run("DROP TABLE moving");
        assertThatThrownBy(() -> Scans.rows(table)).hasMessageStartingWith("TAURO-4004 ");
    }

    @Test
    void aWrongQueryIsTold() {
        assertThatThrownBy(
                        () -> connector.table(TableSource.query("SELECT nothing FROM customers")))
                .hasMessageStartingWith(
                        "TAURO-4001 PostgreSQL of connection 'pg' refuses the query (SQLSTATE 42703).");
        assertThatThrownBy(() -> connector.table(TableSource.query("SELECT 1 AS a, 2 AS a")))
                .hasMessageStartingWith("TAURO-2007 The source's query has two columns 'a'.");
        assertThatThrownBy(
                        () ->
                                connector.table(
                                        TableSource.query("DELETE FROM customers RETURNING id")))
                .hasMessageStartingWith("TAURO-4001 ");
    }

    @Test
    void collationsAreReadFromTheCatalogue() {
        postgres.run(
                "CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "CREATE TABLE texts (c text COLLATE \"C\", p text COLLATE \"POSIX\", u text COLLATE \"ucs_basic\","
                        + " b text COLLATE \"pg_c_utf8\", i text COLLATE \"de-x-icu\", d text, f text COLLATE folding, n int)");
        assertThat(
                        connector.table(TableSource.table("texts")).schema().columns().stream()
                                .map(Column::text))
                .containsExactly(
                        TextTraits.BINARY,
                        TextTraits.BINARY,
                        TextTraits.BINARY,
                        TextTraits.BINARY,
                        TextTraits.EXACT_EQUALITY,
                        defaultTraits(),
                        TextTraits.UNKNOWN,
                        TextTraits.BINARY);
    }

    /** The server is made with the locale of the machine. */
    private static TextTraits defaultTraits() {
        List<List<Object>> rows =
                Scans.rows(
                        connector.table(
                                TableSource.query(
                                        "SELECT datcollate FROM pg_database WHERE datname = current_database()")));
        return rows.get(0).get(0).equals("C") ? TextTraits.BINARY : TextTraits.EXACT_EQUALITY;
    }
}
