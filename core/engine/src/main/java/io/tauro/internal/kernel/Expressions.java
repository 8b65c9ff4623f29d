package io.tauro.internal.kernel;

import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expression.Transform;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Looks into expressions, and makes others of them. */
public final class Expressions {

    private Expressions() {}

    /**
     * The expression with other leaves (columns and constants). What is not changed stays the same
     * object.
     */
    public static Expression withLeaves(Expression expression, UnaryOperator<Expression> leaf) {
        if (expression instanceof FunctionCall call) {
            List<Expression> arguments = withLeaves(call.arguments(), leaf);
            return arguments == call.arguments()
                    ? call
                    : new FunctionCall(call.function(), arguments, call.type());
        }
        if (expression instanceof Cast cast) {
            Expression operand = withLeaves(cast.operand(), leaf);
            return operand == cast.operand()
                    ? cast
                    : new Cast(operand, cast.type(), cast.lenient());
        }
        if (expression instanceof Case choice) {
            List<Expression> conditions = withLeaves(choice.conditions(), leaf);
            List<Expression> results = withLeaves(choice.results(), leaf);
            Expression otherwise = withLeaves(choice.otherwise(), leaf);
            boolean same =
                    conditions == choice.conditions()
                            && results == choice.results()
                            && otherwise == choice.otherwise();
            return same ? choice : new Case(conditions, results, otherwise, choice.type());
        }
        if (expression instanceof And and) {
            List<Expression> operands = withLeaves(and.operands(), leaf);
            return operands == and.operands() ? and : new And(operands);
        }
        if (expression instanceof Or or) {
            List<Expression> operands = withLeaves(or.operands(), leaf);
            return operands == or.operands() ? or : new Or(operands);
        }
        if (expression instanceof InList in) {
            Expression operand = withLeaves(in.operand(), leaf);
            return operand == in.operand() ? in : new InList(operand, in.values(), in.hasNull());
        }
        if (expression instanceof Transform shown) {
            List<Expression> arguments = withLeaves(shown.arguments(), leaf);
            return arguments == shown.arguments()
                    ? shown
                    : new Transform(shown.transform(), arguments);
        }
        return leaf.apply(expression);
    }

    /** The same for each of several; the list itself if none is changed. */
    public static List<Expression> withLeaves(
            List<Expression> expressions, UnaryOperator<Expression> leaf) {
        List<Expression> changed = null;
        for (int i = 0; i < expressions.size(); i++) {
            Expression before = expressions.get(i);
            Expression after = withLeaves(before, leaf);
            if (after != before && changed == null) {
                changed = new ArrayList<>(expressions);
            }
            if (changed != null) {
                changed.set(i, after);
            }
        }
        return changed == null ? expressions : changed;
    }

    /** Whether a leaf (a column or a constant) is of a kind. */
    public static boolean anyLeaf(Expression expression, Predicate<Expression> kind) {
        boolean[] found = new boolean[1];
        withLeaves(
                expression,
                leaf -> {
                    found[0] |= kind.test(leaf);
                    return leaf;
                });
        return found[0];
    }

    /** Whether it answers differently each time that it is computed. */
    public static boolean isVolatile(Expression expression) {
        if (expression instanceof FunctionCall call) {
            return FunctionCatalog.definition(call.function()).nulls() == Nulls.VOLATILE
                    || anyVolatile(call.arguments());
        }
        if (expression instanceof Cast cast) {
            return isVolatile(cast.operand());
        }
        if (expression instanceof Case choice) {
            return anyVolatile(choice.conditions())
                    || anyVolatile(choice.results())
                    || isVolatile(choice.otherwise());
        }
        if (expression instanceof And and) {
            return anyVolatile(and.operands());
        }
        if (expression instanceof Or or) {
            return anyVolatile(or.operands());
        }
        if (expression instanceof Transform shown) {
            return !shown.transform().isRepeatable() || anyVolatile(shown.arguments());
        }
        return expression instanceof InList in && isVolatile(in.operand());
    }

    private static boolean anyVolatile(List<Expression> expressions) {
        return expressions.stream().anyMatch(Expressions::isVolatile);
    }
}
