package io.tauro.internal.metadata;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.RelMdPredicates;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * What is known of the rows of a plan. Calcite's own class throws where a condition compares with
 * NULL, which a rewritten one can do before it is folded.
 */
public final class KnownPredicates extends RelMdPredicates {

    @Override
    public RelOptPredicateList getPredicates(Filter filter, RelMetadataQuery query) {
        return comparesWithNull(filter.getCondition())
                ? query.getPulledUpPredicates(filter.getInput())
                : super.getPredicates(filter, query);
    }

    @Override
    public RelOptPredicateList getPredicates(Join join, RelMetadataQuery query) {
        return comparesWithNull(join.getCondition())
                ? RelOptPredicateList.EMPTY
                : super.getPredicates(join, query);
    }

    /**
     * What holds for the rows of any input. Calcite would leave out what follows from the rest, and
     * evaluates conditions with code that it generates for that, of which some fails.
     */
    @Override
    public RelOptPredicateList getPredicates(Intersect intersect, RelMetadataQuery query) {
        Set<RexNode> predicates = new LinkedHashSet<>();
        for (RelNode input : intersect.getInputs()) {
            predicates.addAll(query.getPulledUpPredicates(input).pulledUpPredicates);
        }
        return RelOptPredicateList.of(intersect.getCluster().getRexBuilder(), predicates);
    }

    private static boolean comparesWithNull(RexNode condition) {
        return RelOptUtil.conjunctions(condition).stream()
                .anyMatch(
                        one ->
                                SqlKind.COMPARISON.contains(one.getKind())
                                        && ((RexCall) one)
                                                .getOperands().stream()
                                                        .anyMatch(
                                                                side ->
                                                                        RexUtil.isNullLiteral(
                                                                                side, false)));
    }
}
