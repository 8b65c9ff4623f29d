package io.tauro.internal.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilder;

/**
 * Gives each input of a join the conditions that follow from those of the other one: of {@code a.x
 * = b.y AND a.x > 5}, that {@code b.y > 5}. Once for each join: Calcite's rule does not know again
 * what it has inferred in another form, and infers it for ever.
 */
final class TransitivePredicates extends RelHomogeneousShuttle {

    private final RelBuilder builder;

    TransitivePredicates(RelBuilder builder) {
        this.builder = builder;
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        return visited instanceof Join join ? inferred(join) : visited;
    }

    private RelNode inferred(Join join) {
        RelOptPredicateList known =
                join.getCluster().getMetadataQuery().getPulledUpPredicates(join);
        if (known.leftInferredPredicates.isEmpty() && known.rightInferredPredicates.isEmpty()) {
            return join;
        }
        return join.copy(
                join.getTraitSet(),
                join.getCondition(),
                filtered(join.getLeft(), known.leftInferredPredicates),
                filtered(join.getRight(), known.rightInferredPredicates),
                join.getJoinType(),
                join.isSemiJoinDone());
    }

    private RelNode filtered(RelNode input, List<RexNode> conditions) {
        return conditions.isEmpty()
                ? input
                : builder.push(input).filter(typed(conditions, input)).build();
    }

    /** Of a right join Calcite leaves columns with the types of those that they are equal to. */
    private List<RexNode> typed(List<RexNode> conditions, RelNode input) {
        RexShuttle types =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef column) {
                        return builder.getRexBuilder().makeInputRef(input, column.getIndex());
                    }
                };
        return conditions.stream().map(condition -> condition.accept(types)).toList();
    }
}
