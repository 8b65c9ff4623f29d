package io.tauro.differential.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    private static final Map<String, Store> STORES = new LinkedHashMap<>();
    private static final List<Connection> HELD = new ArrayList<>();
    private static Comparison comparison;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        Stores.Held h2 = Stores.h2();
        Stores.Held duckDb = Stores.duckDb();
        HELD.addAll(List.of(h2.connection(), duckDb.connection()));
        for (Store store :
                List.of(
                        Stores.postgres(),
                        MySqlStores.mariaDb(),
                        Stores.sqlite(folder),
                        h2.store(),
                        duckDb.store())) {
            STORES.put(store.name(), store);
        }
        comparison = new Comparison(STORES.values());
    }

    @AfterAll
    static void close() throws Exception {
        comparison.close();
        for (Connection connection : HELD) {
            connection.close();
        }
        STORES.clear();
    }

    private static Store store(String name) {
        return java.util.Objects.requireNonNull(STORES.get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg", "my", "li", "h2", "du"})
    void whatADatabaseDoesChangesNoAnswer(String name, TestReporter reporter) {
        Comparison.Tally tally = comparison.tally();
        tally.check(store(name), Comparison.QUERIES);
        tally.report(reporter, name);
        assertThat(tally.fewerMoved())
                .as("queries that move fewer rows")
                .isGreaterThan(Comparison.QUERIES / 6);
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
        Comparison.Tally tally = comparison.tally();
        tally.check(Comparison.SEED, Question.of(sql), name, name);
        assertThat(tally.differences()).isEmpty();
    }

    @Test
    void whatTwoDatabasesDoChangesNoAnswer(TestReporter reporter) {
        Comparison.Tally tally = comparison.tally();
        List<String> names = List.copyOf(STORES.keySet());
        for (int i = 0; i < Comparison.QUERIES; i++) {
            long seed = Comparison.SEED + 1_000_000 + i;
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
