package io.tauro.internal.optimize;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.rules.AggregateProjectPullUpConstantsRule;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes joins of correlated sub-queries whose shape is known to allow it, each by itself. The
 * others stay as they are, and run once for each outer row.
 */
final class Decorrelation {

    private final RelBuilder builder;
    private int inputs;

    Decorrelation(RelBuilder builder) {
        this.builder = builder;
    }

    RelNode apply(RelNode plan) {
        return joins(plan.accept(new AlwaysOneRow()));
    }

    private RelNode joins(RelNode plan) {
        if (plan instanceof Correlate correlate && CorrelatedShape.isSimple(correlate)) {
            RelNode joined = joined(correlate);
            if (joined != correlate) {
                return joined;
            }
        }
        RelNode result = plan;
        List<RelNode> before = plan.getInputs();
        for (int i = 0; i < before.size(); i++) {
            RelNode after = joins(before.get(i));
            if (after != before.get(i)) {
                List<RelNode> changed = new java.util.ArrayList<>(result.getInputs());
                changed.set(i, after);
                result = result.copy(result.getTraitSet(), changed);
            }
        }
        return result;
    }

    /** The correlation as a join; itself if that did not work. */
    private RelNode joined(Correlate correlate) {
        RelNode left = joins(correlate.getLeft());
        Input input = new Input(left, inputs++);
        RelNode alone =
                correlate.copy(correlate.getTraitSet(), List.of(input, correlate.getRight()));
        RelNode joined;
        try {
            RelNode varied =
                    PlanOptimizer.run(
                            alone,
                            List.<RelOptRule>of(
                                    AggregateProjectPullUpConstantsRule.Config.DEFAULT.toRule()));
            joined =
                    RelDecorrelator.decorrelateQuery(ConstantKeys.remove(varied, builder), builder)
                            .accept(new NullSafeCorrelation());
        } catch (RuntimeException | AssertionError e) {
            return correlate;
        }
        if (!isWhole(joined)
                || !RelOptUtil.areRowTypesEqual(
                        joined.getRowType(), correlate.getRowType(), false)) {
            return correlate;
        }
        return withInput(joined, input, left);
    }

    /** Whether nothing in it depends on an outer row. */
    private static boolean isWhole(RelNode plan) {
        Set<CorrelationId> used = RelOptUtil.getVariablesUsed(plan);
        return used.isEmpty() && !PlanOptimizer.hasCorrelation(plan);
    }

    private static RelNode withInput(RelNode plan, Input input, RelNode real) {
        if (plan instanceof Input leaf && leaf.number == input.number) {
            return real;
        }
        RelNode result = plan;
        List<RelNode> before = plan.getInputs();
        for (int i = 0; i < before.size(); i++) {
            RelNode after = withInput(before.get(i), input, real);
            if (after != before.get(i)) {
                List<RelNode> changed = new java.util.ArrayList<>(result.getInputs());
                changed.set(i, after);
                result = result.copy(result.getTraitSet(), changed);
            }
        }
        return result;
    }

    /** Stands for the outer rows, of which only their columns matter here. */
    private static final class Input extends AbstractRelNode {

        private final int number;

        Input(RelNode real, int number) {
            super(real.getCluster(), real.getTraitSet());
            this.rowType = real.getRowType();
            this.number = number;
        }

        @Override
        public RelNode copy(RelTraitSet traits, List<RelNode> noInputs) {
            return this;
        }

        @Override
        public RelWriter explainTerms(RelWriter writer) {
            return super.explainTerms(writer).item("number", number);
        }
    }
}
