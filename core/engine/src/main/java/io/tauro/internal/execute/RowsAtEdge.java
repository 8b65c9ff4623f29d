package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.edge.MaskCheck;
import io.tauro.internal.edge.RowCheck;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Transform;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what is delivered of a table against its policy once more, by code that shares nothing with
 * what made it. Of one thread.
 */
final class RowsAtEdge {

    private final SecureNode node;
    private final List<RowCheck> rows;
    private final Map<Integer, MaskCheck> masks;
    private final boolean full;

    private RowsAtEdge(
            SecureNode node, List<RowCheck> rows, Map<Integer, MaskCheck> masks, boolean full) {
        this.node = node;
        this.rows = List.copyOf(rows);
        this.masks = Map.copyOf(masks);
        this.full = full;
    }

    static RowsAtEdge of(SecureNode node) {
        List<RowCheck> rows = new ArrayList<>();
        boolean full = node.rows().complete();
        for (Expression conjunct : conjuncts(node.rows().condition())) {
            Optional<RowCheck> check = overInput(node, conjunct).flatMap(RowCheck::of);
            check.ifPresent(rows::add);
            full &= check.isPresent();
        }
        Map<Integer, MaskCheck> masks = new HashMap<>();
        for (int masked : node.masked()) {
            Optional<MaskCheck> check = mask(node.shown().get(masked));
            check.ifPresent(one -> masks.put(masked, one));
            full &= check.isPresent();
        }
        return new RowsAtEdge(node, rows, masks, full);
    }

    private static List<Expression> conjuncts(Expression condition) {
        if (condition.isTrueConstant()) {
            return List.of();
        }
        return condition instanceof And and
                ? and.operands().stream().flatMap(one -> conjuncts(one).stream()).toList()
                : List.of(condition);
    }

    /** Over the columns of the input; empty if one is not there. */
    private static Optional<Expression> overInput(SecureNode node, Expression condition) {
        Map<Integer, Integer> inputs = node.rows().inputs();
        boolean there =
                !Expressions.anyLeaf(
                        condition,
                        leaf ->
                                leaf instanceof InputColumn column
                                        && !inputs.containsKey(column.index()));
        return there
                ? Optional.of(
                        Expressions.withLeaves(
                                condition,
                                leaf ->
                                        leaf instanceof InputColumn column
                                                ? new InputColumn(
                                                        inputs.getOrDefault(column.index(), -1),
                                                        column.type())
                                                : leaf))
                : Optional.empty();
    }

    private static Optional<MaskCheck> mask(Expression shown) {
        if (!(shown instanceof Transform transform) || !transform.transform().isVerifiable()) {
            return Optional.empty();
        }
        List<Integer> inputs = new ArrayList<>();
        for (Expression argument : transform.arguments()) {
            if (!(argument instanceof InputColumn column)) {
                return Optional.empty();
            }
            inputs.add(column.index());
        }
        return Optional.of(new MaskCheck(transform.transform(), inputs));
    }

    /** Whether all that the policy says is checked; else the plan alone stands for some of it. */
    boolean isFull() {
        return full;
    }

    /**
     * @param raw the rows as they came
     * @param shown the same rows as they are shown
     * @throws TauroException {@code TAURO-3005} if one should not be there, or is not masked as it
     *     should be
     */
    void require(Batch raw, Batch shown) {
        for (RowCheck check : rows) {
            if (!check.holds(raw)) {
                throw violation("a row that the policy of the table hides");
            }
        }
        masks.forEach(
                (column, check) -> {
                    if (!check.holds(raw, shown, column)) {
                        throw violation("a value that is not what the policy of the table shows");
                    }
                });
    }

    private TauroException violation(String what) {
        return new TauroException(
                ErrorCode.POLICY_VIOLATION,
                "Table '"
                        + node.table()
                        + "' was about to deliver "
                        + what
                        + "; the query is refused. Have its connector and the trail of the audit looked at.",
                Map.of("table", node.table()),
                null);
    }
}
