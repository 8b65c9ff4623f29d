package io.tauro.internal.pushdown;

import io.tauro.internal.optimize.DynamicParameters;
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
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;

/**
 * A physical plan that reads one table, of which nothing but the values in the conditions of its
 * scan is different from run to run. Immutable and thread-safe.
 */
final class ScanTemplate {

    private final PhysicalNode root;
    private final ScanNode scan;
    private final List<PreparedCondition> conditions;

    private ScanTemplate(PhysicalNode root, ScanNode scan, List<PreparedCondition> conditions) {
        this.root = root;
        this.scan = scan;
        this.conditions = conditions;
    }

    /**
     * The template that a physical plan can be made again by; empty if there is more to it.
     *
     * @param plan with parameters
     * @param made the physical plan for the given parameters
     */
    static Optional<ScanTemplate> of(RelNode plan, PhysicalNode made, Parameters parameters) {
        Optional<LeafQuery> leaf = LeafQuery.of(plan);
        Optional<ScanNode> scan = scanOf(made);
        if (leaf.isEmpty()
                || scan.isEmpty()
                || leaf.get().projections().stream().anyMatch(DynamicParameters::areIn)) {
            return Optional.empty();
        }
        RexToPredicate toPredicate =
                new RexToPredicate(
                        plan.getCluster().getRexBuilder(), leaf.get().barrier().table().schema());
        List<PreparedCondition> conditions =
                leaf.get().conjuncts().stream()
                        .flatMap(conjunct -> toPredicate.prepare(conjunct).stream())
                        .toList();
        ScanTemplate template = new ScanTemplate(made, scan.get(), conditions);
        return conditions.size() == leaf.get().conjuncts().size() && template.gives(parameters)
                ? Optional.of(template)
                : Optional.empty();
    }

    /** The only scan, unless a condition has stayed above it. */
    private static Optional<ScanNode> scanOf(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return Optional.of(scan);
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
        return filters(parameters).flatMap(scan.scan()::withValues).map(this::over);
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
