package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answer depends neither on the source nor on what it is asked to do: random queries over the
 * same rows in every source, with and without pushdown, in large batches and single rows.
 */
class CrossSourceDifferentialTest {

    private static final long SEED = Long.getLong("tauro.differential.seed", 20_261_121L);
    private static final int QUERIES = Integer.getInteger("tauro.differential.queries", 400);

    private static final Map<String, VirtualContext> CONTEXTS = new LinkedHashMap<>();

    @BeforeAll
    static void fillSources(@TempDir Path folder) throws Exception {
        Sources sources = Sources.fill(TestServer.database("differential"), folder, SEED);
        CONTEXTS.put("off/4096", sources.context(PushdownMode.OFF, 4096));
        CONTEXTS.put("off/1", sources.context(PushdownMode.OFF, 1));
        CONTEXTS.put("auto/4096", sources.context(PushdownMode.AUTO, 4096));
        CONTEXTS.put("auto/1", sources.context(PushdownMode.AUTO, 1));
    }

    @AfterAll
    static void closeContexts() {
        CONTEXTS.values().forEach(VirtualContext::close);
        CONTEXTS.clear();
    }

    private static VirtualSession session(String context) {
        return CONTEXTS.get(context).as(Principal.ANONYMOUS);
    }

    @Test
    void randomQueriesGiveTheSameAnswerOverEverySource() {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> errors = new TreeMap<>();
        int answered = 0;
        int withRows = 0;
        for (int i = 0; i < QUERIES; i++) {
            GeneratedQuery query = QueryGenerator.query(SEED + i);
            Answer expected = expected(query);
            answered += expected.types().startsWith("[") ? 1 : 0;
            if (!expected.types().startsWith("[")) {
                errors.merge(expected.types(), 1, Integer::sum);
            }
            withRows += expected.rows().isEmpty() ? 0 : 1;
            differences.addAll(differences(query, expected, new Random(SEED + i)));
        }
        assertThat(differences).as("seed %d", SEED).isEmpty();
        assertThat(errors)
                .as("seed %d", SEED)
                .doesNotContainKeys("INTERNAL_ERROR", "NOT_SUPPORTED", "SQL_SYNTAX");
        assertThat(answered).as("queries that have an answer").isGreaterThan(QUERIES * 8 / 10);
        assertThat(withRows).as("queries that have rows").isGreaterThan(QUERIES / 2);
    }

    static Stream<GeneratedQuery> knownToBeHard() {
        return Stream.of(
                GeneratedQuery.of("SELECT SUM(a.k + ?), SUM(a.k + ?) FROM {a} a", 1L, 2L),
                GeneratedQuery.of(
                        "SELECT a.b, COUNT(*) FILTER (WHERE a.s = ?) FROM {a} a GROUP BY a.b",
                        "abc"),
                GeneratedQuery.of(
                        "SELECT COUNT(*) FROM {a} a WHERE EXISTS (SELECT 1 FROM {c} c WHERE c.id < 0)"),
                GeneratedQuery.of(
                        "SELECT id FROM {a} a WHERE a.k NOT IN (SELECT k FROM {c} c WHERE c.id < 0)"),
                GeneratedQuery.of("SELECT id, x FROM {f} f ORDER BY x, id"),
                GeneratedQuery.of(
                        "SELECT id, x FROM {f} f ORDER BY x DESC, id DESC FETCH NEXT 7 ROWS ONLY"),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x = 0"),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x = ?", -0.0),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x = ?", Double.NaN),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x > ?", Double.MAX_VALUE),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x IN (?, ?)", Double.NaN, 0.1),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x NOT IN (0, 0.1)"),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE NOT x < 1"),
                GeneratedQuery.of("SELECT id FROM {f} f WHERE x BETWEEN ? AND ?", 0.0, Double.NaN),
                GeneratedQuery.of("SELECT x, COUNT(*) FROM {f} f GROUP BY x"),
                GeneratedQuery.of("SELECT MIN(x), MAX(x), COUNT(DISTINCT x) FROM {f} f"),
                GeneratedQuery.of("SELECT DISTINCT x FROM {f} f"),
                GeneratedQuery.of("SELECT f.id, g.id AS other FROM {f} f JOIN {f} g ON f.x = g.x"));
    }

    @ParameterizedTest
    @MethodSource("knownToBeHard")
    void aHardQueryGivesTheSameAnswerOverEverySource(GeneratedQuery query) {
        Answer expected = expected(query);
        assertThat(expected.types()).startsWith("[");
        assertThat(differences(query, expected, new Random(SEED))).isEmpty();
    }

    private static Answer expected(GeneratedQuery query) {
        return Answer.of(
                session("off/4096"), query, query.over(Sources.REFERENCE, Sources.REFERENCE));
    }

    /** Over each source, and over two of them. */
    private static List<String> differences(GeneratedQuery query, Answer expected, Random random) {
        List<String> contexts = List.copyOf(CONTEXTS.keySet());
        List<String> sources = query.special() ? Sources.OF_SPECIAL_NUMBERS : Sources.ALL;
        List<String> differences = new ArrayList<>();
        for (String source : sources) {
            check(query, expected, "auto/" + (random.nextBoolean() ? 1 : 4096), source, source)
                    .ifPresent(differences::add);
            String other = SampleData.pick(random, sources);
            check(query, expected, SampleData.pick(random, contexts), source, other)
                    .ifPresent(differences::add);
        }
        return differences;
    }

    private static Optional<String> check(
            GeneratedQuery query, Answer expected, String context, String left, String right) {
        String sql = query.over(left, right);
        Answer actual = Answer.of(session(context), query, sql);
        if (actual.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of(
                "%n%s %s%n  expected %s%n  actual   %s"
                        .formatted(context, sql + " " + query.parameters(), expected, actual));
    }
}
