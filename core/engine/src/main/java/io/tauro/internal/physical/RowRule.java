package io.tauro.internal.physical;

import io.tauro.internal.kernel.Expression;
import io.tauro.type.Schema;
import java.util.Map;

/**
 * Which rows of a table a policy lets through, as the policy was written. Immutable.
 *
 * @param condition over the columns of the table as it is
 * @param complete whether that is all; else the policy also has conditions with sub-queries
 * @param always whether it was true of every row when it was read
 * @param columns of the table as it is
 * @param inputs where these columns are, by their positions in the table, as far as they are there
 * @param steady whether no row can fail below: then it does not matter which rows are looked at
 * @param verified whether each row has to be looked at here
 */
public record RowRule(
        Expression condition,
        boolean complete,
        boolean always,
        Schema columns,
        Map<Integer, Integer> inputs,
        boolean steady,
        boolean verified) {

    public RowRule {
        inputs = Map.copyOf(inputs);
    }

    /** Whether every row is let through. */
    public boolean isEveryRow() {
        return complete && condition.isTrueConstant();
    }
}
