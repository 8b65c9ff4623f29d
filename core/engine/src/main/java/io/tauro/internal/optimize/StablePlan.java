package io.tauro.internal.optimize;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/** Whether a plan gives the same rows each time that it runs. */
final class StablePlan {

    private StablePlan() {}

    static boolean is(RelNode plan) {
        boolean[] stable = {!(plan instanceof Sample)};
        plan.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        stable[0] &= RexUtil.isDeterministic(call);
                        return call;
                    }
                });
        return stable[0] && plan.getInputs().stream().allMatch(StablePlan::is);
    }
}
