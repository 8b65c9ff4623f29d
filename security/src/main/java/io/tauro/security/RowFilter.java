package io.tauro.security;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;

/** Which rows of a table a role may read. */
public sealed interface RowFilter {

    /** How a policy writes {@link AllRows}. */
    String ALL_ROWS = "ALL_ROWS";

    /** Each row that no restrictive filter takes away; never one of another tenant. */
    record AllRows() implements RowFilter {}

    /**
     * The rows for which a condition is true.
     *
     * @param condition SQL over the columns of the table, with {@code {principal}}, {@code
     *     {principal.attribute}} and {@code {tenant}} in the place of values
     */
    record Condition(String condition) implements RowFilter {
        public Condition {
            if (condition.isBlank()) {
                throw new TauroException(
                        ErrorCode.INVALID_POLICY,
                        "A row filter is blank. Write a condition, or ALL_ROWS for every row.");
            }
        }
    }

    /**
     * A filter as a policy writes it. The empty text is {@link AllRows}, as in the system that
     * policies like these come from; any other blank text is an error.
     *
     * @throws TauroException {@code TAURO-1011} if it is blank, and not empty
     */
    static RowFilter of(String text) {
        return text.isEmpty() || text.strip().equals(ALL_ROWS)
                ? new AllRows()
                : new Condition(text);
    }
}
