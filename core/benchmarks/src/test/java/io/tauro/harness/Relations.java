package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queries that must agree with each other, without a referee. The rows of a relation are those for
 * which a condition is true, false and unknown, together; and as many rows are kept by a condition
 * as there are for which it is computed to be true.
 */
final class Relations {

    private Relations() {}

    static Optional<Finding> judge(Choices choices, Engine engine) {
        Queries.Partition made = new Queries(choices).partition();
        String from = " FROM " + made.relation().sql();
        String p = made.condition();
        String rows = "SELECT " + made.measure() + " AS c0" + from;
        return parted(engine, rows, p).or(() -> counted(engine, from, p));
    }

    private static Optional<Finding> parted(Engine engine, String rows, String p) {
        if (!(engine.ask(rows) instanceof Answer.Rows whole)) {
            return Optional.empty();
        }
        List<List<@Nullable Object>> parts = new ArrayList<>();
        for (String part : List.of(p, "NOT (" + p + ")", "(" + p + ") IS NULL")) {
            Answer answer = engine.ask(rows + " WHERE " + part);
            if (answer instanceof Answer.Failure failure) {
                return internal(engine, rows + " WHERE " + part, failure);
            }
            parts.addAll(((Answer.Rows) answer).rows());
        }
        return whole.difference(new Answer.Rows(parts), false)
                .map(
                        how ->
                                new Finding(
                                        engine.name() + ": three parts",
                                        rows + " WHERE " + p,
                                        how));
    }

    private static Optional<Finding> counted(Engine engine, String from, String p) {
        String kept = "SELECT COUNT(*)" + from + " WHERE " + p;
        String computed = "SELECT COALESCE(SUM(CASE WHEN " + p + " THEN 1 ELSE 0 END), 0)" + from;
        Answer one = engine.ask(kept);
        Answer other = engine.ask(computed);
        if (one instanceof Answer.Failure failure) {
            return internal(engine, kept, failure);
        }
        if (other instanceof Answer.Failure failure) {
            return internal(engine, computed, failure);
        }
        return one.difference(other, false)
                .map(how -> new Finding(engine.name() + ": kept and computed", kept, how));
    }

    private static Optional<Finding> internal(Engine engine, String sql, Answer.Failure failure) {
        return failure.code().startsWith("INTERNAL")
                ? Optional.of(
                        new Finding(engine.name() + ": internal error", sql, failure.message()))
                : Optional.empty();
    }
}
