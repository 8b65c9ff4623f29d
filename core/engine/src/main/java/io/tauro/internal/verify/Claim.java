package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import java.util.List;

/** What is true of a row. Immutable. */
sealed interface Claim {

    /** Each of them. */
    record All(List<Claim> claims) implements Claim {
        public All {
            claims = List.copyOf(claims);
        }
    }

    /** One of them at least. */
    record Any(List<Claim> claims) implements Claim {
        public Any {
            claims = List.copyOf(claims);
        }
    }

    /**
     * The value of a column is one of these.
     *
     * @param column its position in the table
     */
    record Within(int column, ValueSet values) implements Claim {}

    /** This expression over the columns of the table is true; nothing more is known of it. */
    record Holds(Expression expression) implements Claim {}
}
