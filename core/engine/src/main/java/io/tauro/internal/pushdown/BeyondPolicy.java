package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.PhysicalNode.Made;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.verify.ViewCondition;
import io.tauro.spi.RelationalSource.Answer;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.Scan;
import java.util.List;
import java.util.Optional;

/**
 * What a source delivers of a table under a policy, so that it can do more with it: only where it
 * has taken the whole condition of the policy, and nothing of what is shown is masked.
 */
final class BeyondPolicy {

    private BeyondPolicy() {}

    /** Empty where steps above the policy stay here. */
    static Optional<ScanNode> rows(SecureNode policy) {
        boolean allowed =
                policy.masked().isEmpty()
                        && policy.rows().complete()
                        && policy.rows().steady()
                        && !policy.rows().verified();
        if (!allowed
                || isOfView(policy) && !ViewCondition.isKnown(policy)
                || !(policy.input() instanceof ScanNode scan)
                || scan.scan().relational().isEmpty()
                || !scan.scan().pushdown().residual().isEmpty()) {
            return Optional.empty();
        }
        if (isIdentity(policy.shown(), scan.schema().size())) {
            return Optional.of(shown(policy, scan, scan.scan(), Optional.empty()));
        }
        return columns(policy, scan)
                .flatMap(
                        step ->
                                scan.scan().relational().orElseThrow().plan(step)
                                                instanceof Answer.Taken taken
                                        ? Optional.of(
                                                shown(
                                                        policy,
                                                        scan,
                                                        taken.scan(),
                                                        Optional.of(step)))
                                        : Optional.empty());
    }

    /** Whether the rows are those of a view, of which no scan has the name. */
    private static boolean isOfView(SecureNode policy) {
        return policy.input() instanceof ScanNode scan
                && scan.tables().stream().noneMatch(policy.table()::equalsIgnoreCase);
    }

    /** Columns as they are, and what the condition makes the same for each row. */
    private static Optional<RelationalStep> columns(SecureNode policy, ScanNode scan) {
        boolean plain =
                policy.shown().stream()
                        .allMatch(one -> one instanceof InputColumn || one instanceof Constant);
        return plain
                ? StepMaker.projection(
                        new ProjectNode(scan, policy.shown(), policy.schema()), scan.scan())
                : Optional.empty();
    }

    private static boolean isIdentity(List<Expression> shown, int size) {
        boolean identity = shown.size() == size;
        for (int i = 0; identity && i < size; i++) {
            identity = shown.get(i) instanceof InputColumn column && column.index() == i;
        }
        return identity;
    }

    private static ScanNode shown(
            SecureNode policy, ScanNode below, Scan scan, Optional<RelationalStep> step) {
        return new ScanNode(
                below.tables(),
                below.connection(),
                below.connectorType(),
                scan,
                below.left(),
                policy.estimatedRows(),
                Optional.of(new Made(step, List.of(policy))));
    }
}
