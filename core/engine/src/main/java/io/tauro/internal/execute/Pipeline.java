package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps from a scan up through filters, projections and probes of joins, of which each thread
 * can run its own. Its joins are built once. Used by the thread that reads.
 */
final class Pipeline {

    private final List<PhysicalNode> steps;
    private final QueryRuntime runtime;
    private final DynamicFilters filters;
    private final IdentityHashMap<PhysicalNode, Join> joins = new IdentityHashMap<>();

    /** A join whose probe side is known later than its build side. */
    private record Join(JoinOperator operator, Inlet inlet) {}

    /**
     * @param steps from the scan up
     * @param builds makes the operator of a build side
     */
    Pipeline(
            List<PhysicalNode> steps,
            QueryRuntime runtime,
            DynamicFilters filters,
            NeededColumns needed,
            Function<PhysicalNode, Operator> builds) {
        this.steps = List.copyOf(steps);
        this.runtime = runtime;
        this.filters = filters;
        for (PhysicalNode step : steps) {
            ParallelPlan.joinOf(step)
                    .ifPresent(spec -> joins.put(step, join(step, needed.in(spec), builds)));
        }
    }

    private Join join(PhysicalNode step, JoinSpec spec, Function<PhysicalNode, Operator> builds) {
        Operator build = builds.apply(step.inputs().get(spec.buildLeft() ? 0 : 1));
        Inlet inlet = new Inlet();
        return new Join(
                new JoinOperator(
                        spec, inlet, build, runtime, filters.builtBy(step, runtime.memory())),
                inlet);
    }

    ScanNode scan() {
        return (ScanNode) steps.get(0);
    }

    /** What is found out about the rows of the scan. */
    ScanFilter filter() {
        return filters.of(scan());
    }

    /**
     * Reads the build sides, the uppermost first, as they would be if one thread ran all.
     *
     * @return false if one of them is empty and nothing can come of the pipeline
     */
    boolean prepare() {
        for (Join join : joinsFromTop()) {
            join.operator().prepare();
            if (join.operator().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private List<Join> joinsFromTop() {
        List<Join> found = new ArrayList<>();
        for (PhysicalNode step : steps) {
            Join join = joins.get(step);
            if (join != null) {
                found.add(0, join);
            }
        }
        return found;
    }

    /** How many of the steps several threads can run: those below a join that is not shared. */
    int sharedSteps() {
        for (int i = 0; i < steps.size(); i++) {
            Join join = joins.get(steps.get(i));
            if (join != null && join.operator().fork().isEmpty()) {
                return i;
            }
        }
        return steps.size();
    }

    int size() {
        return steps.size();
    }

    /** The steps behind the scan and before {@code to}, for one of several threads. */
    Operator lane(Operator scan, int to, QueryRuntime ofLane) {
        Operator top = measured(steps.get(0), scan, ofLane);
        for (PhysicalNode step : steps.subList(1, to)) {
            Join join = joins.get(step);
            top =
                    measured(
                            step,
                            join == null
                                    ? simple(step, top)
                                    : new ProbeOperator(
                                            top,
                                            join.operator().fork().orElseThrow(),
                                            ofLane.cancellation()),
                            ofLane);
        }
        return top;
    }

    /** The steps from one on, for one thread alone. */
    Operator alone(Operator input, int from) {
        Operator top = from == 0 ? measured(steps.get(0), input, runtime) : input;
        for (PhysicalNode step : steps.subList(Math.max(1, from), steps.size())) {
            Join join = joins.get(step);
            if (join == null) {
                top = measured(step, simple(step, top), runtime);
            } else {
                join.inlet().operator = top;
                top = measured(step, join.operator(), runtime);
            }
        }
        return top;
    }

    private static Operator simple(PhysicalNode step, Operator input) {
        if (step instanceof SecureNode secure) {
            return new SecureOperator(input, secure);
        }
        return step instanceof FilterNode filter
                ? new FilterOperator(input, filter.condition())
                : new ProjectOperator(input, ((ProjectNode) step).expressions());
    }

    private static Operator measured(PhysicalNode step, Operator operator, QueryRuntime runtime) {
        return new MeasuredOperator(
                operator, runtime.statistics().of(step), runtime.cancellation());
    }

    /** Gives back what the build sides hold. */
    void close() {
        joins.values().forEach(join -> join.operator().close());
    }

    private static final class Inlet implements Operator {

        private @Nullable Operator operator;

        @Override
        public io.tauro.data.@Nullable Batch next() {
            return operator == null ? null : operator.next();
        }

        @Override
        public void close() {
            if (operator != null) {
                operator.close();
            }
        }
    }
}
