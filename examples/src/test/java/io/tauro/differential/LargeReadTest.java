package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.data.Batch;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.query.ScanStatistics;
import io.tauro.query.SourceBudget;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large tables of a database: in bulk, by several threads, and all of one state. */
class LargeReadTest {

    private static final int ROWS = 300_000;

    private static final TestServer SERVER = TestServer.database("large_reads");

    public record Key(int k, String note) {}

    @BeforeAll
    static void fill() {
        SERVER.run(
                "CREATE TABLE events AS SELECT i AS id, i % 1000 AS kind, (i * 0.25)::numeric(12,2) AS total,"
                        + " 'note ' || i % 77 AS note, TIMESTAMP '2024-01-01' + i * INTERVAL '1 s' AS at"
                        + " FROM generate_series(1, "
                        + ROWS
                        + ") i");
        SERVER.run("CREATE INDEX ON events (id)");
        SERVER.run("ANALYZE events");
    }

    @BeforeEach
    void states() {
        SERVER.run("DROP TABLE IF EXISTS a, b");
        SERVER.run("CREATE TABLE a AS SELECT i AS id, 0 AS v FROM generate_series(1, 60000) i");
        SERVER.run("CREATE TABLE b AS SELECT * FROM a");
        SERVER.run("ANALYZE a");
        SERVER.run("ANALYZE b");
    }

    private static VirtualContext context(int threads, int connections) {
        List<Key> keys = IntStream.range(0, 40).mapToObj(i -> new Key(i * 25, "k" + i)).toList();
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(PushdownMode.OFF).threads(threads))
                .connection("pg", SERVER.definition().poolSize(connections))
                .table("keys", keys, Key.class)
                .table(table("events"))
                .table(table("a"))
                .table(table("b"))
                .build();
    }

    private static VirtualTable table(String name) {
        return VirtualTable.named(name).from("pg", TableSource.table(name)).build();
    }

    private record Outcome(List<String> rows, List<ScanStatistics> scans) {

        int splits() {
            return scans.stream().mapToInt(ScanStatistics::splits).max().orElse(0);
        }
    }

    private static Outcome ask(VirtualContext context, String sql) {
        return ask(context, QueryRequest.of(sql));
    }

    private static Outcome ask(VirtualContext context, QueryRequest request) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(request)) {
            List<String> rows = new ArrayList<>();
            for (Row row : result) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < result.schema().size(); i++) {
                    values.add(String.valueOf(row.get(i)));
                }
                rows.add(String.join("|", values));
            }
            return new Outcome(rows, result.statistics().scans());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*), sum(total), min(at), max(note) FROM events",
                "SELECT kind, count(*), sum(total) FROM events GROUP BY kind ORDER BY kind",
                "SELECT k.note, sum(e.total), count(*) FROM events e JOIN keys k ON k.k = e.kind GROUP BY k.note ORDER BY 1",
                "SELECT e.kind, f.total FROM events e JOIN events f ON f.id = e.id + 1 WHERE e.id % 5000 = 0 ORDER BY f.total",
                "SELECT count(*) FROM events WHERE total > 100 AND note <> 'note 5'"
            })
    void severalThreadsAndConnectionsGiveTheSameRows(String sql) {
        try (VirtualContext one = context(1, 4);
                VirtualContext small = context(3, 1);
                VirtualContext two = context(3, 2);
                VirtualContext many = context(3, 8)) {
            Outcome expected = ask(one, sql);
            assertThat(expected.splits()).isEqualTo(1);
            Outcome alone = ask(small, sql);
            assertThat(alone.rows()).isEqualTo(expected.rows());
            assertThat(alone.splits()).isEqualTo(1);
            for (VirtualContext context : List.of(two, many)) {
                Outcome outcome = ask(context, sql);
                assertThat(outcome.rows()).isEqualTo(expected.rows());
                assertThat(outcome.splits()).isEqualTo(5);
                assertThat(context.metrics().connections().get("pg").inUse()).isZero();
            }
        }
    }

    /** The rows of the first come while the second is written. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,8", "3,1", "3,2", "3,8"})
    void whatIsWrittenDuringAQueryIsNotSeenByIt(int threads, int connections) {
        try (VirtualContext context = context(threads, connections)) {
            long rows = 0;
            long sum = 0;
            try (QueryResult result =
                    context.as(Principal.ANONYMOUS)
                            .query("SELECT id, v FROM a UNION ALL SELECT id, v FROM b")) {
                boolean written = false;
                for (Batch batch = result.nextBatch(); batch != null; batch = result.nextBatch()) {
                    if (!written) {
                        SERVER.run("UPDATE b SET v = 1");
                        SERVER.run("DELETE FROM b WHERE id % 3 = 0");
                        written = true;
                    }
                    for (int i = 0; i < batch.selectedCount(); i++) {
                        rows++;
                        sum += (Integer) batch.column(1).value(batch.row(i));
                    }
                }
            }
            assertThat(rows).isEqualTo(120_000);
            assertThat(sum).isZero();
            assertThat(ask(context, "SELECT count(*), sum(v) FROM b").rows())
                    .containsExactly("40000|40000");
            assertThat(context.metrics().connections().get("pg").inUse()).isZero();
        }
    }

    @Test
    void aBudgetOfReadsIsNotSpentOnRanges() {
        String sql = "SELECT count(*), sum(total) FROM events";
        try (VirtualContext context = context(3, 8)) {
            Outcome few = ask(context, QueryRequest.of(sql).sourceBudget(reads(9)));
            assertThat(few.splits()).isEqualTo(1);
            Outcome enough = ask(context, QueryRequest.of(sql).sourceBudget(reads(10)));
            assertThat(enough.splits()).isEqualTo(5);
            assertThat(few.rows()).isEqualTo(enough.rows());
        }
    }

    private static SourceBudget reads(long most) {
        return SourceBudget.UNLIMITED.reads(most);
    }

    @Test
    void aQueryThatIsLeftInTheMiddleGivesItsConnectionsBack() {
        try (VirtualContext context = context(3, 4)) {
            for (int i = 0; i < 10; i++) {
                try (QueryResult result =
                        context.as(Principal.ANONYMOUS)
                                .query("SELECT e.id, a.v FROM events e JOIN a ON a.id = e.kind")) {
                    assertThat(result.nextBatch()).isNotNull();
                }
                assertThat(context.metrics().connections().get("pg").inUse()).isZero();
            }
        }
    }
}
