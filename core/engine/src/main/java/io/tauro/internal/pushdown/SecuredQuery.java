package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.PlanOptimizer;
import io.tauro.internal.optimize.PlanTemplate;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.plan.BarrierVerifier;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.plan.PolicyInjector;
import io.tauro.internal.sql.ConvertedQuery;
import io.tauro.internal.verify.PolicyVerifier;
import io.tauro.security.Grant;
import java.time.Instant;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * A query whose scans are secured, on its way to a physical plan: each step verifies that they
 * still are. Immutable. It keeps the planner's types from whoever takes the steps.
 */
public final class SecuredQuery {

    private final RelNode plan;
    private final Grant grant;

    private SecuredQuery(RelNode plan, Grant grant) {
        BarrierVerifier.verify(plan, grant);
        this.plan = plan;
        this.grant = grant;
    }

    /** The query with a barrier around each scan that the grant covers. */
    public static SecuredQuery of(ConvertedQuery query, Grant grant) {
        RelNode plan = PolicyInjector.inject(query.root().project(), grant);
        BarrierVerifier.verifyFresh(plan, grant);
        return new SecuredQuery(plan, grant);
    }

    /** The same query, rewritten to be faster. To be called on a planning thread. */
    public SecuredQuery optimized(Parameters parameters, Instant start) {
        return new SecuredQuery(PlanOptimizer.optimize(plan, parameters, start), grant);
    }

    /**
     * The same query, rewritten to be faster whatever the values of its parameters, above all for
     * values like these. To be called on a planning thread.
     */
    public QueryTemplate template(List<@Nullable Object> values, Instant start) {
        return new QueryTemplate(PlanTemplate.of(plan, values, start), grant);
    }

    /** Whether it asks for the time. */
    public boolean readsClock() {
        return PlanOptimizer.readsClock(plan);
    }

    /** The plan to run, with what the sources agreed to do. To be called on a planning thread. */
    public PhysicalNode negotiated(Parameters parameters, PushdownPolicy pushdown) {
        return PolicyVerifier.assured(
                PhysicalPlanner.plan(plan, parameters, pushdown).root(), grant);
    }
}
