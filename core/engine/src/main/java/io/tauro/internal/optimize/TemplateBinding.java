package io.tauro.internal.optimize;

import io.tauro.internal.plan.Parameters;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Puts values in the place of parameters, and folds what they make constant, so that a source is
 * offered the same as if they had been literals. Of one run.
 */
final class TemplateBinding extends RelHomogeneousShuttle {

    private final RexBuilder builder;
    private final Parameters values;
    private final KernelFolding folding;
    private final Binding binding = new Binding();

    private TemplateBinding(RexBuilder builder, Parameters values) {
        this.builder = builder;
        this.values = values;
        this.folding = new KernelFolding(values);
    }

    static RelNode bind(RelNode plan, Parameters values) {
        return values.values().isEmpty()
                ? plan
                : plan.accept(new TemplateBinding(plan.getCluster().getRexBuilder(), values));
    }

    static RexNode bind(RexNode condition, RexBuilder builder, Parameters values) {
        return condition.accept(new TemplateBinding(builder, values).binding);
    }

    @Override
    public RelNode visit(TableScan scan) {
        return scan;
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        binding.decided = false;
        RelNode bound = visited.accept(binding);
        return bound instanceof Filter filter && binding.decided ? simplified(filter) : bound;
    }

    /** What is left of a condition of which a part is decided now. */
    private RelNode simplified(Filter filter) {
        RexNode condition =
                new RexSimplify(builder, RelOptPredicateList.EMPTY, folding)
                        .simplifyUnknownAsFalse(filter.getCondition());
        return filter.copy(
                filter.getTraitSet(),
                filter.getInput(),
                RexUtil.removeNullabilityCast(builder.getTypeFactory(), condition));
    }

    private final class Binding extends RexShuttle {

        /** Whether a condition or choice has a constant among its operands. */
        private boolean decided;

        @Override
        public RexNode visitDynamicParam(RexDynamicParam parameter) {
            return values.literal(builder, parameter);
        }

        @Override
        public RexNode visitCall(RexCall call) {
            RexNode visited = super.visitCall(call);
            if (visited.equals(call) || !(visited instanceof RexCall changed)) {
                return visited;
            }
            boolean constant = changed.getOperands().stream().allMatch(Binding::isConstant);
            if (constant && RexUtil.isDeterministic(changed)) {
                return folding.fold(builder, changed);
            }
            if (isChoice(changed)) {
                decided |= changed.getOperands().stream().anyMatch(Binding::isConstant);
            }
            return changed;
        }

        private static boolean isConstant(RexNode node) {
            return node instanceof RexLiteral
                    || node instanceof RexDynamicParam
                    || node.getKind() == SqlKind.CAST
                            && ((RexCall) node).operands.get(0) instanceof RexLiteral;
        }

        private static boolean isChoice(RexCall call) {
            return switch (call.getKind()) {
                case AND, OR, NOT, CASE, COALESCE -> true;
                default -> false;
            };
        }
    }
}
