package io.tauro.internal.pushdown;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PlanRewriter;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.pushdown.ScanNegotiator.Question;
import io.tauro.spi.Scan;
import java.nio.Buffer;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The physical plan of one run, for another one with the same values: sources are asked the same
 * again, and as long as they take the same of it, the plan is right as it is. Immutable and
 * thread-safe.
 */
final class RepeatedPlan {

    /** So many times more or fewer rows in a scan, and another plan may be better. */
    private static final double OTHER_SIZE = 2;

    private final PhysicalNode root;
    private final IdentityHashMap<Scan, Question> asked;
    private final Parameters parameters;

    private RepeatedPlan(
            PhysicalNode root, IdentityHashMap<Scan, Question> asked, Parameters parameters) {
        this.root = root;
        this.asked = asked;
        this.parameters = parameters;
    }

    /**
     * The plan to repeat; empty if a source does more than read, or if a value could change without
     * being another one.
     *
     * @param asked what was asked of the sources for each scan, by identity
     */
    static Optional<RepeatedPlan> of(
            PhysicalNode root, IdentityHashMap<Scan, Question> asked, Parameters parameters) {
        return asked.isEmpty()
                        || !parameters.values().stream().allMatch(RepeatedPlan::isFixed)
                        || !isRead(root, asked)
                ? Optional.empty()
                : Optional.of(new RepeatedPlan(root, asked, parameters));
    }

    private static boolean isFixed(@Nullable Object value) {
        return value == null || value instanceof Comparable && !(value instanceof Buffer);
    }

    private static boolean isRead(PhysicalNode node, IdentityHashMap<Scan, Question> asked) {
        return node instanceof ScanNode scan
                ? scan.made().isEmpty() && asked.containsKey(scan.scan())
                : node.inputs().stream().allMatch(input -> isRead(input, asked));
    }

    /** The plan with what sources read now; empty if it is to be made anew. */
    Optional<PhysicalNode> with(Parameters others) {
        if (!parameters.equals(others)) {
            return Optional.empty();
        }
        Asking asking = new Asking();
        PhysicalNode again = root.accept(asking);
        return asking.same ? Optional.of(again) : Optional.empty();
    }

    private final class Asking extends PlanRewriter {

        private boolean same = true;

        @Override
        public PhysicalNode scan(ScanNode node) {
            Question question = asked.get(node.scan());
            if (!same || question == null) {
                same = false;
                return node;
            }
            Scan scan = question.again();
            same = isLike(scan, node.scan());
            return new ScanNode(
                    node.tables(),
                    node.connection(),
                    node.connectorType(),
                    scan,
                    node.left(),
                    node.estimatedRows());
        }
    }

    private static boolean isLike(Scan now, Scan before) {
        return now.pushdown().equals(before.pushdown())
                && now.schema().equals(before.schema())
                && isOfSize(now.estimate().rows(), before.estimate().rows());
    }

    private static boolean isOfSize(OptionalDouble now, OptionalDouble before) {
        if (now.isEmpty() || before.isEmpty()) {
            return now.isEmpty() && before.isEmpty();
        }
        double one = 1 + now.getAsDouble();
        double other = 1 + before.getAsDouble();
        return one <= OTHER_SIZE * other && other <= OTHER_SIZE * one;
    }
}
