package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Frame;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What older databases have in common: no FILTER, no comparison that takes null for a value, and
 * decimals of a limited number of digits. All that is computed is converted to the type that it has
 * here.
 */
public abstract class VendorDialect extends WarehouseDialect {

    protected VendorDialect(StandardColumns columns) {
        super(columns);
    }

    @Override
    protected abstract int mostDigits();

    /** The function that counts without an end. */
    protected String count() {
        return "COUNT";
    }

    /** Characters are counted in another way. */
    @Override
    protected String length() {
        return "";
    }

    @Override
    public Optional<Sql> value(Object value, DataType type) {
        Optional<RemoteColumn> column = computed("x", type);
        return typeName(type)
                .filter(name -> column.isPresent() && column.get().rules().accepts().test(value))
                .map(name -> constant(column.orElseThrow().rules(), name, value));
    }

    /** A value as a parameter. */
    protected Sql constant(ColumnRules rules, String typeName, Object value) {
        return Sql.of("CAST(? AS " + typeName + ")", new Bound(rules.binder(), value));
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "CHAR_LENGTH" ->
                    length().isEmpty() ? none() : super.call(function, arguments, type);
            case "ADD", "SUBTRACT", "MULTIPLY" ->
                    super.call(function, arguments, type)
                            .flatMap(
                                    sql ->
                                            typeName(type)
                                                    .map(
                                                            name ->
                                                                    around(
                                                                            "CAST(",
                                                                            sql,
                                                                            " AS " + name + ")")));
            default -> super.call(function, arguments, type);
        };
    }

    private static Optional<Sql> none() {
        return Optional.empty();
    }

    /** The result has room for all digits, here and there, so that nothing is rounded or fails. */
    @Override
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return true;
        }
        if (left.kind() != TypeKind.DECIMAL || right.kind() != TypeKind.DECIMAL) {
            return false;
        }
        int needed =
                function.equals("MULTIPLY")
                        ? left.precision() + right.precision() + 1
                        : Math.max(left.scale(), right.scale())
                                + Math.max(
                                        left.precision() - left.scale(),
                                        right.precision() - right.scale())
                                + 1;
        return needed <= mostDigits() && type.precision() >= needed - 1;
    }

    /** Two-valued, whatever is null. */
    @Override
    public Optional<Sql> same(Operand left, Operand right) {
        return compare(left, "=", right)
                .map(
                        equal ->
                                around("CASE WHEN ", equal, " OR (")
                                        .plus(left.nullTest())
                                        .plus(" IS NULL AND ")
                                        .plus(right.nullTest())
                                        .plus(" IS NULL) THEN 1 ELSE 0 END = 1"));
    }

    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        int last = arguments.size() - 1;
        return aggregate.filter().isEmpty()
                ? written(aggregate, arguments, Optional.empty())
                : written(
                        aggregate,
                        arguments.subList(0, last),
                        Optional.of(condition(arguments.get(last).value())));
    }

    private Optional<Sql> written(
            Aggregate aggregate, List<Operand> values, Optional<Sql> condition) {
        String distinct = aggregate.distinct() ? "DISTINCT " : "";
        if (values.isEmpty()) {
            return aggregate.function().equals("COUNT")
                    ? Optional.of(
                            around(
                                    count() + "(",
                                    condition.isEmpty()
                                            ? Sql.of("*")
                                            : chosen(condition, Sql.of("1")),
                                    ")"))
                    : Optional.empty();
        }
        if (values.size() != 1) {
            return Optional.empty();
        }
        Operand value = values.get(0);
        return switch (aggregate.function()) {
            case "COUNT" ->
                    Optional.of(
                            around(count() + "(" + distinct, chosen(condition, value.raw()), ")"));
            case "SUM" ->
                    sums(value.type(), aggregate.type())
                            ? Optional.of(
                                    around(
                                            "SUM(" + distinct,
                                            chosen(condition, summand(value, aggregate.type())),
                                            ")"))
                            : Optional.empty();
            case "MIN", "MAX" ->
                    hasExtremes(value.type())
                            ? value.comparable(true)
                                    .map(
                                            sql ->
                                                    around(
                                                            aggregate.function() + "(",
                                                            chosen(condition, sql),
                                                            ")"))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Sql chosen(Optional<Sql> condition, Sql value) {
        return condition
                .map(sql -> around("CASE WHEN ", sql, " THEN ").plus(value).plus(" END"))
                .orElse(value);
    }

    /** A sum has the type of what is added. */
    @Override
    protected Sql summand(Operand value, DataType result) {
        DataType wide =
                value.type().kind() == TypeKind.DECIMAL
                        ? DataType.decimal(
                                Math.min(mostDigits(), result.precision()), value.type().scale())
                        : result.kind() == TypeKind.DECIMAL
                                ? DataType.decimal(
                                        Math.min(mostDigits(), result.precision()), result.scale())
                                : result;
        return typeName(wide)
                .map(name -> around("CAST(", value.raw(), " AS " + name + ")"))
                .orElse(value.raw());
    }

    /** So many rows that a sum of them has more digits are not stored anywhere. */
    @Override
    protected boolean sums(DataType of, DataType result) {
        return super.sums(of, result)
                && (of.kind() != TypeKind.DECIMAL || of.precision() <= mostDigits() - 10);
    }

    /** What asks for an order gets one, and a frame of rows, too. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        if (call.order().isEmpty() && call.frame() == Frame.TO_ROW) {
            return Optional.empty();
        }
        return switch (call.function()) {
            case "COUNT", "SUM", "MIN", "MAX" ->
                    written(
                            new Aggregate(
                                    call.function(),
                                    call.arguments(),
                                    false,
                                    OptionalInt.empty(),
                                    call.type()),
                            arguments,
                            Optional.empty());
            default -> super.window(call, arguments);
        };
    }

    /** Nulls where they belong, by a key of their own. */
    protected static Sql nullsByCase(Sql operand, boolean descending, boolean nullsFirst) {
        return around("CASE WHEN ", operand, " IS NULL THEN ")
                .plus(nullsFirst ? "0 ELSE 1 END, " : "1 ELSE 0 END, ")
                .plus(operand)
                .plus(descending ? " DESC" : " ASC");
    }

    /** A boolean where there is no such type: one, zero or null. */
    protected static Sql numbered(Sql condition) {
        return around("CASE WHEN ", condition, " THEN 1 WHEN NOT (")
                .plus(condition)
                .plus(") THEN 0 END");
    }
}
