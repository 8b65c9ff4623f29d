package io.tauro.internal.edge;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an expression into cells; says nothing where there is a part that it does not know. */
final class Interpreter {

    private Interpreter() {}

    /** A condition; those on one column are computed once for each entry of a dictionary. */
    static Optional<Cell> condition(Expression expression) {
        if (expression.type().kind() != TypeKind.BOOLEAN) {
            return Optional.empty();
        }
        Map<Integer, DataType> columns = new TreeMap<>();
        columns(expression, columns);
        if (columns.size() == 1 && !(expression instanceof InputColumn)) {
            Map.Entry<Integer, DataType> column = columns.entrySet().iterator().next();
            return plain(expression)
                    .map(cell -> new PerEntry(cell, column.getKey(), column.getValue()));
        }
        return plain(expression);
    }

    private static void columns(Expression expression, Map<Integer, DataType> columns) {
        if (expression instanceof InputColumn column) {
            columns.put(column.index(), column.type());
        } else {
            parts(expression).forEach(part -> columns(part, columns));
        }
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof And and) {
            return and.operands();
        }
        if (expression instanceof Or or) {
            return or.operands();
        }
        if (expression instanceof FunctionCall call) {
            return call.arguments();
        }
        if (expression instanceof Cast cast) {
            return List.of(cast.operand());
        }
        if (expression instanceof InList list) {
            return List.of(list.operand());
        }
        if (expression instanceof Case choice) {
            List<Expression> parts = new ArrayList<>(choice.conditions());
            parts.addAll(choice.results());
            parts.add(choice.otherwise());
            return parts;
        }
        return List.of();
    }

    private static Optional<Cell> plain(Expression expression) {
        if (expression instanceof And and) {
            return conditions(and.operands()).map(TruthCell::all);
        }
        if (expression instanceof Or or) {
            return conditions(or.operands()).map(TruthCell::any);
        }
        return cell(expression);
    }

    private static Optional<List<Cell>> conditions(List<Expression> expressions) {
        List<Cell> cells = new ArrayList<>();
        for (Expression expression : expressions) {
            Optional<Cell> cell = condition(expression);
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            cells.add(cell.get());
        }
        return Optional.of(cells);
    }

    private static Optional<Cell> cell(Expression expression) {
        Optional<Domain> domain = Domain.of(expression.type());
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        if (expression instanceof InputColumn column) {
            return Optional.of(new ColumnCell(column.index()));
        }
        if (expression instanceof Constant constant) {
            return Optional.of(new ConstantCell(constant.value(), domain.get(), constant.type()));
        }
        if (expression instanceof FunctionCall call) {
            return call(call, domain.get());
        }
        if (expression instanceof Cast cast) {
            return cast.lenient() || Domain.of(cast.operand().type()).isEmpty()
                    ? Optional.empty()
                    : cell(cast.operand())
                            .flatMap(
                                    cell ->
                                            Conversion.of(
                                                    cell, cast.operand().type(), cast.type()));
        }
        if (expression instanceof InList list) {
            Optional<Domain> of = Domain.of(list.operand().type());
            return of.isEmpty() || of.get() == Domain.TRUTH
                    ? Optional.empty()
                    : cell(list.operand())
                            .map(
                                    cell ->
                                            new Membership(
                                                    cell,
                                                    of.get(),
                                                    list.operand().type(),
                                                    list.values(),
                                                    list.hasNull()));
        }
        if (expression instanceof Case choice) {
            return choice(choice, domain.get());
        }
        return expression instanceof And || expression instanceof Or
                ? plain(expression)
                : Optional.empty();
    }

    private static Optional<Cell> choice(Case choice, Domain domain) {
        Optional<List<Cell>> conditions = cells(choice.conditions(), Domain.TRUTH);
        Optional<List<Cell>> results = cells(choice.results(), domain);
        Optional<List<Cell>> otherwise = cells(List.of(choice.otherwise()), domain);
        return conditions.isEmpty() || results.isEmpty() || otherwise.isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice(conditions.get(), results.get(), otherwise.get().get(0)));
    }

    /** All of one domain. */
    private static Optional<List<Cell>> cells(List<Expression> expressions, Domain domain) {
        List<Cell> cells = new ArrayList<>();
        for (Expression expression : expressions) {
            Optional<Cell> cell =
                    Domain.of(expression.type()).filter(domain::equals).isPresent()
                            ? cell(expression)
                            : Optional.empty();
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            cells.add(cell.get());
        }
        return Optional.of(cells);
    }

    private static Optional<Cell> call(FunctionCall call, Domain result) {
        List<Expression> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Optional<Domain> first = Domain.of(arguments.get(0).type());
        return switch (call.function()) {
            case EQ, NEQ, LT, LTE, GT, GTE, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                    first.flatMap(
                            domain ->
                                    cells(arguments, domain)
                                            .filter(both -> alike(arguments))
                                            .map(
                                                    both ->
                                                            comparison(
                                                                    call.function(),
                                                                    domain,
                                                                    both.get(0),
                                                                    both.get(1))));
            case NOT, IS_TRUE, IS_FALSE, IS_NOT_TRUE, IS_NOT_FALSE ->
                    cells(arguments, Domain.TRUTH).map(one -> logic(call.function(), one.get(0)));
            case IS_NULL, IS_NOT_NULL ->
                    cell(arguments.get(0))
                            .map(
                                    one ->
                                            TruthCell.isNull(
                                                    one,
                                                    call.function() == ScalarFunction.IS_NOT_NULL));
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, MOD ->
                    isNumeric(call)
                            ? cells(arguments, result)
                                    .map(
                                            both ->
                                                    new Sum(
                                                            call.function(),
                                                            call.type(),
                                                            both.get(0),
                                                            both.get(1)))
                            : Optional.empty();
            case NEGATE ->
                    isNumeric(call) || isInterval(call.type())
                            ? cells(arguments, result)
                                    .map(one -> new Negation(one.get(0), call.type()))
                            : Optional.empty();
            case PLUS_DAY_SECOND, PLUS_YEAR_MONTH -> later(call);
            case EXTRACT -> field(call);
            case UPPER, LOWER ->
                    text(arguments)
                            .map(
                                    cell ->
                                            new Letters(
                                                    cell, call.function() == ScalarFunction.UPPER));
            case CHAR_LENGTH ->
                    call.type().kind().isInteger()
                            ? text(arguments).map(cell -> new TextLength(cell, call.type()))
                            : Optional.empty();
            case LIKE, ILIKE -> like(call);
            default -> Optional.empty();
        };
    }

    private static Cell comparison(ScalarFunction function, Domain domain, Cell left, Cell right) {
        boolean limit =
                domain == Domain.WHOLE
                        && left instanceof ColumnCell
                        && right instanceof ConstantCell
                        && !right.isNull(0)
                        && function != ScalarFunction.IS_DISTINCT_FROM
                        && function != ScalarFunction.IS_NOT_DISTINCT_FROM;
        return limit
                ? WholeLimit.of((ColumnCell) left, function, right.whole(0))
                : new Comparison(function, domain, left, right);
    }

    /** Numbers with numbers, dates with dates: a day is no number of microseconds. */
    private static boolean alike(List<Expression> both) {
        TypeKind a = both.get(0).type().kind();
        TypeKind b = both.get(1).type().kind();
        return a == b
                || a.isInteger() && b.isInteger()
                || a.isText() && b.isText()
                || Domain.of(both.get(0).type()).filter(Domain.REAL::equals).isPresent();
    }

    private static Cell logic(ScalarFunction function, Cell operand) {
        return switch (function) {
            case NOT -> TruthCell.not(operand);
            case IS_TRUE -> TruthCell.is(operand, Cell.TRUE, false);
            case IS_FALSE -> TruthCell.is(operand, Cell.FALSE, false);
            case IS_NOT_TRUE -> TruthCell.is(operand, Cell.TRUE, true);
            default -> TruthCell.is(operand, Cell.FALSE, true);
        };
    }

    private static boolean isNumeric(FunctionCall call) {
        return call.type().kind().isNumeric()
                && call.arguments().stream().allMatch(one -> one.type().kind().isNumeric());
    }

    private static boolean isInterval(DataType type) {
        return type.kind() == TypeKind.INTERVAL_DAY_SECOND
                || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    }

    private static Optional<Cell> later(FunctionCall call) {
        DataType from = call.arguments().get(0).type();
        TypeKind interval = call.arguments().get(1).type().kind();
        boolean months = call.function() == ScalarFunction.PLUS_YEAR_MONTH;
        boolean known =
                interval == (months ? TypeKind.INTERVAL_YEAR_MONTH : TypeKind.INTERVAL_DAY_SECOND)
                        && isMoment(from.kind())
                        && isMoment(call.type().kind())
                        && (from.kind() == TypeKind.DATE || call.type().kind() != TypeKind.DATE);
        return known
                ? cells(call.arguments(), Domain.WHOLE)
                        .map(both -> new Later(both.get(0), from, both.get(1), months, call.type()))
                : Optional.empty();
    }

    private static boolean isMoment(TypeKind kind) {
        return kind == TypeKind.DATE
                || kind == TypeKind.TIMESTAMP
                || kind == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
    }

    private static Optional<Cell> field(FunctionCall call) {
        DataType from = call.arguments().get(1).type();
        return call.arguments().get(0) instanceof Constant unit
                        && unit.value() instanceof String name
                        && isMoment(from.kind())
                        && call.type().kind().isInteger()
                ? cell(call.arguments().get(1))
                        .flatMap(moment -> DateField.of(name, moment, from, call.type()))
                : Optional.empty();
    }

    /** The text that a function of text is of. */
    private static Optional<Cell> text(List<Expression> arguments) {
        TypeKind kind = arguments.get(0).type().kind();
        return kind == TypeKind.VARCHAR || kind == TypeKind.CHAR
                ? cell(arguments.get(0))
                : Optional.empty();
    }

    private static Optional<Cell> like(FunctionCall call) {
        List<Expression> arguments = call.arguments();
        Optional<String> pattern = constant(arguments.get(1));
        Optional<String> escape =
                arguments.size() > 2 ? constant(arguments.get(2)) : Optional.of("");
        return pattern.isEmpty() || escape.isEmpty()
                ? Optional.empty()
                : text(arguments)
                        .flatMap(
                                text ->
                                        Pattern.of(
                                                text,
                                                pattern.get(),
                                                escape.get(),
                                                call.function() == ScalarFunction.ILIKE));
    }

    private static Optional<String> constant(Expression expression) {
        return expression instanceof Constant constant && constant.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
