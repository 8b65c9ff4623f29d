package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What databases have in common that compute exact numbers exactly and check them: each states the
 * types that it has, and takes back what it does in another way.
 */
public abstract class CommonDialect implements Dialect {

    private static final Set<String> DATE_FIELDS = Set.of("YEAR", "MONTH", "DAY");

    private static final Set<String> COUNTED_FIELDS =
            Set.of("QUARTER", "DOW", "ISODOW", "DOY", "WEEK", "ISOYEAR");

    private static final Set<String> TIME_FIELDS = Set.of("HOUR", "MINUTE");

    /** The name of a type in a CAST; empty if the database has none of the same values. */
    protected abstract Optional<String> typeName(DataType type);

    /** Whether arithmetic on this type is exact, and out of its range an error. */
    protected boolean isChecked(DataType type) {
        return type.kind().isInteger() && type.kind() != TypeKind.TINYINT
                || type.kind() == TypeKind.DECIMAL;
    }

    @Override
    public Optional<Sql> value(Object value, DataType type) {
        Optional<RemoteColumn> column = computed("x", type);
        return typeName(type)
                .filter(name -> column.isPresent() && column.get().rules().accepts().test(value))
                .map(
                        name ->
                                Sql.of(
                                        "CAST(? AS " + name + ")",
                                        new Bound(column.orElseThrow().rules().binder(), value)));
    }

