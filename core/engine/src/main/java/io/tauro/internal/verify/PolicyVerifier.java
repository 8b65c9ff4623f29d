package io.tauro.internal.verify;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.information.InformationSource;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Made;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.security.ColumnAccess;
import io.tauro.security.Grant;
import io.tauro.security.TableAccess;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.Scan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a physical plan that could deliver more of a table than its policies show: a scan outside
 * of its policy, a policy whose condition does not follow from what its rows went through, a mask
 * that is not there, work of a source beside a condition that it could find something out by. Knows
 * what was granted, and nothing of how the plan was made.
 */
public final class PolicyVerifier {

    private final Grant grant;
    private final Set<Integer> shared = new HashSet<>();

    private PolicyVerifier(Grant grant) {
        this.grant = grant;
    }

    /**
     * Checks a plan.
     *
     * @param grant the leave to read its tables
     * @throws TauroException {@code TAURO-9002} if it could deliver more than that
     */
    public static void verify(PhysicalNode plan, Grant grant) {
        if (grant.accesses().stream().allMatch(TableAccess::isPlain)) {
            return; // there is nothing to protect
        }
        new PolicyVerifier(grant).visit(plan, null);
    }

    /**
     * @param within the innermost policy that the node is below
     */
    /**
     * A plan that has been checked: the given one, or else one in which conditions of policies are
     * computed here that cannot be shown to hold of what the sources deliver.
     *
     * @throws TauroException {@code TAURO-9002} if that is not enough
     */
    public static PhysicalNode assured(PhysicalNode plan, Grant grant) {
        try {
            verify(plan, grant);
            return plan;
        } catch (TauroException unsure) {
            PhysicalNode again = plan.accept(new ConditionsAgain());
            verify(again, grant);
            return again;
        }
    }

    private void visit(PhysicalNode node, @Nullable SecureNode within) {
        if (node instanceof SharedNode one && within == null && !shared.add(one.number())) {
            return;
        }
        if (node instanceof SecureNode policy) {
            new PolicyStep(policy, access(policy.table())).require();
            visit(policy.input(), policy);
            return;
        }
        if (node instanceof ScanNode scan) {
            visitScan(scan, within);
        }
        node.inputs().forEach(input -> visit(input, within));
    }

    private TableAccess access(String table) {
        return grant.access(table)
                .orElseThrow(() -> open("A policy is of a table that was not authorised"));
    }

    private void visitScan(ScanNode scan, @Nullable SecureNode within) {
        if (scan.made().isPresent()) {
            Made made = scan.made().get();
            made.inputs().forEach(input -> visit(input, within));
            if (made.inputs().stream().anyMatch(SecureNode.class::isInstance)
                    || scan.isBeyondPolicy()) {
                requireHarmless(scan, made);
            }
            return;
        }
        if (InformationSource.isFor(grant.principal(), scan.scan())) {
            return; // it tells what the policies let the principal know, and is under none
        }
        for (String table : scan.tables()) {
            requireLeave(table, within);
        }
    }

    /** Whether a scan may be read here at all, and if only in part, only below its own policy. */
    private void requireLeave(String table, @Nullable SecureNode within) {
        if (within != null && grant.covers(table, within.table())) {
            return;
        }
        TableAccess access =
                grant.access(table)
                        .orElseThrow(() -> open("A scan reads a table that was not authorised"));
        boolean below = within != null && within.table().equalsIgnoreCase(table);
        if (!access.isPlain() && !below) {
            throw open("A scan has lost the policy of its table");
        }
    }

    /** What a source does with rows that a policy let through, and where it gets them from. */
    private static void requireHarmless(ScanNode scan, Made made) {
        List<Scan> sources = made.inputs().stream().map(PolicyVerifier::source).toList();
        for (PhysicalNode input : made.inputs()) {
            boolean shows =
                    !(input instanceof SecureNode policy)
                            || policy.masked().isEmpty()
                                    && policy.rows().complete()
                                    && policy.rows().steady()
                                    && !policy.rows().verified();
            if (!shows) {
                throw open("A source does more than it may with rows of a policy");
            }
        }
        if (made.step().isEmpty()) {
            if (!sources.equals(List.of(scan.scan()))) {
                throw open("A source reads other rows than those of a policy");
            }
            return;
        }
        if (!sources.equals(made.step().get().inputs())) {
            throw open("A source reads other rows than those of a policy");
        }
        if (!expressions(made.step().get()).stream().allMatch(Total::is)) {
            throw open("A source computes what can fail beside the condition of a policy");
        }
    }

    private static Scan source(PhysicalNode input) {
        PhysicalNode rows = input instanceof SecureNode policy ? policy.input() : input;
        if (rows instanceof ScanNode scan) {
            return scan.scan();
        }
        throw open("A source reads rows that are not its own");
    }

