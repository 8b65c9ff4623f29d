package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.DynamicParameters;
import io.tauro.internal.sql.PolicyBarrier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/**
 * A plan that reads one table and looks at values of parameters in the conditions on that table
 * only.
 *
 * @param leaf what is asked of the table, below its policy if it is under one
 * @param fixed parameters in what the policy says of rows and columns
 */
record TableReading(LeafQuery leaf, Set<Integer> fixed) {

    TableReading {
        fixed = Set.copyOf(fixed);
    }

    /** The plan as such a reading; empty if it is more than that. */
    static Optional<TableReading> of(RelNode plan) {
        Optional<LeafQuery> leaf = LeafQuery.of(plan);
        if (leaf.isPresent()) {
            return leaf.get().projections().stream().anyMatch(DynamicParameters::areIn)
                    ? Optional.empty()
                    : leaf.map(all -> new TableReading(all, Set.of()));
        }
        return policy(plan).flatMap(TableReading::below);
    }

    /** The policy, if only columns are computed above it and rows counted off. */
    private static Optional<PolicyBarrier> policy(RelNode plan) {
        if (plan instanceof PolicyBarrier barrier) {
            return Optional.of(barrier);
        }
        boolean same =
                plan instanceof Project project
                                && project.getProjects().stream().allMatch(TableReading::isSame)
                        || plan instanceof Sort sort && isSame(sort.fetch) && isSame(sort.offset);
        return same ? policy(plan.getInput(0)) : Optional.empty();
    }

    /** Whether an expression is the same in each run. */
    private static boolean isSame(@Nullable RexNode expression) {
        return expression == null
                || expression instanceof RexLiteral
                || RexUtil.isDeterministic(expression) && !DynamicParameters.areIn(expression);
    }

    private static Optional<TableReading> below(PolicyBarrier policy) {
        return LeafQuery.of(policy.getInput())
                .map(
                        leaf -> {
                            Set<Integer> fixed = new TreeSet<>();
                            parameters(List.of(policy.rows().condition()), fixed);
                            parameters(leaf.projections(), fixed);
                            return new TableReading(leaf, fixed);
                        });
    }

    private static void parameters(List<RexNode> expressions, Set<Integer> into) {
        for (RexNode expression : expressions) {
            expression.accept(
                    new RexVisitorImpl<Void>(true) {
                        @Override
                        public @Nullable Void visitDynamicParam(RexDynamicParam parameter) {
                            into.add(parameter.getIndex());
                            return null;
                        }
                    });
        }
    }
}
