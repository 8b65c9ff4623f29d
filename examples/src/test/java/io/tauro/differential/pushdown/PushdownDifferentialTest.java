package io.tauro.differential.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.differential.pushdown.Outcome.Run;
import io.tauro.engine.PushdownMode;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A query gives the same whether the database does what it can, or delivers its rows, or the rows
 * are in memory: random queries over all types of each database, and all its ways to compare text.
 */
class PushdownDifferentialTest {

    private static final long SEED = Long.getLong("tauro.differential.seed", 20_261_122L);
    private static final int QUERIES = Integer.getInteger("tauro.pushdown.queries", 120);

    /** Differences that are told at once. */
    private static final int TOLD = Integer.getInteger("tauro.pushdown.told", 5);

    private static final Map<String, Store> STORES = new LinkedHashMap<>();
    private static final List<Connection> HELD = new ArrayList<>();
    private static VirtualContext auto;
    private static VirtualContext off;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        Stores.Held h2 = Stores.h2();
        Stores.Held duckDb = Stores.duckDb();
        HELD.addAll(List.of(h2.connection(), duckDb.connection()));
        for (Store store :
                List.of(
                        Stores.postgres(),
                        Stores.mariaDb(),
                        Stores.sqlite(folder),
                        h2.store(),
                        duckDb.store())) {
            STORES.put(store.name(), store);
        }
        auto = context(PushdownMode.AUTO);
        off = context(PushdownMode.OFF);
    }

    @AfterAll
    static void close() throws Exception {
        auto.close();
        off.close();
        for (Connection connection : HELD) {
            connection.close();
        }
        STORES.clear();
    }

    /** Each database's tables, and their rows in memory: {@code pg_t} is {@code mem_pg_t}. */
    private static VirtualContext context(PushdownMode mode) {
        VirtualContextBuilder builder =
                VirtualContext.builder().settings(settings -> settings.pushdown(mode));
        for (Store store : STORES.values()) {
            builder.connection(store.name(), store.definition());
            for (String table : List.of("t", "u")) {
                String name = store.name() + "_" + table;
                builder.table(
                                VirtualTable.named(name)
                                        .from(store.name(), TableSource.table(table))
                                        .build())
                        .table("mem_" + name, store.schema(), store.read(store.rows(table)));
            }
        }
        return builder.build();
    }

    private static Store store(String name) {
        return java.util.Objects.requireNonNull(STORES.get(name));
    }

    /** What came of many queries. */
    private static final class Tally {
        private final List<String> differences = new ArrayList<>();
        private final Map<String, Integer> errors = new TreeMap<>();
        private int queries;
        private int withRows;
        private int fewerMoved;

        void check(long seed, Question question, String first, String second) {
            String sql = question.over(first, second);
            Run expected =
                    Outcome.of(off, question.over("mem_" + first, "mem_" + second), question);
            Run plain = Outcome.of(off, sql, question);
            Run pushed = Outcome.of(auto, sql, question);
            queries++;
            if (expected.outcome().failed()) {
                errors.merge(expected.outcome().types(), 1, Integer::sum);
            }
            withRows += expected.outcome().rows().isEmpty() ? 0 : 1;
            fewerMoved += pushed.moved() < plain.moved() ? 1 : 0;
            compare(seed, "without pushdown", sql, question, expected, plain);
            compare(seed, "with pushdown", sql, question, expected, pushed);
        }

        private void compare(
                long seed, String how, String sql, Question question, Run expected, Run actual) {
            if (!actual.outcome().equals(expected.outcome())) {
                differences.add(
                        "%n%d, %s: %s %s%n  expected %s%n  actual   %s%n  asked    %s"
                                .formatted(
                                        seed,
                                        how,
                                        sql,
                                        question.parameters(),
                                        expected.outcome().without(actual.outcome()),
                                        actual.outcome().without(expected.outcome()),
                                        actual.asked()));
            }
        }

        void report(TestReporter reporter, String what) {
            reporter.publishEntry(
                    Map.of(
                            "what", what,
                            "queries", String.valueOf(queries),
                            "withRows", String.valueOf(withRows),
                            "fewerRowsMoved", String.valueOf(fewerMoved),
                            "errors", errors.toString(),
                            "differences", String.valueOf(differences.size())));
            assertThat(differences.subList(0, Math.min(TOLD, differences.size())))
                    .as("%d differences, seed %d", differences.size(), SEED)
                    .isEmpty();
            assertThat(errors).doesNotContainKeys("INTERNAL_ERROR", "NOT_SUPPORTED", "SQL_SYNTAX");
            assertThat(withRows).as("queries that have rows").isGreaterThan(queries / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg", "my", "li", "h2", "du"})
    void whatADatabaseDoesChangesNoAnswer(String name, TestReporter reporter) {
        Tally tally = new Tally();
        for (int i = 0; i < QUERIES; i++) {
            long seed = SEED + i;
            tally.check(seed, QuestionWriter.question(seed, store(name), store(name)), name, name);
        }
        tally.report(reporter, name);
        assertThat(tally.fewerMoved).as("queries that move fewer rows").isGreaterThan(QUERIES / 6);
    }

    /** What has once been another answer, each over the database that gave it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "pg ! SELECT t.\"k\", MIN(t.\"cn\"), MAX(t.\"ch\") FROM {t} t GROUP BY t.\"k\"",
                "pg ! SELECT DISTINCT t.\"n\", t.\"cn\" FROM {t} t",
                "pg ! SELECT t.\"id\", MIN(t.\"ch\") OVER (PARTITION BY t.\"cn\") FROM {t} t",
                "pg ! SELECT t.\"id\", LAG(t.\"ch\") OVER (ORDER BY t.\"cn\", t.\"id\") FROM {t} t",
                "h2 ! SELECT t.\"id\", LAG(t.\"ch\") OVER (ORDER BY t.\"ch\", t.\"id\") FROM {t} t",
                "pg ! SELECT DISTINCT t.\"i2\" - t.\"k\", t.\"b\" FROM {t} t",
                "h2 ! SELECT DISTINCT t.\"i2\" - t.\"k\", t.\"b\" FROM {t} t",
                "du ! SELECT DISTINCT t.\"i2\" - t.\"k\", t.\"b\" FROM {t} t",
                "my ! SELECT t.\"id\", t.\"sg\" FROM {t} t WHERE EXISTS (SELECT 1 FROM {u} u WHERE t.\"sg\" = u.\"sg\") AND t.\"b\"",
                "my ! SELECT t.\"id\", t.\"sg\" FROM {t} t WHERE t.\"sg\" IN (SELECT u.\"su\" FROM {u} u)",
                "my ! SELECT t.\"id\" FROM {t} t WHERE NOT EXISTS (SELECT 1 FROM {u} u WHERE t.\"su\" = u.\"sb\")",
                "li ! SELECT DISTINCT EXTRACT(YEAR FROM t.\"dt\"), t.\"k\" FROM {t} t",
                "li ! SELECT t.\"id\", COUNT(t.\"i8\" - t.\"k\") FROM {t} t GROUP BY t.\"id\"",
                "du ! SELECT t.\"id\", t.\"sa\" || t.\"sn\" FROM {t} t WHERE t.\"sa\" || t.\"sn\" < 'z'",
                "du ! SELECT SUM(t.\"hu\") FROM {t} t",
                "du ! SELECT t.\"sv\" FROM {t} t INTERSECT SELECT u.\"sa\" FROM {u} u",
                "du ! SELECT t.\"sa\" FROM {t} t EXCEPT SELECT u.\"sv\" FROM {u} u",
                "du ! SELECT t.\"sn\" FROM {t} t UNION SELECT u.\"sa\" FROM {u} u"
            })
    void aHardQueryGivesTheSame(String name, String sql) {
        Tally tally = new Tally();
        tally.check(SEED, Question.of(sql), name, name);
        assertThat(tally.differences).isEmpty();
    }

    @Test
    void whatTwoDatabasesDoChangesNoAnswer(TestReporter reporter) {
        Tally tally = new Tally();
        List<String> names = List.copyOf(STORES.keySet());
        for (int i = 0; i < QUERIES; i++) {
            long seed = SEED + 1_000_000 + i;
            Random random = new Random(seed);
            String first = names.get(random.nextInt(names.size()));
            String second = names.get(random.nextInt(names.size()));
            tally.check(
                    seed,
                    QuestionWriter.question(seed, store(first), store(second)),
                    first,
                    second);
        }
        tally.report(reporter, "two databases");
    }
}
