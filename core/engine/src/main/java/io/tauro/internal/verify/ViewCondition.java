package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the condition of a policy of a view is true of the rows below its step. */
public final class ViewCondition {

    private ViewCondition() {}

    /** Whether it follows from what the rows went through. */
    public static boolean isKnown(SecureNode policy) {
        return isConsistent(policy) && missing(policy).map(List::isEmpty).orElse(false);
    }

    /** Whether the columns of the view are where those are that are shown as they are. */
    private static boolean isConsistent(SecureNode policy) {
        List<String> names = policy.rows().columns().names();
        for (int i = 0; i < policy.schema().size(); i++) {
            Integer there =
                    policy.rows().inputs().get(names.indexOf(policy.schema().column(i).name()));
            boolean elsewhere =
                    policy.shown().get(i) instanceof InputColumn column
                            && !policy.masked().contains(i)
                            && (there == null || there != column.index());
            if (elsewhere) {
                return false;
            }
        }
        return true;
    }

    /**
     * The parts of it that do not follow from what the rows went through, over the columns that are
     * there; empty if one of them reads a column that is not.
     */
    private static Optional<List<Expression>> missing(SecureNode policy) {
        List<Claim> known = KnownRows.of(policy.input()).stream().map(Claims::that).toList();
        List<Expression> missing = new ArrayList<>();
        if (Proof.follows(new Claim.Any(List.of()), known)) {
            return Optional.of(missing); // there are no rows
        }
        for (Expression goal : Delivered.conjuncts(policy.rows().condition())) {
            Optional<Expression> here = over(policy, goal);
            if (here.isEmpty()) {
                return Optional.empty();
            }
            if (!Proof.follows(Claims.that(here.get()), known)) {
                missing.add(here.get());
            }
        }
        return Optional.of(missing);
    }

    /** The step over its rows with those parts computed here. */
    static SecureNode computed(SecureNode policy) {
        List<Expression> missing = missing(policy).orElse(List.of());
        return missing.isEmpty() ? policy : under(missing, policy);
    }

    /** The same step with conditions over the columns of its input computed below it. */
    static SecureNode under(List<Expression> conditions, SecureNode policy) {
        Expression condition = conditions.size() == 1 ? conditions.get(0) : new And(conditions);
        return new SecureNode(
                new FilterNode(policy.input(), condition, policy.input().estimatedRows()),
                policy.table(),
                policy.policy(),
                policy.shown(),
                policy.masked(),
                policy.rows(),
                policy.schema());
    }

    private static boolean isThere(SecureNode policy, InputColumn column) {
        int position = policy.rows().inputs().getOrDefault(column.index(), -1);
        return position >= 0
                && policy.input().schema().column(position).type().kind() == column.type().kind();
    }

    /** A condition over the columns of the view as one over those that are there. */
    private static Optional<Expression> over(SecureNode policy, Expression condition) {
        Map<Integer, Integer> columns = policy.rows().inputs();
        boolean missing =
                Expressions.anyLeaf(
                        condition,
                        leaf -> leaf instanceof InputColumn column && !isThere(policy, column));
        return missing
                ? Optional.empty()
                : Optional.of(
                        Expressions.withLeaves(
                                condition,
                                leaf ->
                                        leaf instanceof InputColumn column
                                                ? new InputColumn(
                                                        columns.getOrDefault(column.index(), -1),
                                                        column.type())
                                                : leaf));
    }
}
