package io.tauro.internal.sql;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;

/** Conditions of queries on a table that stands in a test as text. */
public final class Conditions {

    private Conditions() {}

    /** The table {@code t} with these columns. */
    public static SqlFrontEnd over(String columns) {
        return new SqlFrontEnd(
                Catalog.of(List.of(TestTables.table("t", columns))), SqlDialectOption.ANSI);
    }

    /** The conjuncts of a condition, and what makes expressions. */
    public static List<RexNode> of(SqlFrontEnd frontEnd, String condition) {
        return RelOptUtil.conjunctions(filter(frontEnd, condition).getCondition());
    }

    public static Filter filter(SqlFrontEnd frontEnd, String condition) {
        return find(frontEnd, condition)
                .orElseThrow(() -> new AssertionError("Nothing to ask: " + condition));
    }

    /** Empty if the condition is the same for all rows. */
    public static Optional<Filter> find(SqlFrontEnd frontEnd, String condition) {
        RelNode plan =
                frontEnd.convert(frontEnd.parse("SELECT * FROM t WHERE " + condition), List.of())
                        .root()
                        .rel;
        while (!(plan instanceof Filter) && !plan.getInputs().isEmpty()) {
            plan = plan.getInput(0);
        }
        return plan instanceof Filter filter ? Optional.of(filter) : Optional.empty();
    }
}
