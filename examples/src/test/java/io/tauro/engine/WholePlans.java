package io.tauro.engine;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PlanPrinter;
import io.tauro.query.QueryPlan;
import io.tauro.security.Grant;

/** Plans as they are, what stands below policies included: for tests alone. */
public final class WholePlans {

    private WholePlans() {}

    public static PhysicalNode root(QueryPlan plan) {
        return ((SecuredPlan) plan).root();
    }

    public static Grant grant(QueryPlan plan) {
        return ((SecuredPlan) plan).grant();
    }

    public static String text(QueryPlan plan) {
        return PlanPrinter.printWhole(root(plan));
    }
}
