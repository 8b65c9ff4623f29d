package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.query.SourceBudget;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a database a query may have. */
class SourceBudgetTest {

    private static final TestServer SERVER = TestServer.database("budget");
    private static final String ALL = "SELECT id, note FROM items";

    @BeforeAll
    static void fill() {
        SERVER.run("CREATE TABLE items (id int PRIMARY KEY, note text)");
        SERVER.run("INSERT INTO items SELECT i, repeat('x', 100) FROM generate_series(1, 10000) i");
    }

    private static VirtualContext context() {
        return VirtualContext.builder()
                .connection("pg", SERVER.definition())
                .table(VirtualTable.named("items").from("pg", TableSource.table("items")).build())
                .build();
    }

    private static long rows(VirtualContext context, SourceBudget budget, String sql) {
        long rows = 0;
        QueryRequest request = QueryRequest.of(sql).sourceBudget(budget);
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(request)) {
            for (Row row : result) {
                rows += row.get(0) == null ? 0 : 1;
            }
        }
        return rows;
    }

    private static void assertSpent(
            VirtualContext context, SourceBudget budget, String sql, String what) {
        assertThatThrownBy(() -> rows(context, budget, sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_BUDGET);
                            assertThat(e.context()).containsEntry("budget", what);
                        });
        assertThat(context.load().isIdle()).isTrue();
    }

    @Test
    void rowsThatTheDatabaseCountsItselfCostOneRow() {
        try (VirtualContext context = context()) {
            SourceBudget rows = SourceBudget.UNLIMITED.rows(9999);
            assertThat(rows(context, rows, "SELECT count(*) FROM items")).isEqualTo(1);
            assertThat(rows(context, rows, ALL + " WHERE id > 1")).isEqualTo(9999);
            assertSpent(context, rows, ALL, "rows");
        }
    }

    @Test
    void bytesAreThoseThatTheDatabaseSends() {
        try (VirtualContext context = context()) {
            SourceBudget bytes = SourceBudget.UNLIMITED.bytes(500_000);
            assertThat(rows(context, bytes, "SELECT id FROM items")).isEqualTo(10_000);
            assertThat(rows(context, bytes, ALL + " FETCH FIRST 100 ROWS ONLY")).isEqualTo(100);
            assertSpent(context, bytes, ALL, "bytes");
        }
    }

    @Test
    void eachStatementIsARead() {
        try (VirtualContext context = context()) {
            SourceBudget one = SourceBudget.UNLIMITED.reads(1);
            assertThat(rows(context, one, ALL)).isEqualTo(10_000);
            String two =
                    "SELECT a.id FROM (SELECT id FROM items ORDER BY id FETCH FIRST 5 ROWS ONLY) a"
                            + " CROSS JOIN (SELECT id FROM items) b WHERE initcap(cast(a.id + b.id AS VARCHAR)) = '3'";
            assertSpent(context, one, two, "reads");
        }
    }

    @Test
    void aFileSaysTheSameAsAProgram(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("items.csv"), "id\n1\n2\n3\n");
        Path file = folder.resolve("tauro.yaml");
        Files.writeString(
                file,
                """
                context: {source_budget: {rows: 3, bytes: 1MB, reads: 5}}
                connections: {disk: {connector_type: local, path: .}}
                tables: {items: {connection_id: disk, path: items.csv, format: csv}}
                """);
        try (VirtualContext context = VirtualContext.fromYaml(file)) {
            assertSpent(
                    context,
                    SourceBudget.UNLIMITED,
                    "SELECT id FROM items UNION ALL SELECT id FROM items",
                    "rows");
            assertSpent(context, SourceBudget.UNLIMITED.bytes(3), "SELECT id FROM items", "bytes");
        }
    }
}
