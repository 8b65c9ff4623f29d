package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.verify.Claim.All;
import io.tauro.internal.verify.Claim.Any;
import io.tauro.internal.verify.Claim.Holds;
import io.tauro.internal.verify.Claim.Within;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads conditions as claims, so that different spellings of the same become one. */
final class Claims {

    private Claims() {}

    /** That a condition is true. */
    static Claim that(Expression condition) {
        return claim(PlainForm.of(condition), true);
    }

    /** That a condition is true, or that it is false: unknown is neither. */
    private static Claim claim(Expression condition, boolean wanted) {
        if (condition instanceof And and) {
            return together(claims(and.operands(), wanted), wanted);
        }
        if (condition instanceof Or or) {
            return together(claims(or.operands(), wanted), !wanted);
        }
        if (condition instanceof Constant constant) {
            boolean holds = Boolean.valueOf(wanted).equals(constant.value());
            return holds ? new All(List.of()) : new Any(List.of());
        }
        if (condition instanceof InputColumn column) {
            return new Within(column.index(), ValueSet.only(wanted));
        }
        if (condition instanceof Case choice) {
            return choice(choice, wanted);
        }
        if (condition instanceof InList in) {
            return in(in, wanted).orElseGet(() -> holds(in, wanted));
        }
        return condition instanceof FunctionCall call
                ? call(call, wanted).orElseGet(() -> holds(call, wanted))
                : holds(condition, wanted);
    }

    /** One of the branches: its condition is true, those before it are not, and the result is. */
    private static Claim choice(Case choice, boolean wanted) {
        List<Claim> ways = new ArrayList<>();
        List<Claim> way = new ArrayList<>();
        for (int i = 0; i < choice.conditions().size(); i++) {
            Expression condition = choice.conditions().get(i);
            Claim result = claim(choice.results().get(i), wanted);
            if (condition.isTrueConstant()) {
                ways.add(together(and(way, result), true));
                return together(ways, false);
            }
            if (!(condition instanceof Constant)) {
                ways.add(together(and(and(way, claim(condition, true)), result), true));
                way = and(way, claim(isNotTrue(condition), true));
            }
        }
        ways.add(together(and(way, claim(choice.otherwise(), wanted)), true));
        return together(ways, false);
    }

    private static List<Claim> and(List<Claim> claims, Claim more) {
        List<Claim> all = new ArrayList<>(claims);
        all.add(more);
        return all;
    }

    private static Expression isNotTrue(Expression condition) {
        return new FunctionCall(ScalarFunction.IS_NOT_TRUE, List.of(condition), DataType.BOOLEAN);
    }

    private static Claim holds(Expression condition, boolean wanted) {
        return new Holds(
                wanted
                        ? condition
                        : new FunctionCall(
                                ScalarFunction.NOT, List.of(condition), DataType.BOOLEAN));
    }

    private static List<Claim> claims(List<Expression> conditions, boolean wanted) {
        return conditions.stream().map(one -> claim(one, wanted)).toList();
    }

    /** Those on the same column become one. */
    private static Claim together(List<Claim> claims, boolean all) {
        Map<Integer, ValueSet> columns = new TreeMap<>();
        List<Claim> others = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim instanceof Within one) {
                columns.merge(one.column(), one.values(), (a, b) -> all ? a.and(b) : a.or(b));
            } else if (all && claim instanceof All more) {
                others.addAll(more.claims());
            } else if (!all && claim instanceof Any more) {
                others.addAll(more.claims());
            } else {
                others.add(claim);
            }
        }
        columns.forEach((column, values) -> others.add(new Within(column, values)));
        if (others.size() == 1) {
            return others.get(0);
        }
        return all ? new All(others) : new Any(others);
    }

    private static Optional<Claim> call(FunctionCall call, boolean wanted) {
        Expression first = call.arguments().get(0);
        return switch (call.function()) {
            case NOT -> Optional.of(claim(first, !wanted));
            case IS_TRUE -> wanted ? Optional.of(claim(first, true)) : notThat(first, true);
            case IS_FALSE -> wanted ? Optional.of(claim(first, false)) : notThat(first, false);
            case IS_NOT_TRUE -> wanted ? notThat(first, true) : Optional.of(claim(first, true));
            case IS_NOT_FALSE -> wanted ? notThat(first, false) : Optional.of(claim(first, false));
            case IS_NULL -> nothing(first, wanted);
            case IS_NOT_NULL -> nothing(first, !wanted);
            case EQ, NEQ, LT, LTE, GT, GTE -> comparison(call, wanted);
            case LIKE -> like(call, wanted);
            default -> Optional.empty();
        };
    }

    /** Of a condition on one column: that it is anything else. */
    private static Optional<Claim> notThat(Expression condition, boolean wanted) {
        return claim(condition, wanted) instanceof Within one
                ? Optional.of(new Within(one.column(), one.values().complement()))
                : Optional.empty();
    }

    private static Optional<Claim> nothing(Expression value, boolean wanted) {
        return value instanceof InputColumn column
                ? Optional.of(new Within(column.index(), wanted ? ValueSet.NULL : ValueSet.VALUES))
                : Optional.empty();
    }

    private static Optional<Claim> comparison(FunctionCall call, boolean wanted) {
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        if (!(left instanceof InputColumn column) || !(right instanceof Constant constant)) {
            return Optional.empty();
        }
        if (constant.value() == null) {
            return Optional.of(new Any(List.of()));
        }
        Optional<Object> value = value(constant.value(), column.type());
        return value.map(
                to -> {
                    ValueSet values = values(call.function(), to);
                    return new Within(column.index(), wanted ? values : values.otherValues());
                });
    }

    /** Whatever the pattern, it is only of a value that one can say whether it is like it. */
    private static Optional<Claim> like(FunctionCall call, boolean wanted) {
        return call.arguments().get(0) instanceof InputColumn column
                ? Optional.of(
                        new All(
                                List.of(
                                        holds(call, wanted),
                                        new Within(column.index(), ValueSet.VALUES))))
                : Optional.empty();
    }

    private static ValueSet values(ScalarFunction function, Object to) {
        return switch (function) {
            case EQ -> ValueSet.only(to);
            case NEQ -> ValueSet.only(to).otherValues();
            case LT -> ValueSet.below(to, false);
            case LTE -> ValueSet.below(to, true);
            case GT -> ValueSet.above(to, false);
            case GTE -> ValueSet.above(to, true);
            default -> throw new IllegalStateException("No comparison");
        };
    }

    private static Optional<Claim> in(InList in, boolean wanted) {
        if (!(in.operand() instanceof InputColumn column)) {
            return Optional.empty();
        }
        ValueSet values = ValueSet.NONE;
        for (Object one : in.values()) {
            Optional<Object> value = value(one, column.type());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values = values.or(ValueSet.only(value.get()));
        }
        if (!wanted) {
            values = in.hasNull() ? ValueSet.NONE : values.otherValues();
        }
        return Optional.of(new Within(column.index(), values));
    }

    /** A value as those of its column are compared; empty if it is of another kind. */
    private static Optional<Object> value(Object value, DataType column) {
        TypeKind kind = column.kind();
        Object plain = PlainForm.plain(value, column);
        boolean fits =
                switch (kind) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> plain instanceof BigDecimal;
                    case REAL, DOUBLE -> plain instanceof Double;
                    case CHAR, VARCHAR -> plain instanceof String;
                    case BOOLEAN, DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                            column.javaType().isInstance(plain);
                    default -> false;
                };
        return fits ? Optional.of(plain) : Optional.empty();
    }
}
