package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Leaves out orders that nothing can see. The order of a sub-query is kept for what reads its rows
 * one after the other, such as {@code SELECT … FROM (SELECT … ORDER BY x) LIMIT 3} or ARRAY_AGG:
 * the standard does not ask for it, but other databases do it. Joins, set operations, sums and
 * conditions have no order.
 */
final class UselessSorts {

    private static final Set<SqlKind> WITHOUT_ORDER =
            Set.of(SqlKind.COUNT, SqlKind.SUM, SqlKind.SUM0, SqlKind.MIN, SqlKind.MAX, SqlKind.AVG);

    private UselessSorts() {}

    static RelNode remove(RelNode plan) {
        return remove(plan, true);
    }

    /**
     * @param seen whether the order of the rows of the node can be seen
     */
    private static RelNode remove(RelNode node, boolean seen) {
        if (node instanceof Sort sort && !limits(sort) && !seen) {
            return remove(sort.getInput(), false);
        }
        boolean below = node instanceof Sort sort ? seenBelow(sort, seen) : seen && !mixes(node);
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(remove(input, below)));
        RelNode result =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return result.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        boolean listed = visited.getKind() == SqlKind.ARRAY_QUERY_CONSTRUCTOR;
                        RelNode plan = remove(visited.rel, listed);
                        return plan.equals(visited.rel) ? visited : visited.clone(plan);
                    }
                });
    }

    private static boolean limits(Sort sort) {
        return sort.fetch != null || sort.offset != null;
    }

    /** A limit alone takes the rows in the order in which they come. */
    private static boolean seenBelow(Sort sort, boolean seen) {
        return sort.getCollation().getKeys().isEmpty() && (seen || limits(sort));
    }

    private static boolean mixes(RelNode node) {
        return node instanceof Join
                || node instanceof Correlate
                || node instanceof SetOp
                || node instanceof Aggregate aggregate
                        && aggregate.getAggCallList().stream()
                                .allMatch(
                                        call ->
                                                WITHOUT_ORDER.contains(
                                                        call.getAggregation().getKind()));
    }
}