    private static List<Expression> expressions(RelationalStep step) {
        if (step instanceof RelationalStep.Filter filter) {
            return List.of(Facts.of(filter.condition()));
        }
        if (step instanceof RelationalStep.Join join) {
            return List.of(Facts.of(join.condition()));
        }
        return step instanceof RelationalStep.Projection projection
                ? projection.terms().stream().map(Facts::of).toList()
                : List.of();
    }

    static TauroException open(String what) {
        return new TauroException(
                ErrorCode.INTERNAL_ERROR, what + "; the query is refused. Report this.");
    }

    /** One policy, and what stands below it. */
    private record PolicyStep(SecureNode policy, TableAccess access) {

        void require() {
            if (!access.policy().equals(policy.policy())) {
                throw open("A policy is another one than was granted");
            }
            if (policy.input() instanceof ValuesNode values && values.rows().isEmpty()) {
                return; // no row can be seen
            }
            Delivered rows = Delivered.by(policy.input(), policy.table(), policy.rows().columns());
            requireColumns(rows);
            if (access.limitsRows()) {
                requireRows(rows);
            }
            requireNothingElse(rows);
        }

        private Optional<ColumnAccess> column(String name) {
            for (Map.Entry<String, ColumnAccess> one : access.columns().entrySet()) {
                if (one.getKey().equalsIgnoreCase(name)) {
                    return Optional.of(one.getValue());
                }
            }
            return Optional.empty();
        }

        /** Whether each column is shown as the policy wants, and made of nothing else. */
        private void requireColumns(Delivered rows) {
            for (int i = 0; i < policy.schema().size(); i++) {
                Optional<ColumnAccess> seen = column(policy.schema().column(i).name());
                Expression shown = policy.shown().get(i);
                boolean masked = policy.masked().contains(i);
                boolean right =
                        seen.isPresent()
                                ? masked
                                        && !(seen.get() instanceof ColumnAccess.Hidden)
                                        && !(shown instanceof InputColumn)
                                : !masked && !readsProtected(shown, rows);
                if (!right) {
                    throw open("A policy shows a column that it should not");
                }
            }
        }

        /** Whether an expression over the step's columns reads one that is not seen as it is. */
        private boolean readsProtected(Expression expression, Delivered rows) {
            return Expressions.anyLeaf(
                    expression,
                    leaf ->
                            leaf instanceof InputColumn column
                                    && rows.columns().get(column.index()) >= 0
                                    && isProtected(rows.columns().get(column.index())));
        }

        private boolean isProtected(int tableColumn) {
            return column(policy.rows().columns().column(tableColumn).name()).isPresent();
        }

        /** Whether the condition of the policy is true of each row. */
        private void requireRows(Delivered rows) {
            if (policy.rows().isEveryRow() && !policy.rows().always() && !saysEveryRow()) {
                throw open("A policy has lost its condition");
            }
            if (!policy.rows().complete() && !hasJoin(policy.input())) {
                throw open("A policy has lost a condition with a sub-query");
            }
            if (!ConditionsAgain.ofTable(policy.input(), policy.table())) {
                if (!ViewCondition.isKnown(policy)) {
                    throw open("A policy of a view has lost a part of its condition");
                }
                return;
            }
            List<Claim> known = rows.known().stream().map(Claims::that).toList();
            for (Expression goal : Delivered.conjuncts(policy.rows().condition())) {
                if (!Proof.follows(Claims.that(goal), known)) {
                    throw open("A policy has lost a part of its condition");
                }
            }
        }

        private boolean saysEveryRow() {
            return access.restrictive().stream().allMatch("TRUE"::equalsIgnoreCase)
                    && access.permissive()
                            .map(texts -> texts.stream().anyMatch("TRUE"::equalsIgnoreCase))
                            .orElse(true);
        }

        private static boolean hasJoin(PhysicalNode node) {
            return node instanceof HashJoinNode
                    || node instanceof LoopJoinNode
                    || node instanceof ApplyNode
                    || node instanceof ValuesNode
                    || node instanceof ScanNode scan && scan.tables().size() > 1
                    || node.inputs().stream().anyMatch(PolicyStep::hasJoin);
        }

        /** Whether nothing but the policy itself asks for what it hides. */
        private void requireNothingElse(Delivered rows) {
            List<Claim> policys =
                    Delivered.conjuncts(policy.rows().condition()).stream()
                            .map(Claims::that)
                            .toList();
            for (Optional<Expression> asked : rows.asked()) {
                boolean hidden =
                        asked.isPresent()
                                && Expressions.anyLeaf(
                                        asked.get(),
                                        leaf ->
                                                leaf instanceof InputColumn column
                                                        && isProtected(column.index()));
                if (hidden
                        && policy.rows().complete()
                        && !Proof.follows(Claims.that(asked.get()), policys)) {
                    throw open("A condition is asked of a column that the policy hides");
                }
            }
        }
    }
}
