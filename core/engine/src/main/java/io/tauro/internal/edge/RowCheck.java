package io.tauro.internal.edge;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a condition is true for each row of a batch, found out value by value. Of one thread. */
public final class RowCheck {

    private final List<Cell> conditions;

    private RowCheck(List<Cell> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** The check of a condition; empty if it has a part that cannot be interpreted. */
    public static Optional<RowCheck> of(Expression condition) {
        List<Cell> conditions = new ArrayList<>();
        for (Expression one : conjuncts(condition)) {
            Optional<Cell> cell = Interpreter.condition(Constants.computed(one));
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(cell.get());
        }
        return Optional.of(new RowCheck(conditions));
    }

    private static List<Expression> conjuncts(Expression condition) {
        if (!(condition instanceof And and)) {
            return List.of(condition);
        }
        return and.operands().stream().flatMap(one -> conjuncts(one).stream()).toList();
    }

    /**
     * Whether the condition is true for each row that counts: not false, not unknown, and not
     * without a result.
     */
    public boolean holds(Batch batch) {
        for (Cell condition : conditions) {
            condition.bind(batch::column);
            if (!holds(condition, batch)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Cell condition, Batch batch) {
        try {
            return condition.isTrueOfAll(batch.selection(), batch.selectedCount());
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
