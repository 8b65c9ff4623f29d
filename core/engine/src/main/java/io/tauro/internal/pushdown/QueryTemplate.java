package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.PlanTemplate;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.plan.BarrierVerifier;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.pushdown.PhysicalPlanner.Planned;
import io.tauro.internal.verify.PolicyVerifier;
import io.tauro.security.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secured and optimised query that waits for the values of its parameters. What a source takes
 * can depend on a value, and what it has to read on the moment, so sources are asked for each run;
 * nothing else of planning is repeated for the values of the run before. Immutable and thread-safe.
 */
public final class QueryTemplate {

    private final PlanTemplate template;
    private final Grant grant;

    /** The short way, once a run has shown that there is one. */
    private volatile Optional<ScanTemplate> shortWay = Optional.empty();

    /** The last plan, for a run with the same values. */
    private volatile Optional<RepeatedPlan> last = Optional.empty();

    QueryTemplate(PlanTemplate template, Grant grant) {
        BarrierVerifier.verify(template.plan(), grant);
        this.template = template;
        this.grant = grant;
    }

    /** Whether it asks for the time. */
    public boolean readsClock() {
        return template.readsClock();
    }

    /**
     * The plan to run once, with what the sources agreed to do. To be called on a planning thread.
     *
     * @param values of the {@code javaType()} of the parameters' types, or null
     * @param start what CURRENT_TIMESTAMP and its like mean
     */
    public PhysicalNode physical(
            List<@Nullable Object> values, Instant start, PushdownPolicy pushdown) {
        Parameters parameters = template.parameters(values, start);
        Planned planned = PhysicalPlanner.plan(template.bind(parameters), parameters, pushdown);
        PhysicalNode made = PolicyVerifier.assured(planned.root(), grant);
        last = RepeatedPlan.of(made, planned.asked(), parameters);
        if (shortWay.isEmpty() && pushdown != PushdownPolicy.OFF) {
            shortWay = ScanTemplate.of(template.plan(), made, parameters);
        }
        return made;
    }

    /**
     * The same, where only values have to be put into a scan, or where the values are those of the
     * run before; empty where there is more to do. Does not need a planning thread. A plan that is
     * made this way is verified as any other.
     */
    public Optional<PhysicalNode> again(List<@Nullable Object> values, Instant start) {
        Optional<ScanTemplate> known = shortWay;
        Optional<RepeatedPlan> before = last;
        if (known.isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        Parameters parameters = template.parameters(values, start);
        Optional<PhysicalNode> made =
                known.flatMap(way -> way.with(parameters))
                        .or(() -> before.flatMap(plan -> plan.with(parameters)));
        made.ifPresent(plan -> PolicyVerifier.verify(plan, grant));
        return made;
    }
}
