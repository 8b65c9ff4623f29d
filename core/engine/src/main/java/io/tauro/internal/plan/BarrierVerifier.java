package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.information.InformationSource;
import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.PolicyConditions;
import io.tauro.internal.sql.ViewRows;
import io.tauro.security.ColumnAccess;
import io.tauro.security.Grant;
import io.tauro.security.TableAccess;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a plan in which a scan is not directly below the barrier of its own table, or not below
 * what its policies say of it. Knows what they say from the grant, and nothing of how barriers get
 * there.
 */
public final class BarrierVerifier {

    private final Grant grant;
    private final boolean fresh;

    private BarrierVerifier(Grant grant, boolean fresh) {
        this.grant = grant;
        this.fresh = fresh;
    }

    /**
     * Checks a plan, sub-queries included.
     *
     * @param grant the leave to read its tables
     * @throws TauroException {@code TAURO-9002} if a scan is open
     */
    public static void verify(RelNode plan, Grant grant) {
        new BarrierVerifier(grant, false).visit(plan, null, null);
    }

    /**
     * The same for a plan that no rule has been applied to: the conditions and masks of the
     * policies also have to be where they were put.
     */
    public static void verifyFresh(RelNode plan, Grant grant) {
        new BarrierVerifier(grant, true).visit(plan, null, null);
    }

    /**
     * @param within the innermost policy that the node is below
     */
    private void visit(RelNode node, @Nullable RelNode parent, @Nullable PolicyBarrier within) {
        if (node instanceof TableScan scan) {
            requireGuarded(scan, parent);
            requireLeave(Optional.ofNullable(scan.getTable().unwrap(ScannableTable.class)), within);
        }
        PolicyBarrier inside = within;
        if (node instanceof PolicyBarrier policy) {
            requireCurrent(policy);
            inside = policy;
        }
        PolicyBarrier innermost = inside;
        node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        visit(subQuery.rel, null, innermost);
                        return super.visitSubQuery(subQuery);
                    }
                });
        node.getInputs().forEach(input -> visit(input, node, innermost));
    }

    private static void requireGuarded(TableScan scan, @Nullable RelNode parent) {
        boolean guarded =
                parent instanceof SecurityBarrier barrier
                        && barrier.table().equals(scan.getTable().unwrap(ScannableTable.class));
        if (!guarded) {
            throw open("A scan has lost its security barrier");
        }
    }

    /** Whether the scan may be read at all, and if only in part, only below its own policy. */
    private void requireLeave(Optional<ScannableTable> scanned, @Nullable PolicyBarrier within) {
        ScannableTable table = scanned.orElseThrow(() -> open("A scan has no table"));
        if (table.byPolicyOf().isPresent()) {
            boolean ofPolicy =
                    within != null
                            && within.stamp().table().equalsIgnoreCase(table.byPolicyOf().get())
                            && grant.covers(table.name(), within.stamp().table());
            if (!ofPolicy) {
                throw open("A scan that only a policy may read stands outside of it");
            }
            return;
        }
        if (InformationSource.isFor(grant.principal(), table.registered().source())) {
            return; // no policy speaks of what the policies let the principal know
        }
        TableAccess access =
                grant.access(table.name())
                        .orElseThrow(() -> open("A scan reads a table that was not authorised"));
        boolean below = within != null && within.stamp().table().equalsIgnoreCase(access.table());
        if (!grant.covers(table.name()) || !access.isPlain() && !below) {
            throw open("A scan has lost the policy of its table");
        }
    }

    /** Whether a policy is that of the grant, and not another or an older one. */
    private void requireCurrent(PolicyBarrier policy) {
        TableAccess access =
                grant.access(policy.stamp().table())
                        .orElseThrow(() -> open("A policy is of a table that was not authorised"));
        if (!access.equals(policy.stamp().access())) {
            throw open("A policy is another one than was granted");
        }
        if (fresh) {
            requireComplete(policy, access);
        }
    }

    private static void requireComplete(PolicyBarrier policy, TableAccess access) {
        if (!(policy.getInput() instanceof Project shown)) {
            throw open("A policy has lost its columns");
        }
        RelNode rows =
                shown.getInput() instanceof ViewRows ofView ? ofView.getInput() : shown.getInput();
        if (access.limitsRows() && !isCondition(rows, policy)) {
            throw open("A policy has lost its condition");
        }
        List<String> names = policy.getRowType().getFieldNames();
        for (int i = 0; i < names.size(); i++) {
            Optional<ColumnAccess> seen = column(access, names.get(i));
            boolean masked = policy.masked().get(i);
            boolean plain = shown.getProjects().get(i).getKind() == SqlKind.INPUT_REF;
            if (seen.isPresent() != masked
                    || masked == plain
                    || seen.isPresent() && seen.get() instanceof ColumnAccess.Hidden) {
                throw open("A policy shows a column that it should not");
            }
        }
    }

    private static boolean isCondition(RelNode node, PolicyBarrier policy) {
        return node instanceof Filter filter
                && filter.getCondition().getKind() == SqlKind.IS_TRUE
                && policy.stamp()
                        .condition()
                        .equals(Optional.of(PolicyConditions.text(filter.getCondition())));
    }

    private static Optional<ColumnAccess> column(TableAccess access, String name) {
        return access.columns().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }

    private static TauroException open(String what) {
        return new TauroException(
                ErrorCode.INTERNAL_ERROR, what + "; the query is refused. Report this.");
    }
}
