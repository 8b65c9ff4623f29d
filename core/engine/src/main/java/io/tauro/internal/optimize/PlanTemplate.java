package io.tauro.internal.optimize;

import io.tauro.internal.plan.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is right for any values of its parameters, and at any time. Immutable and
 * thread-safe.
 */
public final class PlanTemplate {

    private final RelNode plan;
    private final int parameterCount;
    private final boolean readsClock;

    private PlanTemplate(RelNode plan, int parameterCount, boolean readsClock) {
        this.plan = plan;
        this.parameterCount = parameterCount;
        this.readsClock = readsClock;
    }

    /**
     * The better plan for any values.
     *
     * @param secured a plan whose scans are all behind barriers
     * @param values what its parameters are likely to be; it is good for such values
     * @param start when it is likely to run
     */
    public static PlanTemplate of(RelNode secured, List<@Nullable Object> values, Instant start) {
        boolean readsClock = CurrentTime.isIn(secured);
        RelNode timeless = readsClock ? CurrentTime.parameterise(secured, values.size()) : secured;
        RelNode plan =
                PlanOptimizer.improved(
                        timeless, Parameters.UNKNOWN, parameters(values, readsClock, start));
        plan.getCluster().setMetadataQuerySupplier(() -> new LikelyValues(Parameters.UNKNOWN));
        plan.getCluster().invalidateMetadataQuery();
        return new PlanTemplate(plan, values.size(), readsClock);
    }

    /** The plan, with parameters. */
    public RelNode plan() {
        return plan;
    }

    /** Whether it has CURRENT_TIMESTAMP or its like. */
    public boolean readsClock() {
        return readsClock;
    }

    /**
     * What the parameters of the plan are for one run, those for the clock included.
     *
     * @param values of the {@code javaType()} of the parameters' types, or null
     */
    public Parameters parameters(List<@Nullable Object> values, Instant start) {
        if (values.size() != parameterCount) {
            throw new IllegalArgumentException("A value for each parameter");
        }
        return parameters(values, readsClock, start);
    }

    private static Parameters parameters(
            List<@Nullable Object> values, boolean readsClock, Instant start) {
        if (!readsClock) {
            return new Parameters(values);
        }
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(CurrentTime.values(start));
        return new Parameters(all);
    }

    /** The plan with these values in it. */
    public RelNode bind(Parameters values) {
        return TemplateBinding.bind(plan, values);
    }
}
