package io.tauro.internal.kernel;

import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expression.Transform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expressions whose common parts have become columns behind those of the input.
 *
 * @param inputs so many columns of the input they may read
 * @param shared the common parts, each of which may read those before it
 * @param expressions the rest
 */
record SharedParts(int inputs, List<Expression> shared, List<Expression> expressions) {

    /** In larger expressions it would take too long to look for them. */
    private static final int MOST_PARTS = 1000;

    static SharedParts of(List<Expression> expressions) {
        Finder finder = new Finder();
        if (size(expressions, 0) <= MOST_PARTS) {
            expressions.forEach(expression -> finder.count(expression, true));
        }
        if (finder.uses.values().stream().noneMatch(Uses::isShared)) {
            return new SharedParts(0, List.of(), expressions);
        }
        List<Expression> rest = expressions.stream().map(finder::replaced).toList();
        return new SharedParts(finder.inputs, List.copyOf(finder.shared), rest);
    }

    /** How often something is computed, and whether it is for each row in any case. */
    private static final class Uses {

        private int count;
        private boolean always;
        private int column = -1;

        boolean isShared() {
            return always && count > 1;
        }
    }

    private static final class Finder {

        private final Map<Expression, Uses> uses = new HashMap<>();
        private final List<Expression> shared = new ArrayList<>();
        private int inputs;

        /** Counts an expression and, when it is met first, its parts. */
        void count(Expression expression, boolean always) {
            if (expression instanceof InputColumn column) {
                inputs = Math.max(inputs, column.index() + 1);
            }
            List<Expression> parts = parts(expression);
            if (parts.isEmpty() || Expressions.isVolatile(expression)) {
                parts.forEach(part -> count(part, always));
                return;
            }
            Uses known = uses.computeIfAbsent(expression, one -> new Uses());
            boolean first = known.count++ == 0;
            boolean more = always && !known.always;
            known.always |= always;
            if (first || more) {
                for (int i = 0; i < parts.size(); i++) {
                    count(parts.get(i), always && (i == 0 || !isLazy(expression)));
                }
            }
        }

        /** The expression, of which shared parts are columns. */
        Expression replaced(Expression expression) {
            Uses known = uses.get(expression);
            if (known == null || !known.isShared()) {
                return withParts(expression);
            }
            if (known.column < 0) {
                shared.add(withParts(expression));
                known.column = inputs + shared.size() - 1;
            }
            return new InputColumn(known.column, expression.type());
        }

        private Expression withParts(Expression expression) {
            if (expression instanceof FunctionCall call) {
                return new FunctionCall(call.function(), all(call.arguments()), call.type());
            } else if (expression instanceof Cast cast) {
                return new Cast(replaced(cast.operand()), cast.type(), cast.lenient());
            } else if (expression instanceof Case choice) {
                return new Case(
                        all(choice.conditions()),
                        all(choice.results()),
                        replaced(choice.otherwise()),
                        choice.type());
            } else if (expression instanceof And and) {
                return new And(all(and.operands()));
            } else if (expression instanceof Or or) {
                return new Or(all(or.operands()));
            } else if (expression instanceof InList in) {
                return new InList(replaced(in.operand()), in.values(), in.hasNull());
            } else if (expression instanceof Transform shown) {
                return new Transform(shown.transform(), all(shown.arguments()));
            }
            return expression;
        }

        private List<Expression> all(List<Expression> expressions) {
            return expressions.stream().map(this::replaced).toList();
        }
    }

    private static int size(List<Expression> expressions, int before) {
        int size = before + expressions.size();
        for (Expression expression : expressions) {
            size = size > MOST_PARTS ? size : size(parts(expression), size);
        }
        return size;
    }

    /** Whether a part other than the first may be left out for some rows. */
    private static boolean isLazy(Expression expression) {
        return expression instanceof And || expression instanceof Or || expression instanceof Case;
    }

    /** What it is made of, first what is computed in any case; empty for a leaf. */
    private static List<Expression> parts(Expression expression) {
        if (expression instanceof FunctionCall call) {
            return call.arguments();
        } else if (expression instanceof Cast cast) {
            return List.of(cast.operand());
        } else if (expression instanceof Case choice) {
            List<Expression> parts = new ArrayList<>(choice.conditions());
            parts.addAll(choice.results());
            parts.add(choice.otherwise());
            return parts;
        } else if (expression instanceof And and) {
            return and.operands();
        } else if (expression instanceof Or or) {
            return or.operands();
        } else if (expression instanceof Transform shown) {
            return shown.arguments();
        }
        return expression instanceof InList in ? List.of(in.operand()) : List.of();
    }
}
