package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.ReduceExpressionsRule;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.JoinReduceExpressionsRule;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.ProjectReduceExpressionsRule;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Calcite's rules that fold constants. They push a comparison into the branches of a CASE, where it
 * keeps being nullable even if no operand is any longer, which their own simplification does not
 * expect; so here this is done before them, with the types that it has then.
 */
final class ConstantFolding {

    static final List<RelOptRule> RULES =
            List.of(
                    new FilterReduceExpressionsRule(
                            FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig.DEFAULT) {
                        @Override
                        public void onMatch(RelOptRuleCall call) {
                            if (!pushed(call)) {
                                super.onMatch(call);
                            }
                        }
                    },
                    new ProjectReduceExpressionsRule(
                            ProjectReduceExpressionsRule.ProjectReduceExpressionsRuleConfig
                                    .DEFAULT) {
                        @Override
                        public void onMatch(RelOptRuleCall call) {
                            if (!pushed(call)) {
                                super.onMatch(call);
                            }
                        }
                    },
                    new JoinReduceExpressionsRule(
                            JoinReduceExpressionsRule.JoinReduceExpressionsRuleConfig.DEFAULT) {
                        @Override
                        public void onMatch(RelOptRuleCall call) {
                            if (!pushed(call)) {
                                super.onMatch(call);
                            }
                        }
                    });

    /**
     * The same, where columns that are known to be constant stay columns: to find them out takes
     * longer than all else once joins are in order, and they have been found before.
     */
    static final List<RelOptRule> OF_CALLS =
            List.of(
                    RULES.get(0),
                    new ProjectReduceExpressionsRule(
                            ProjectReduceExpressionsRule.ProjectReduceExpressionsRuleConfig
                                    .DEFAULT) {
                        @Override
                        public void onMatch(RelOptRuleCall call) {
                            Project project = call.rel(0);
                            if (project.getProjects().stream().anyMatch(RexCall.class::isInstance)
                                    && !pushed(call)) {
                                super.onMatch(call);
                            }
                        }
                    },
                    RULES.get(2));

    private ConstantFolding() {}

    /** Whether the node is now another one, to which the rule comes again. */
    private static boolean pushed(RelOptRuleCall call) {
        RelNode node = call.rel(0);
        RexBuilder builder = node.getCluster().getRexBuilder();
        RelNode pushed = node.accept(new NullTests(builder)).accept(new IntoCase(builder));
        if (pushed == node) {
            return false;
        }
        call.transformTo(pushed);
        return true;
    }

    private static final class IntoCase extends RexShuttle {

        private final RexBuilder builder;

        IntoCase(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitCall(RexCall given) {
            RexNode visited = super.visitCall(given);
            while (visited instanceof RexCall call) {
                RexCall pushed = ReduceExpressionsRule.pushPredicateIntoCase(call);
                if (pushed.equals(call)) {
                    return call;
                }
                visited = super.visitCall(retyped(pushed));
            }
            return visited;
        }

        private RexCall retyped(RexCall choice) {
            List<RexNode> operands = new ArrayList<>();
            for (int i = 0; i < choice.operands.size(); i++) {
                RexNode operand = choice.operands.get(i);
                operands.add(RexUtil.isCasePredicate(choice, i) ? operand : retyped(operand));
            }
            return choice.clone(choice.getType(), operands);
        }

        /** Nullable as its operands are, where nothing else decides about that. */
        private RexNode retyped(RexNode result) {
            if (!(result instanceof RexCall call) || Strong.policy(call) != Strong.Policy.ANY) {
                return result;
            }
            boolean nullable = call.operands.stream().anyMatch(one -> one.getType().isNullable());
            return call.clone(
                    builder.getTypeFactory().createTypeWithNullability(call.getType(), nullable),
                    call.operands);
        }
    }
}
