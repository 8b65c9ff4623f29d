package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.connector.duckdb.DuckDb;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Keys of a join that are more than a statement of the other side's source may have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyKeysTest {

    public record Key(int k) {}

    private static final String URL = "jdbc:duckdb:memory:manykeys";

    private @Nullable Connection open;

    @BeforeAll
    void fill() throws SQLException {
        Connection connection = DriverManager.getConnection(URL);
        open = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE large AS SELECT CAST(range AS INTEGER) AS id, CAST(range % 7 AS INTEGER) AS v FROM range(300000)");
        }
    }

    @AfterAll
    void close() throws SQLException {
        Objects.requireNonNull(open).close();
    }

    private static VirtualContext context(PushdownMode mode, int keys) {
        List<Key> rows = IntStream.range(0, keys).mapToObj(i -> new Key(i * 5)).toList();
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("db", DuckDb.at(URL))
                .table("keys", rows, Key.class)
                .table(VirtualTable.named("large").from("db", TableSource.table("large")).build())
                .build();
    }

    private record Outcome(String answer, long moved) {

        static Outcome of(VirtualContext context) {
            String sql = "SELECT count(*), sum(v), min(id), max(id) FROM keys JOIN large ON id = k";
            try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
                String answer = "";
                for (Row row : result) {
                    answer += row.get(0) + "|" + row.get(1) + "|" + row.get(2) + "|" + row.get(3);
                }
                return new Outcome(
                        answer,
                        result.statistics().scans().stream()
                                .filter(scan -> scan.connection().equals("db"))
                                .mapToLong(scan -> scan.rows())
                                .sum());
            }
        }
    }

    @Test
    void theyAreDealtOutToSeveralStatements() {
        try (VirtualContext auto = context(PushdownMode.AUTO, 70_000);
                VirtualContext off = context(PushdownMode.OFF, 70_000)) {
            Outcome there = Outcome.of(auto);
            assertThat(there.answer()).isEqualTo(Outcome.of(off).answer()).startsWith("60000|");
            assertThat(there.moved()).isEqualTo(60_000);
        }
    }
}
