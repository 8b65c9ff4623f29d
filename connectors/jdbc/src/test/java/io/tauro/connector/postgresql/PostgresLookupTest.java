package io.tauro.connector.postgresql;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scans of which few rows are expected: one round trip, by a statement that is kept. */
@Timeout(60)
class PostgresLookupTest {

    private static TestPostgres postgres;
    private Connector connector;

    @BeforeAll
    static void database() {
        postgres = TestPostgres.database("lookup");
    }

    @BeforeEach
    void connect() {
        postgres.run(
                "DROP TABLE IF EXISTS items CASCADE",
                "CREATE TABLE items (id int PRIMARY KEY, a int, b int, name text, UNIQUE (a, b))",
                "INSERT INTO items SELECT g, g / 10, g % 10, 'n' || g FROM generate_series(1, 1000) g",
                "CREATE VIEW some_items AS SELECT * FROM items",
                "ANALYZE items");
        connector = TestPostgres.connect(postgres.definition().poolSize(1));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
        assertThat(Scans.open(connector)).isZero();
    }

    private SourceTable items() {
        return connector.table(TableSource.table("items"));
    }

    private Scan scan(Predicate... filters) {
        SourceTable table = items();
        return table.plan(ScanRequest.of(table.schema().names()).withFilters(List.of(filters)));
    }

    private static String server(String column) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT string_agg("
                                        + column
                                        + "::text, ',') FROM pg_stat_activity"
                                        + " WHERE application_name = 'tauro' AND datname = 'lookup'")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server does while a result has not been read. */
    private static String stateDuring(Scan scan) {
        try (BatchReader reader = scan.open(Split.WHOLE, Context.of(10))) {
            String state = server("state");
            assertThat(reader.next()).isNotNull();
            return state;
        }
    }

    @Test
    void whatIsPickedByAKeyNeedsNoTransaction() {
        assertThat(stateDuring(scan(col("id").eq(7)))).isEqualTo("idle");
        assertThat(stateDuring(scan(col("id").in(1, 2, 3)))).isEqualTo("idle");
        assertThat(stateDuring(scan(col("a").eq(7), col("b").eq(3)))).isEqualTo("idle");
    }

    @Test
    void whatStatisticsSayIsFewNeedsNoTransaction() {
        assertThat(stateDuring(scan(col("a").eq(7)))).isEqualTo("idle");
        assertThat(stateDuring(scan(col("name").eq("n7")))).isEqualTo("idle");
    }

    @Test
    void aSmallLimitNeedsNoTransaction() {
        ScanRequest request = ScanRequest.of(List.of("id"));
        assertThat(stateDuring(items().plan(request.withLimit(64)))).isEqualTo("idle");
        assertThat(stateDuring(items().plan(request.withLimit(65))))
                .isEqualTo("idle in transaction");
    }

    @Test
    void whatMayBeMuchIsReadInATransaction() {
        assertThat(stateDuring(scan())).isEqualTo("idle in transaction");
        assertThat(stateDuring(scan(col("b").eq(3)))).isEqualTo("idle in transaction");
        assertThat(stateDuring(scan(col("id").gt(3)))).isEqualTo("idle in transaction");
    }

    /** It may call functions that somebody wrote, which leave what they like where they are. */
    @Test
    void whatAViewComputesIsRolledBack() {
        SourceTable view = connector.table(TableSource.table("some_items"));
        Scan scan =
                view.plan(
                        ScanRequest.of(List.of("id"))
                                .withFilters(List.of(col("id").eq(7)))
                                .withLimit(1));
        assertThat(stateDuring(scan)).isEqualTo("idle in transaction");
        SourceTable setting =
                connector.table(
                        TableSource.query("SELECT set_config('app.left', 'behind', false) AS s"));
        assertThat(Scans.rows(setting.plan(ScanRequest.of(List.of("s")).withLimit(1))))
                .containsExactly(List.of("behind"));
        SourceTable left =
                connector.table(TableSource.query("SELECT current_setting('app.left', true) AS s"));
        assertThat(Scans.rows(left).get(0).get(0)).isIn(null, "");
    }

    @Test
    void outsideOfATransactionNothingIsWrittenEither() {
        SourceTable setting =
                connector.table(
                        TableSource.query(
                                "SELECT current_setting('default_transaction_read_only') AS s"));
        assertThat(Scans.rows(setting)).containsExactly(List.of("on"));
    }

