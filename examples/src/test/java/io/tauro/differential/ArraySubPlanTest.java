package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.connector.duckdb.DuckDb;
import io.tauro.engine.PushdownMode;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of a database go along with what it does of a query, and are looked into here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ArraySubPlanTest {

    private static final String[] TABLES = {
        "CREATE TABLE posts (id int, author int, tags varchar[], seen timestamp[])",
        "INSERT INTO posts VALUES (1, 1, ARRAY['a', NULL, 'b'], NULL),"
                + " (2, 1, ARRAY['b'], ARRAY[TIMESTAMP '2024-03-31 02:30:00']), (3, 2, NULL, NULL),"
                + " (4, 2, CAST(ARRAY[] AS varchar[]), NULL), (5, 3, ARRAY['b'], NULL)",
        "CREATE TABLE authors (id int, name varchar)",
        "INSERT INTO authors VALUES (1, 'ana'), (2, 'bob'), (3, NULL)"
    };

    private ConnectionDefinition database;

    /** A connection to a database in which these statements ran. */
    abstract ConnectionDefinition filled(String... statements) throws SQLException;

    static class OverPostgresTest extends ArraySubPlanTest {
        @Override
        ConnectionDefinition filled(String... statements) {
            TestServer server = TestServer.database("arrays");
            server.run(statements);
            server.run("ANALYZE");
            return server.definition();
        }
    }

    static class OverDuckDbTest extends ArraySubPlanTest {
        private static final String URL = "jdbc:duckdb:memory:arrays";
        private Connection held;

        @Override
        ConnectionDefinition filled(String... statements) throws SQLException {
            held = new DuckDBDriver().connect(URL, new Properties());
            try (Statement statement = held.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return DuckDb.at(URL);
        }

        @AfterAll
        void forget() throws SQLException {
            held.close();
        }
    }

    @BeforeAll
    void fill() throws SQLException {
        database = filled(TABLES);
    }

    private VirtualContext context(PushdownMode mode) {
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("db", database)
                .table(VirtualTable.named("posts").from("db", TableSource.table("posts")).build())
                .table(
                        VirtualTable.named("authors")
                                .from("db", TableSource.table("authors"))
                                .build())
                .build();
    }

    /** The rows, and how many scans brought them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT id, tags, seen FROM posts WHERE author < 3 ! 1|[a, null, b]|null; 2|[b]|[2024-03-31T02:30]; 3|null|null; 4|[]|null ! 1",
                "SELECT p.id, t.tag, t.n FROM posts p, UNNEST(p.tags) WITH ORDINALITY AS t(tag, n) ! 1|a|1; 1|b|3; 1|null|2; 2|b|1; 5|b|1 ! 1",
                "SELECT p.tags, a.name FROM posts p JOIN authors a ON a.id = p.author WHERE p.id > 1 ! []|bob; [b]|ana; [b]|null; null|bob ! 1",
                "SELECT tags, count(*) FROM posts GROUP BY tags ! []|1; [a, null, b]|1; [b]|2; null|1 ! 1",
                "SELECT id FROM posts WHERE tags = ARRAY['b'] ! 2; 5 ! 1",
                "SELECT id FROM posts WHERE tags IS NULL ! 3 ! 1",
                "SELECT id, cardinality(tags), tags[1] FROM posts WHERE tags IS NOT NULL ! 1|3|a; 2|1|b; 4|0|null; 5|1|b ! 1",
                "SELECT id, CASE WHEN id < 2 THEN tags ELSE NULL END FROM posts WHERE id < 3 ! 1|[a, null, b]; 2|null ! 1",
                "SELECT max(id), tags FROM (SELECT id, tags FROM posts ORDER BY id DESC LIMIT 2) GROUP BY tags ! 4|[]; 5|[b] ! 1",
                "SELECT a.id FROM posts a JOIN posts b ON a.tags = b.tags AND a.id < b.id ! 2 ! 2",
                "SELECT DISTINCT tags FROM posts WHERE id IN (2, 5) ! [b] ! 1",
                "SELECT tags FROM posts WHERE id = 5 UNION ALL SELECT tags FROM posts WHERE id = 4 ! []; [b] ! 2",
                "SELECT tags FROM posts WHERE id = 5 UNION SELECT tags FROM posts WHERE id < 3 ! [a, null, b]; [b] ! 2"
            })
    void arraysAreTheSameWhateverTheDatabaseDoes(String sql, String rows, int scans) {
        try (VirtualContext auto = context(PushdownMode.AUTO);
                VirtualContext off = context(PushdownMode.OFF)) {
            Outcome there = Outcome.of(auto, sql);
            assertThat(String.join("; ", there.rows())).isEqualTo(rows);
            assertThat(there.scans()).hasSize(scans);
            assertThat(String.join("; ", Outcome.of(off, sql).rows())).isEqualTo(rows);
        }
    }
}