    @Override
    public Optional<Sql> nothing(DataType type) {
        return typeName(type).map(name -> Sql.of("CAST(NULL AS " + name + ")"));
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "ADD" -> arithmetic("+", arguments, type);
            case "SUBTRACT" -> arithmetic("-", arguments, type);
            case "MULTIPLY" -> arithmetic("*", arguments, type);
            case "NEGATE" -> exact("(- ", arguments.get(0), ")", type);
            case "ABS" -> exact("abs(", arguments.get(0), ")", type);
            case "CONCAT" -> concatenation(arguments);
            case "EXTRACT" -> extract(arguments, type);
            case "FLOOR_TO" -> floor(arguments, type);
            default ->
                    functions().contains(function) && !arguments.isEmpty()
                            ? StandardCalls.text(function, arguments, this::text)
                            : Optional.empty();
        };
    }

    /** Integers divided by a number, towards zero. */
    protected final Optional<Sql> divided(String operator, List<Operand> arguments, DataType type) {
        return type.kind().isInteger()
                ? StandardCalls.divided(operator, arguments)
                        .flatMap(
                                sql ->
                                        typeName(type)
                                                .map(
                                                        name ->
                                                                around(
                                                                        "CAST(",
                                                                        sql,
                                                                        " AS " + name + ")")))
                : Optional.empty();
    }

    /** The next whole number of a decimal. */
    protected final Optional<Sql> whole(String function, List<Operand> arguments, DataType type) {
        return StandardCalls.isWhole(arguments, type)
                ? cast(function + "(", arguments.get(0), ")", type)
                : Optional.empty();
    }

    /** The functions of text that the database has and counts in code points. */
    protected Set<String> functions() {
        return Set.of();
    }

    /** An operand as text that functions look at character by character. */
    protected Sql text(Operand operand) {
        return cast("", operand, "", DataType.VARCHAR).orElseThrow();
    }

    private Optional<Sql> floor(List<Operand> arguments, DataType type) {
        Operand of = arguments.get(1);
        String unit = String.valueOf(arguments.get(0).constant().orElse(""));
        return type.equals(of.type()) && type.kind() == TypeKind.DATE
                ? floorDate(unit, of, type)
                : type.equals(of.type()) && type.kind() == TypeKind.TIMESTAMP
                        ? floorTimestamp(unit, of, type)
                        : Optional.empty();
    }

    /**
     * The first day of the unit that a date is in.
     *
     * @param unit YEAR, MONTH, WEEK, …
     */
    protected Optional<Sql> floorDate(String unit, Operand of, DataType type) {
        return Optional.empty();
    }

    /** The start of the unit that a timestamp without zone is in. */
    protected Optional<Sql> floorTimestamp(String unit, Operand of, DataType type) {
        return Optional.empty();
    }

    private Optional<Sql> exact(String before, Operand operand, String after, DataType type) {
        return isChecked(type)
                ? Optional.of(around(before, operand.value(), after))
                : Optional.empty();
    }

    /** Pieces of a statement around another. */
    protected static Sql around(String before, Sql inner, String after) {
        return Sql.of(before).plus(inner).plus(after);
    }

    /**
     * Exact numbers of one kind. A decimal result must have all digits of the database's, which
     * rounds nothing.
     */
    private Optional<Sql> arithmetic(String operator, List<Operand> arguments, DataType type) {
        Operand left = arguments.get(0);
        Operand right = arguments.get(1);
        if (!isChecked(type)
                || left.type().kind() != type.kind()
                || right.type().kind() != type.kind()
                || !keepsDigits(operator, left.type(), right.type(), type)) {
            return Optional.empty();
        }
        return Optional.of(
                Sql.of("(")
                        .plus(left.value())
                        .plus(" " + operator + " ")
                        .plus(right.value())
                        .plus(")"));
    }

    private static boolean keepsDigits(
            String operator, DataType left, DataType right, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return true;
        }
        return type.scale()
                >= (operator.equals("*")
                        ? left.scale() + right.scale()
                        : Math.max(left.scale(), right.scale()));
    }

    /** An expression as a value of a type. */
    protected final Optional<Sql> cast(
            String before, Operand operand, String after, DataType type) {
        return typeName(type)
                .map(
                        name ->
                                around(
                                        "CAST(" + before,
                                        operand.value(),
                                        after + " AS " + name + ")"));
    }

    private Optional<Sql> concatenation(List<Operand> arguments) {
        Optional<String> text = typeName(DataType.VARCHAR);
        if (text.isEmpty()
                || !arguments.stream().allMatch(argument -> argument.type().kind().isText())) {
            return Optional.empty();
        }
        return concatenated(
                arguments.stream()
                        .map(
                                argument ->
                                        around(
                                                "CAST(",
                                                argument.value(),
                                                " AS " + text.get() + ")"))
                        .toList());
    }

    /** Texts one after the other; null if one is. */
    protected Optional<Sql> concatenated(List<Sql> texts) {
        return Optional.of(around("(", Sql.list(texts, " || "), ")"));
    }

    private Optional<Sql> extract(List<Operand> arguments, DataType type) {
        Operand of = arguments.get(1);
        boolean dated = of.type().kind() == TypeKind.DATE || of.type().kind() == TypeKind.TIMESTAMP;
        String unit = String.valueOf(arguments.get(0).constant().orElse(""));
        return dated ? extract(unit, of, type) : Optional.empty();
    }

    /**
     * A field of a date or of a timestamp without zone.
     *
     * @param unit YEAR, MONTH, DAY, …
     */
    protected Optional<Sql> extract(String unit, Operand of, DataType type) {
        boolean known =
                DATE_FIELDS.contains(unit)
                        || countsDays() && COUNTED_FIELDS.contains(unit)
                        || countsDays()
                                && of.type().kind() == TypeKind.TIMESTAMP
                                && TIME_FIELDS.contains(unit);
        return known ? cast("EXTRACT(" + unit + " FROM ", of, ")", type) : Optional.empty();
    }

    /** Whether it has PostgreSQL's fields: ISO weeks and their years, days of the week from 0. */
    protected boolean countsDays() {
        return false;
    }

    /** Integers as text, where all write them in the same way. */
    private static boolean isPrinted(DataType from, DataType to) {
        return from.kind().isInteger() && to.equals(DataType.VARCHAR);
    }

    /** To wider numbers of the same value, and to text without another bound. */
    @Override
    public Optional<Sql> cast(Operand operand, DataType type) {
        DataType from = operand.type();
        boolean widens =
                from.kind().isText() && type.equals(DataType.VARCHAR)
                        || !functions().isEmpty() && isPrinted(from, type)
                        || from.kind().isInteger()
                                && type.kind().isInteger()
                                && digits(from) <= digits(type)
                        || from.kind().isInteger()
                                && type.kind() == TypeKind.DECIMAL
                                && type.precision() - type.scale() >= digits(from)
                        || from.kind() == TypeKind.DECIMAL
                                && type.kind() == TypeKind.DECIMAL
                                && type.scale() >= from.scale()
                                && type.precision() - type.scale()
                                        >= from.precision() - from.scale();
        return widens ? cast("", operand, "", type) : Optional.empty();
    }

    private static int digits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            default -> 19;
        };
    }

    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        if (aggregate.filter().isEmpty()) {
            return call(aggregate, arguments);
        }
        Sql condition = arguments.get(arguments.size() - 1).value();
        return call(aggregate, arguments.subList(0, arguments.size() - 1))
                .flatMap(call -> filtered(call, condition));
    }

    /** An aggregate of the rows for which a condition is true. */
    protected Optional<Sql> filtered(Sql call, Sql condition) {
        return Optional.of(call.plus(" FILTER (WHERE ").plus(condition).plus(")"));
    }

    private Optional<Sql> call(Aggregate aggregate, List<Operand> values) {
        if (values.isEmpty()) {
            return aggregate.function().equals("COUNT")
                    ? Optional.of(Sql.of("COUNT(*)"))
                    : Optional.empty();
        }
        if (values.size() != 1) {
            return Optional.empty();
        }
        Operand value = values.get(0);
        String distinct = aggregate.distinct() ? "DISTINCT " : "";
        return switch (aggregate.function()) {
            case "COUNT" -> Optional.of(around("COUNT(" + distinct, value.raw(), ")"));
            case "SUM" ->
                    sums(value.type(), aggregate.type())
                            ? Optional.of(
                                    around(
                                            "SUM(" + distinct,
                                            summand(value, aggregate.type()),
                                            ")"))
                            : Optional.empty();
            case "MIN" -> extreme("MIN(", value);
            case "MAX" -> extreme("MAX(", value);
            default -> Optional.empty();
        };
    }

    /** What a sum is made of. */
    protected Sql summand(Operand value, DataType result) {
        return value.raw();
    }

    /** Whether a sum is exact, and has room for what the engine has room for. */
    protected boolean sums(DataType of, DataType result) {
        return switch (result.kind()) {
            case BIGINT -> of.kind() == TypeKind.SMALLINT || of.kind() == TypeKind.INTEGER;
            case DECIMAL ->
                    of.kind().isInteger()
                            || of.kind() == TypeKind.DECIMAL && of.scale() <= result.scale();
            default -> false;
        };
    }

    private Optional<Sql> extreme(String function, Operand value) {
        return hasExtremes(value.type())
                ? value.comparable(true).map(sql -> around(function, sql, ")"))
                : Optional.empty();
    }

    /** Whether MIN and MAX take values of a type and order them as in the engine. */
    protected boolean hasExtremes(DataType type) {
        return type.kind() != TypeKind.BOOLEAN && type.kind() != TypeKind.UUID;
    }

    /** Ranks, neighbours one row away, and sums, counts and extremes. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return switch (call.function()) {
            case "ROW_NUMBER", "RANK", "DENSE_RANK" -> Optional.of(Sql.of(call.function() + "()"));
            case "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE" ->
                    arguments.size() == 1
                            ? Optional.of(
                                    around(
                                            call.function() + "(",
                                            read(arguments.get(0), call.type()),
                                            ")"))
                            : Optional.empty();
            default ->
                    call(
                            new Aggregate(
                                    call.function(),
                                    call.arguments(),
                                    false,
                                    OptionalInt.empty(),
                                    call.type()),
                            arguments);
        };
    }

    /** What is stored, unless the result is read as another type. */
    private static Sql read(Operand operand, DataType as) {
        return operand.type().equals(as) ? operand.raw() : operand.value();
    }

    /** Zeros of two signs are one group, and any of them may stand for it. */
    @Override
    public boolean groups(DataType type) {
        return switch (type.kind()) {
            case REAL, DOUBLE -> false;
            default -> typeName(type).isPresent();
        };
    }

    /** Whether a condition has an equality of columns of both sides that always has to hold. */
    protected static boolean hasEquality(Term condition, int leftColumns) {
        if (!(condition instanceof CallTerm call)) {
            return false;
        }
        if (call.function().equals("AND")) {
            return call.arguments().stream().anyMatch(term -> hasEquality(term, leftColumns));
        }
        return call.function().equals("EQ")
                && call.arguments().get(0) instanceof ColumnTerm one
                && call.arguments().get(1) instanceof ColumnTerm other
                && one.index() < leftColumns != other.index() < leftColumns;
    }
}
