package io.tauro.harness;

import io.tauro.benchmarks.Answers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine says to a query. */
sealed interface Answer {

    /** Its rows. */
    record Rows(List<List<@Nullable Object>> rows) implements Answer {}

    /**
     * An error.
     *
     * @param code SQLSTATE of a database, name of an error code of Tauro
     */
    record Failure(String code, String message) implements Answer {}

    /** How another answer differs, if it does. Two failures are equal, whatever they say. */
    default Optional<String> difference(Answer actual, boolean ordered) {
        if (this instanceof Rows expected && actual instanceof Rows rows) {
            return Answers.difference(expected.rows(), rows.rows(), ordered);
        }
        return this instanceof Failure && actual instanceof Failure
                ? Optional.empty()
                : Optional.of(actual.brief() + ", not " + brief());
    }

    default String brief() {
        if (this instanceof Failure failure) {
            return failure.code() + " " + failure.message();
        }
        return this instanceof Rows rows ? rows.rows().size() + " rows" : "";
    }
}
