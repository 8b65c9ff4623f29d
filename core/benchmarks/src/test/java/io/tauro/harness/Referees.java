package io.tauro.harness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges the answers to random queries. PostgreSQL is right, as {@code docs/semantics.md} follows
 * it; DuckDB judges what PostgreSQL cannot run, and is only counted elsewhere.
 */
final class Referees {

    /** What a variant may say instead of an answer. */
    private static final List<String> REFUSALS = List.of("NOT_SUPPORTED");

    private final Engines engines;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();

    Referees(Engines engines) {
        this.engines = engines;
    }

    /** How often what happened. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** A query for each kind of refusal. */
    Map<String, String> refusals() {
        return refusals;
    }

    /** Asks some of the variants; the plain one always. */
    Optional<Finding> judge(Choices choices, List<Engine> variants) {
        Select select = new Queries(choices).query();
        count("queries");
        Answer expected = expected(select);
        Optional<Finding> finding = Optional.empty();
        for (Engine variant : variants) {
            Answer actual = variant.ask(select.sql());
            finding = finding(variant, select, expected, actual);
            if (finding.isPresent()) {
                break;
            }
        }
        return finding;
    }

    private Answer expected(Select select) {
        Answer first = engines.postgres().ask(select.sql());
        Answer second = engines.duck().ask(select.sql());
        if (first instanceof Answer.Rows) {
            if (first.difference(second, select.ordered()).isPresent()) {
                count("DuckDB says otherwise than PostgreSQL");
            }
            return first;
        }
        if (second instanceof Answer.Rows) {
            count(
                    "DuckDB answers alone, PostgreSQL says "
                            + first.brief().replaceAll("t\\d+", "t"));
            return second;
        }
        count("no referee answers");
        return first;
    }

    private Optional<Finding> finding(
            Engine variant, Select select, Answer expected, Answer actual) {
        if (actual instanceof Answer.Failure failure) {
            if (failure.code().startsWith("INTERNAL")) {
                return Optional.of(
                        new Finding(
                                variant.name() + ": internal error",
                                select.sql(),
                                failure.message()));
            }
            if (REFUSALS.contains(failure.code())) {
                count("refused");
                refusals.putIfAbsent(
                        failure.message().replaceAll("\\(line.*?\\)|[ctdpqw]\\d+", "?"),
                        select.sql());
                return Optional.empty();
            }
            if (failure.code().equals("MEMORY_LIMIT") && variant.name().contains("little")) {
                count("memory limit");
                return Optional.empty();
            }
        }
        if (expected instanceof Answer.Failure) {
            return Optional.empty();
        }
        count("answers compared");
        return expected.difference(actual, select.ordered())
                .map(
                        how ->
                                new Finding(
                                        variant.name()
                                                + (actual instanceof Answer.Failure failure
                                                        ? ": " + failure.code()
                                                        : ": other rows"),
                                        select.sql(),
                                        how));
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
