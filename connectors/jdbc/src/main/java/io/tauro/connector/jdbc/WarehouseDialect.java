package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Frame;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What data warehouses have in common. Numbers of rows are written, since not all take them as
 * parameters; a join that is not inner needs an equality between its sides; a window function that
 * asks for an order gets one.
 */
public abstract class WarehouseDialect extends CommonDialect {

    private final StandardColumns columns;

    protected WarehouseDialect(StandardColumns columns) {
        this.columns = columns;
    }

    @Override
    public Optional<RemoteColumn> computed(String sql, DataType type) {
        return typeName(type).map(name -> columns.column("computed", sql, true, type));
    }

    /** A date or the like is text, which its marker makes one. */
    @Override
    public Optional<Sql> value(Object value, DataType type) {
        if (columns.marker(type).equals("?")) {
            return super.value(value, type);
        }
        return computed("x", type)
                .map(RemoteColumn::rules)
                .filter(rules -> rules.accepts().test(value))
                .map(rules -> Sql.of(columns.marker(type), new Bound(rules.binder(), value)));
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "CHAR_LENGTH" ->
                    isVarchar(arguments.get(0))
                            ? cast(length() + "(", arguments.get(0), ")", type)
                            : Optional.empty();
            case "CONCAT" ->
                    arguments.stream().allMatch(WarehouseDialect::isVarchar)
                            ? super.call(function, arguments, type)
                            : Optional.empty();
            case "ADD", "SUBTRACT", "MULTIPLY" ->
                    isExact(function, arguments.get(0).type(), arguments.get(1).type(), type)
                            ? super.call(function, arguments, type)
                            : Optional.empty();
            default -> super.call(function, arguments, type);
        };
    }

    private static boolean isVarchar(Operand operand) {
        return operand.type().kind() == TypeKind.VARCHAR;
    }

    @Override
    public Optional<Sql> cast(Operand operand, DataType type) {
        return operand.type().kind() == TypeKind.CHAR
                ? Optional.empty()
                : super.cast(operand, type);
    }

    /** The function that counts the characters of a text. */
    protected abstract String length();

    /** Whether the database computes all digits of a result. */
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        return true;
    }

    /** Floating point numbers are equal and ordered in another way. */
    @Override
    public Optional<Sql> compare(Operand left, String operator, Operand right) {
        return isFloating(left) || isFloating(right) || !haveCommonType(left.type(), right.type())
                ? Optional.empty()
                : super.compare(left, operator, right);
    }

    /** The most digits of a number that is compared and computed without rounding. */
    protected int mostDigits() {
        return DataType.MAX_DECIMAL_PRECISION;
    }

    /** Whether there is a type that holds all numbers of both: else they are rounded, or fail. */
    protected final boolean haveCommonType(DataType left, DataType right) {
        return left.kind() != TypeKind.DECIMAL
                || right.kind() != TypeKind.DECIMAL
                || Math.max(left.scale(), right.scale())
                                + Math.max(
                                        left.precision() - left.scale(),
                                        right.precision() - right.scale())
                        <= mostDigits();
    }

    @Override
    public Optional<Sql> same(Operand left, Operand right) {
        return isFloating(left) || isFloating(right) || !haveCommonType(left.type(), right.type())
                ? Optional.empty()
                : super.same(left, right);
    }

    private static boolean isFloating(Operand operand) {
        return operand.type().kind() == TypeKind.DOUBLE || operand.type().kind() == TypeKind.REAL;
    }

    /** An aggregate of some rows as one of the values that those rows have, and null elsewhere. */
    protected final Optional<Sql> byCase(Aggregate aggregate, List<Operand> arguments) {
        Aggregate whole =
                new Aggregate(
                        aggregate.function(),
                        aggregate.arguments(),
                        aggregate.distinct(),
                        OptionalInt.empty(),
                        aggregate.type());
        if (aggregate.filter().isEmpty()) {
            return super.aggregate(whole, arguments);
        }
        Sql condition = condition(arguments.get(arguments.size() - 1).value());
        if (arguments.size() == 1) {
            return aggregate.function().equals("COUNT")
                    ? Optional.of(around("COUNT(CASE WHEN ", condition, " THEN 1 END)"))
                    : Optional.empty();
        }
        List<Operand> some = new ArrayList<>();
        for (Operand value : arguments.subList(0, arguments.size() - 1)) {
            Sql chosen = around("CASE WHEN ", condition, " THEN ").plus(value.raw()).plus(" END");
            some.add(new Operand(chosen, value.column(), Optional.empty()));
        }
        return super.aggregate(whole, some);
    }

    /** Whether a window function sees the rows up to the last of the same order. */
    protected static boolean isOfPeers(WindowCall call) {
        return switch (call.function()) {
            case "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD" -> false;
            default -> call.frame() == Frame.TO_PEERS && !call.order().isEmpty();
        };
    }

    /** Its order is not another each time only if there is one. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        boolean ordered =
                switch (call.function()) {
                    case "ROW_NUMBER",
                            "RANK",
                            "DENSE_RANK",
                            "LAG",
                            "LEAD",
                            "FIRST_VALUE",
                            "LAST_VALUE" ->
                            !call.order().isEmpty();
                    default -> true;
                };
        return ordered ? super.window(call, arguments) : Optional.empty();
    }

    @Override
    public boolean joins(Join join) {
        return join.kind() == JoinKind.INNER
                || hasEquality(join.condition(), join.left().schema().size());
    }

    /** Whether a condition is equalities of columns of both sides, and nothing else. */
    protected static boolean isEqualities(Term condition, int leftColumns) {
        return condition instanceof CallTerm call
                && (call.function().equals("AND")
                        ? call.arguments().stream()
                                .allMatch(term -> isEqualities(term, leftColumns))
                        : hasEquality(call, leftColumns));
    }

    @Override
    public Sql limited(Sql select, boolean ordered, Optional<Sql> rows, Optional<Sql> offset) {
        return select.plus(
                limit(rows.map(WarehouseDialect::number), offset.map(WarehouseDialect::number)));
    }

    /** The end of a SELECT that delivers some of its rows. */
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return rows.map(count -> " LIMIT " + count).orElse("")
                + offset.map(count -> " OFFSET " + count).orElse("");
    }

    private static String number(Sql count) {
        return count.parameters().get(0).value().toString();
    }
}
