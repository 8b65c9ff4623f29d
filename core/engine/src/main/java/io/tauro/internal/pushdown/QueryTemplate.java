package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.PlanTemplate;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.plan.BarrierVerifier;
import io.tauro.internal.plan.Parameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secured and optimised query that waits for the values of its parameters. What a source takes
 * can depend on a value, so sources are asked for each run; nothing else of planning is repeated.
 * Immutable and thread-safe.
 */
public final class QueryTemplate {

    private final PlanTemplate template;

    QueryTemplate(PlanTemplate template) {
        BarrierVerifier.verify(template.plan());
        this.template = template;
    }

    /** Whether it asks for the time. */
    public boolean readsClock() {
        return template.readsClock();
    }

    /**
     * The plan to run once, with what the sources agreed to do.
     *
     * @param values of the {@code javaType()} of the parameters' types, or null
     * @param start what CURRENT_TIMESTAMP and its like mean
     */
    public PhysicalNode physical(
            List<@Nullable Object> values, Instant start, PushdownPolicy pushdown) {
        Parameters parameters = template.parameters(values, start);
        return PhysicalPlanner.plan(template.bind(parameters), parameters, pushdown);
    }
}
