package io.tauro.internal.sql;

import io.tauro.type.Schema;
import org.apache.calcite.rex.RexNode;

/**
 * Which rows of a table a policy lets through, as it was written: no rule rewrites it. Immutable.
 *
 * @param condition over the columns of the table as it is
 * @param complete whether that is all; else the policy also has conditions with sub-queries
 * @param always whether each part of it was true of every row when it was read, such as that a
 *     column that has no nulls is not null
 * @param columns of the table as it is
 */
public record PolicyRows(RexNode condition, boolean complete, boolean always, Schema columns) {

    PolicyRows with(RexNode other) {
        return new PolicyRows(other, complete, always, columns);
    }
}
