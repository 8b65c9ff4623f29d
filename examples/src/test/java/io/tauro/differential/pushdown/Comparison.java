package io.tauro.differential.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.differential.pushdown.Outcome.Run;
import io.tauro.engine.PushdownMode;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.TestReporter;

/** Databases whose queries are run with pushdown, without it, and over the same rows in memory. */
final class Comparison implements AutoCloseable {

    static final long SEED = Long.getLong("tauro.differential.seed", 20_261_122L);
    static final int QUERIES = Integer.getInteger("tauro.pushdown.queries", 120);

    /** Differences that are told at once. */
    private static final int TOLD = Integer.getInteger("tauro.pushdown.told", 5);

    private final VirtualContext auto;
    private final VirtualContext off;

    Comparison(Collection<Store> stores) {
        auto = context(stores, PushdownMode.AUTO);
        off = context(stores, PushdownMode.OFF);
    }

    /** Each database's tables, and their rows in memory: {@code pg_t} is {@code mem_pg_t}. */
    private static VirtualContext context(Collection<Store> stores, PushdownMode mode) {
        VirtualContextBuilder builder =
                VirtualContext.builder().settings(settings -> settings.pushdown(mode));
        for (Store store : stores) {
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

    @Override
    public void close() {
        auto.close();
        off.close();
    }

    Tally tally() {
        return new Tally();
    }

    /** What came of many queries. */
    final class Tally {
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

        /** Questions over the tables of one database. */
        void check(Store store, int queries) {
            for (int i = 0; i < queries; i++) {
                long seed = SEED + i;
                check(
                        seed,
                        QuestionWriter.question(seed, store, store),
                        store.name(),
                        store.name());
            }
        }

        int fewerMoved() {
            return fewerMoved;
        }

        List<String> differences() {
            return differences;
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
}
