package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PlanRewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts conditions of policies over what is delivered where they cannot be shown to hold of it: the
 * planner may have written them in another way. They are then computed here, as the policy says.
 */
final class ConditionsAgain extends PlanRewriter {

    @Override
    public PhysicalNode secure(SecureNode before) {
        SecureNode node = (SecureNode) super.secure(before);
        if (node.rows().isEveryRow()) {
            return node;
        }
        if (!ofTable(node.input(), node.table())) {
            return ViewCondition.computed(node);
        }
        if (!isWhole(node.input())) {
            return node;
        }
        Delivered rows = Delivered.by(node.input(), node.table(), node.rows().columns());
        List<Claim> known = rows.known().stream().map(Claims::that).toList();
        List<Expression> missing = new ArrayList<>();
        for (Expression goal : Delivered.conjuncts(node.rows().condition())) {
            if (!Proof.follows(Claims.that(goal), known)) {
                over(rows.columns(), goal).ifPresent(missing::add);
            }
        }
        return missing.isEmpty() ? node : ViewCondition.under(missing, node);
    }

    /** Whether rows below are rows of the table, and not of the query of a view. */
    static boolean ofTable(PhysicalNode node, String table) {
        return node instanceof ScanNode scan
                        && scan.tables().stream().anyMatch(table::equalsIgnoreCase)
                || !(node instanceof SecureNode)
                        && node.inputs().stream().anyMatch(input -> ofTable(input, table));
    }

    /** Whether rows have only been filtered so far: of others too few would be left. */
    private static boolean isWhole(PhysicalNode node) {
        return node instanceof ScanNode scan
                ? scan.made().isEmpty() && !scan.scan().pushdown().limit()
                : (node instanceof FilterNode || node instanceof ProjectNode)
                        && isWhole(node.inputs().get(0));
    }

    /** A condition over the columns of the table as one over those that are there. */
    private static Optional<Expression> over(List<Integer> columns, Expression condition) {
        boolean missing =
                Expressions.anyLeaf(
                        condition,
                        leaf ->
                                leaf instanceof InputColumn column
                                        && !columns.contains(column.index()));
        return missing
                ? Optional.empty()
                : Optional.of(
                        Expressions.withLeaves(
                                condition,
                                leaf ->
                                        leaf instanceof InputColumn column
                                                ? new InputColumn(
                                                        columns.indexOf(column.index()),
                                                        column.type())
                                                : leaf));
    }
}