    @Test
    void moreRowsThanExpectedAreAllRead() {
        postgres.run("INSERT INTO items SELECT g, 7, g, 'x' FROM generate_series(2000, 12000) g");
        Scan scan = scan(col("a").eq(7));
        for (int run = 0; run < 3; run++) {
            assertThat(Scans.rows(scan)).hasSize(10_011);
            assertThat(server("state")).isEqualTo("idle");
        }
        assertThat(Scans.rows(scan(col("id").eq(7)))).hasSize(1);
    }

    @Test
    void exactlyAsManyRowsAsAreFewComeOnce() {
        postgres.run("UPDATE items SET a = 1000, b = id WHERE id <= 64");
        Scan scan = scan(col("a").eq(1000));
        assertThat(Scans.rows(scan)).hasSize(64);
        postgres.run("UPDATE items SET a = 1000, b = id WHERE id = 65");
        assertThat(Scans.rows(scan)).hasSize(65);
    }

    @Test
    void aKeptStatementFollowsItsTable() {
        Scan scan = scan(col("id").eq(7));
        assertThat(Scans.rows(scan)).containsExactly(List.of(7, 0, 7, "n7"));
        postgres.run("DROP VIEW some_items", "ALTER TABLE items ALTER a TYPE bigint");
        assertThat(Scans.rows(scan)).containsExactly(List.of(7, 0, 7, "n7"));
        postgres.run(
                "DROP TABLE items CASCADE",
                "CREATE TABLE items (name varchar, b smallint, a int, id int)",
                "INSERT INTO items VALUES ('new', 2, 1, 7), ('new', 3, 1, 7)");
        assertThat(Scans.rows(scan))
                .containsExactly(List.of(7, 1, 2, "new"), List.of(7, 1, 3, "new"));
        postgres.run("DROP TABLE items");
        assertThat(catchThrowableOfType(TauroException.class, () -> Scans.rows(scan)).code())
                .isEqualTo(ErrorCode.SOURCE_TABLE_NOT_FOUND);
    }

    @Test
    void noMoreStatementsAreKeptThanAFew() {
        SourceTable table = items();
        List<String> names = table.schema().names();
        for (int n = 0; n < 16 * 8; n++) {
            int columns = n % 16;
            int filters = n / 16;
            List<String> some =
                    IntStream.range(0, 4)
                            .filter(i -> (columns >> i & 1) == 1)
                            .mapToObj(names::get)
                            .toList();
            List<Predicate> conditions = new ArrayList<>(List.of(col("id").eq(7)));
            for (int i = 0; i < 3; i++) {
                if ((filters >> i & 1) == 1) {
                    conditions.add(col(names.get(i + 1)).isNotNull());
                }
            }
            assertThat(Scans.rows(table.plan(ScanRequest.of(some).withFilters(conditions))))
                    .hasSize(1);
        }
        SourceTable kept =
                connector.table(
                        TableSource.query(
                                "SELECT count(*) AS n FROM pg_prepared_statements WHERE statement LIKE '%FROM \"public\".\"items\"%' AND statement NOT LIKE '%pg_prepared%'"));
        assertThat(Scans.rows(kept)).containsExactly(List.of(64L));
    }

    @Test
    void aLostConnectionIsNotLentAgain() {
        Scan scan = scan(col("id").eq(7));
        assertThat(Scans.rows(scan)).hasSize(1);
        String before = server("pid");
        postgres.run(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'tauro' AND datname = 'lookup'");
        assertThat(Scans.rows(scan)).as("on a new connection").hasSize(1);
        assertThat(server("pid")).isNotEqualTo(before).doesNotContain(",");
    }

    @Test
    void aLookupThatWaitsForALockIsCancelled() throws Exception {
        Scan scan = scan(col("id").eq(7));
        assertThat(Scans.rows(scan)).hasSize(1);
        try (Connection other = postgres.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE items IN ACCESS EXCLUSIVE MODE");
            Context context = Context.of(10);
            CompletableFuture<?> waiting =
                    CompletableFuture.supplyAsync(() -> Scans.rows(scan, context));
            awaitServer("Lock");
            context.cancellation().cancel(ErrorCode.QUERY_TIMEOUT, "The time is up.");
            assertThatThrownBy(waiting::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("The time is up.");
        }
        assertThat(Scans.rows(scan)).hasSize(1);
    }

    private static void awaitServer(String waitsFor) throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            while (!server("wait_event_type").equals(waitsFor)) {
                TimeUnit.MILLISECONDS.timedWait(monitor, 10);
            }
        }
    }
}
