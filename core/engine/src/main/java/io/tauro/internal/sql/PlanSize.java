package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.query.QueryLimits;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Counts what there is to be optimised, and refuses too much of it. What is read several times, a
 * view or a common table, is counted while it is expanded already: there may be exponentially much
 * of it. Used by one query.
 */
final class PlanSize {

    private final QueryLimits limits = PlanningThread.limits();
    private int expanded;
    private int nodes;

    /** A view or a query is being expanded, which gives two operators at least. */
    void expand() {
        PlanningThread.throwIfCancelled();
        expanded += 2;
        requireFew(expanded);
    }

    /** Refuses rows of too many columns. */
    static void requireFewColumns(int columns) {
        int most = PlanningThread.limits().planNodes();
        if (columns > most) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "A part of the query has more than "
                            + most
                            + " columns. Name those that are needed instead of '*'.");
        }
    }

    /** Refuses a plan that is too large. */
    void check(RelNode plan) {
        nodes = 0;
        visit(plan);
    }

    /** The joins of which nothing but conditions and expressions stands between. */
    private int visit(RelNode node) {
        requireFew(++nodes);
        node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        visit(subQuery.rel);
                        return super.visitSubQuery(subQuery);
                    }
                });
        boolean joins = node instanceof Join || node instanceof Correlate;
        boolean transparent = joins || node instanceof Project || node instanceof Filter;
        int together = joins ? 1 : 0;
        for (RelNode input : node.getInputs()) {
            together += visit(input);
        }
        if (together > limits.joins()) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The query joins more than "
                            + (limits.joins() + 1)
                            + " tables at once, those of its views included. Take it apart, or raise"
                            + " limits.joins.");
        }
        return transparent ? together : 0;
    }

    private void requireFew(int count) {
        if (count > limits.planNodes()) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The plan of the query has more than "
                            + limits.planNodes()
                            + " operators, those of its views included. Take it apart.");
        }
    }
}
