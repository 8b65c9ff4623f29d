package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.PreparedCondition;
import io.tauro.internal.optimize.RexToPredicate;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PlanRewriter;
import io.tauro.internal.plan.Parameters;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;

/**
 * A physical plan that reads one table, of which nothing but the values in the conditions of its
 * scan is different from run to run. Where the table is under a policy, what the policy says is
 * part of the template: another value in its conditions or masks is another plan. Immutable and
 * thread-safe.
 */
final class ScanTemplate {

    private final PhysicalNode root;
    private final ScanNode scan;
    private final List<PreparedCondition> conditions;
    private final Map<Integer, Optional<Object>> fixed;

    /**
     * @param fixed values of parameters that the plan is for
     */
    private ScanTemplate(
            PhysicalNode root,
            ScanNode scan,
            List<PreparedCondition> conditions,
            Map<Integer, Optional<Object>> fixed) {
        this.root = root;
        this.scan = scan;
        this.conditions = conditions;
        this.fixed = Map.copyOf(fixed);
    }

    /**
     * The template that a physical plan can be made again by; empty if there is more to it.
     *
     * @param plan with parameters
     * @param made the physical plan for the given parameters
     */
    static Optional<ScanTemplate> of(RelNode plan, PhysicalNode made, Parameters parameters) {
        Optional<ScanNode> scan = scanOf(made);
        return scan.isEmpty()
                ? Optional.empty()
                : TableReading.of(plan)
                        .flatMap(reading -> of(reading, made, scan.get(), parameters));
    }

    private static Optional<ScanTemplate> of(
            TableReading reading, PhysicalNode made, ScanNode scan, Parameters parameters) {
        LeafQuery leaf = reading.leaf();
        RexToPredicate toPredicate =
                new RexToPredicate(
                        leaf.barrier().getCluster().getRexBuilder(),
                        leaf.barrier().table().schema());
        List<PreparedCondition> conditions =
                leaf.conjuncts().stream()
                        .flatMap(conjunct -> toPredicate.prepare(conjunct).stream())
                        .toList();
        Map<Integer, Optional<Object>> fixed = new HashMap<>();
        for (int parameter : reading.fixed()) {
            fixed.put(parameter, Optional.ofNullable(parameters.value(parameter)));
        }
        ScanTemplate template = new ScanTemplate(made, scan, conditions, fixed);
        return conditions.size() == leaf.conjuncts().size() && template.gives(parameters)
                ? Optional.of(template)
                : Optional.empty();
    }

    /** The only scan, unless a condition has stayed above it, or a source does more than read. */
    private static Optional<ScanNode> scanOf(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return scan.isBeyondPolicy() ? Optional.empty() : Optional.of(scan);
        }
        return node instanceof FilterNode || node.inputs().size() != 1
                ? Optional.empty()
                : scanOf(node.inputs().get(0));
    }

    /** Whether these parameters lead to the very conditions that the source has taken. */
    private boolean gives(Parameters parameters) {
        Pushdown pushdown = scan.scan().pushdown();
        return pushdown.residual().isEmpty()
                && filters(parameters).filter(pushdown.pushed()::equals).isPresent();
    }

    private Optional<List<Predicate>> filters(Parameters parameters) {
        List<Predicate> filters = new ArrayList<>(conditions.size());
        for (PreparedCondition condition : conditions) {
            Optional<Predicate> filter = condition.with(parameters);
            if (filter.isEmpty()) {
                return Optional.empty();
            }
            filters.add(filter.get());
        }
        return Optional.of(filters);
    }

    /** The plan for other values; empty if it is to be made anew. */
    Optional<PhysicalNode> with(Parameters parameters) {
        return isFor(parameters)
                ? filters(parameters).flatMap(scan.scan()::withValues).map(this::over)
                : Optional.empty();
    }

    private boolean isFor(Parameters parameters) {
        for (Map.Entry<Integer, Optional<Object>> one : fixed.entrySet()) {
            Optional<Object> value = Optional.ofNullable(parameters.value(one.getKey()));
            if (!value.equals(one.getValue())) {
                return false;
            }
        }
        return true;
    }

    private PhysicalNode over(Scan again) {
        ScanNode node =
                new ScanNode(
                        scan.tables(),
                        scan.connection(),
                        scan.connectorType(),
                        again,
                        scan.left(),
                        scan.estimatedRows());
        return root == scan
                ? node
                : root.accept(
                        new PlanRewriter() {
                            @Override
                            public PhysicalNode scan(ScanNode before) {
                                return node;
                            }
                        });
    }
}
