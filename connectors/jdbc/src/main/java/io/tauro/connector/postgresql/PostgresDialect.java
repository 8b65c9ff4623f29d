package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.CommonDialect;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL computes as the engine does. Integers are checked there, numeric is exact, and
 * text is compared by its bytes once it is told to.
 */
final class PostgresDialect extends CommonDialect {

    /** So many values are parameters of their own. */
    private static final int FEW = 5;

    private static final Set<String> UNITS =
            Set.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

    /** Of expressions, which are compared by their bytes; these need not be UTF-8. */
    private static final PostgresCollation SAID = new PostgresCollation(true, false, false, false);

    /** Of text in UTF-8 that is to be compared by its bytes. */
    private static final PostgresCollation ORDERED =
            new PostgresCollation(true, false, false, true);

    /** All rows of both sides come only where an equality is to be hashed. */
    @Override
    public boolean joins(Join join) {
        return join.kind() == JoinKind.FULL
                ? hasEquality(join.condition(), join.left().schema().size())
                : super.joins(join);
    }

    @Override
    public Optional<RemoteColumn> computed(String sql, DataType type) {
        return type(type).map(known -> PostgresColumns.at(sql, "computed", true, known, SAID));
    }

    /** The server's own type for values of a type of ours. */
    private static Optional<PostgresType> type(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> plain("bool");
            case SMALLINT -> plain("int2");
            case INTEGER -> plain("int4");
            case BIGINT -> plain("int8");
            case REAL -> plain("float4");
            case DOUBLE -> plain("float8");
            case DECIMAL ->
                    Optional.of(new PostgresType("numeric", type.precision(), type.scale(), false));
            case VARCHAR ->
                    Optional.of(
                            new PostgresType(
                                    "varchar",
                                    type.equals(DataType.VARCHAR)
                                            ? PostgresType.NONE
                                            : type.precision(),
                                    0,
                                    false));
            case CHAR -> Optional.of(new PostgresType("bpchar", type.precision(), 0, false));
            case DATE -> plain("date");
            case TIMESTAMP ->
                    Optional.of(new PostgresType("timestamp", type.precision(), 0, false));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of(new PostgresType("timestamptz", type.precision(), 0, false));
            case UUID -> plain("uuid");
            default -> Optional.empty();
        };
    }

    private static Optional<PostgresType> plain(String name) {
        return Optional.of(new PostgresType(name, PostgresType.NONE, 0, false));
    }

    /** How a type is written in a cast; text keeps its length, which the engine has checked. */
    @Override
    protected Optional<String> typeName(DataType type) {
        return type(type)
                .map(
                        known ->
                                switch (known.name()) {
                                    case "varchar" -> "text";
                                    case "numeric" -> "numeric";
                                    default -> known.name();
                                });
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "CHAR_LENGTH" -> cast("char_length(", arguments.get(0), ")", type);
            case "DIVIDE" -> divided(" / ", arguments, type);
            case "MODULO", "MOD" -> divided(" % ", arguments, type);
            case "FLOOR", "CEIL" -> whole(function, arguments, type);
            default -> super.call(function, arguments, type);
        };
    }

    @Override
    protected Set<String> functions() {
        return Set.of(
                "SUBSTRING",
                "LEFT",
                "RIGHT",
                "TRIM_BOTH",
                "TRIM_LEADING",
                "TRIM_TRAILING",
                "REPLACE");
    }

    /** Some collations take different characters for equal. */
    @Override
    protected Sql text(Operand operand) {
        return super.text(operand).plus(" COLLATE \"C\"");
    }

    @Override
    protected boolean countsDays() {
        return true;
    }

    /** By days, since a timestamp has not room for each date. */
    @Override
    protected Optional<Sql> floorDate(String unit, Operand of, DataType type) {
        String field =
                switch (unit) {
                    case "YEAR" -> "DOY";
                    case "MONTH" -> "DAY";
                    case "WEEK" -> "ISODOW";
                    default -> "";
                };
        return field.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        around("(", of.value(), " - (CAST(EXTRACT(" + field + " FROM ")
                                .plus(of.value())
                                .plus(") AS int4) - 1))"));
    }

    @Override
    protected Optional<Sql> floorTimestamp(String unit, Operand of, DataType type) {
        return UNITS.contains(unit)
                ? cast("date_trunc('" + unit.toLowerCase(Locale.ROOT) + "', ", of, ")", type)
                : Optional.empty();
    }

    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        return super.aggregate(aggregate, texts(aggregate.function(), arguments));
    }

    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return super.window(call, texts(call.function(), arguments));
    }

    /** The extreme of a padded text would be padded. */
    private static List<Operand> texts(String function, List<Operand> arguments) {
        return function.equals("MIN") || function.equals("MAX")
                ? arguments.stream().map(PostgresDialect::unpadded).toList()
                : arguments;
    }

    private static Operand unpadded(Operand operand) {
        if (operand.type().kind() != TypeKind.CHAR || operand.comparable(true).isEmpty()) {
            return operand;
        }
        PostgresType text = new PostgresType("text", PostgresType.NONE, 0, false);
        return new Operand(
                operand.value(),
                PostgresColumns.at("x", "computed", true, text, ORDERED),
                operand.constant());
    }

    /** A long list is one parameter. */
    @Override
    public Optional<Sql> among(Operand operand, List<Object> values, List<Sql> markers) {
        Optional<String> element =
                switch (operand.type().kind()) {
                    case SMALLINT, INTEGER, BIGINT, DATE, UUID -> typeName(operand.type());
                    case VARCHAR -> Optional.of("text");
                    default -> Optional.empty();
                };
        if (values.size() <= FEW || element.isEmpty()) {
            return super.among(operand, values, markers);
        }
        String type = element.get();
        Bound array =
                new Bound(
                        (statement, parameter, list) ->
                                statement.setArray(
                                        parameter,
                                        statement
                                                .getConnection()
                                                .createArrayOf(type, ((List<?>) list).toArray())),
                        values);
        return operand.comparable(false)
                .map(sql -> sql.plus(Sql.of(" = ANY (CAST(? AS " + type + "[]))", array)));
    }

    /** Text of two collations cannot be compared unless one is said. */
    @Override
    public Optional<Sql> compare(Operand left, String operator, Operand right) {
        boolean texts = left.type().kind().isText() || right.type().kind().isText();
        if (!texts) {
            return super.compare(left, operator, right);
        }
        boolean range = !operator.equals("=") && !operator.equals("<>");
        if (left.comparable(range).isEmpty() || right.comparable(range).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                around("CAST(", left.value(), " AS text) COLLATE \"C\" " + operator + " CAST(")
                        .plus(right.value())
                        .plus(" AS text)"));
    }
}
