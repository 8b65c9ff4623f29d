package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.CommonDialect;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What DuckDB computes as the engine does. Integers are checked there; a decimal is an integer of
 * some width, so that operands are made as wide as can be first. Sums of integers are HUGEINT, and
 * made what the engine has. Text of expressions is told to be compared by its bytes.
 */
final class DuckDbDialect extends CommonDialect {

    private static final int DIGITS_OF_BIGINT = 18;

    private static final List<String> UNITS =
            List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

    @Override
    public Optional<RemoteColumn> computed(String sql, DataType type) {
        return typeName(type)
                .map(name -> DuckDbColumns.column("computed", sql, name, true, false))
                .filter(column -> column.column().type().equals(type));
    }

    /** The name of a type; text keeps its length, which the engine has checked. */
    static String name(DataType type) {
        return switch (type.kind()) {
            case REAL -> "FLOAT";
            case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case VARCHAR -> "VARCHAR";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE";
            default -> type.kind().name();
        };
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    DECIMAL,
                    VARCHAR,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE,
                    UUID ->
                    Optional.of(name(type));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "CHAR_LENGTH" -> cast("length(", arguments.get(0), ")", type);
            case "DIVIDE" -> divided(" // ", arguments, type);
            case "MODULO", "MOD" -> divided(" % ", arguments, type);
            case "ADD", "SUBTRACT", "MULTIPLY" ->
                    type.kind() == TypeKind.DECIMAL
                            ? wide(arguments)
                                    .flatMap(widened -> super.call(function, widened, type))
                            : super.call(function, arguments, type);
            // The result is wider there, and would not be checked.
            case "NEGATE" ->
                    super.call(function, arguments, type)
                            .map(sql -> around("CAST(", sql, " AS " + name(type) + ")"));
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

    @Override
    protected boolean countsDays() {
        return true;
    }

    @Override
    protected Optional<Sql> floorDate(String unit, Operand of, DataType type) {
        return UNITS.indexOf(unit) < 0 || UNITS.indexOf(unit) > UNITS.indexOf("DAY")
                ? Optional.empty()
                : floorTimestamp(unit, of, type);
    }

    @Override
    protected Optional<Sql> floorTimestamp(String unit, Operand of, DataType type) {
        return UNITS.contains(unit)
                ? cast("date_trunc('" + unit.toLowerCase(Locale.ROOT) + "', ", of, ")", type)
                : Optional.empty();
    }

    /** Operands whose width leaves room for the result. */
    private Optional<List<Operand>> wide(List<Operand> arguments) {
        boolean narrow =
                arguments.stream().mapToInt(argument -> argument.type().precision()).sum()
                        < DIGITS_OF_BIGINT;
        if (narrow || arguments.stream().anyMatch(a -> a.type().kind() != TypeKind.DECIMAL)) {
            return Optional.of(arguments);
        }
        return Optional.of(
                arguments.stream()
                        .map(
                                argument ->
                                        new Operand(
                                                around(
                                                        "CAST(",
                                                        argument.value(),
                                                        " AS DECIMAL(38,"
                                                                + argument.type().scale()
                                                                + "))"),
                                                computed("x", argument.type()).orElseThrow(),
                                                argument.constant()))
                        .toList());
    }

    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        Optional<Sql> written = super.aggregate(aggregate, arguments);
        return aggregate.function().equals("SUM")
                ? written.map(sql -> around("CAST(", sql, " AS " + name(aggregate.type()) + ")"))
                : written;
    }

    /** A sum over a window cannot be made what the engine has. */
    @Override
    public Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return call.function().equals("SUM") ? Optional.empty() : super.window(call, arguments);
    }

    /** Texts of two collations cannot be put together unless one is said. */
    @Override
    protected Optional<Sql> concatenated(List<Sql> texts) {
        return super.concatenated(
                texts.stream().map(text -> text.plus(" COLLATE \"binary\"")).toList());
    }

    /** Set operations go by a column's own collation, whatever is said; new text has none. */
    @Override
    public Sql member(Sql comparable, DataType type) {
        return type.kind().isText() ? around("decode(encode(", comparable, "))") : comparable;
    }

    /** Decimals are compared in the type that holds both, which there may not be. */
    @Override
    public Optional<Sql> compare(Operand left, String operator, Operand right) {
        return haveRoom(left.type(), right.type())
                ? super.compare(left, operator, right)
                : Optional.empty();
    }

    @Override
    public Optional<Sql> same(Operand left, Operand right) {
        return haveRoom(left.type(), right.type()) ? super.same(left, right) : Optional.empty();
    }

    private static boolean haveRoom(DataType left, DataType right) {
        if (left.kind() != TypeKind.DECIMAL || right.kind() != TypeKind.DECIMAL) {
            return left.kind() == right.kind() || left.kind().isText() && right.kind().isText();
        }
        return Math.max(left.precision() - left.scale(), right.precision() - right.scale())
                        + Math.max(left.scale(), right.scale())
                <= DataType.MAX_DECIMAL_PRECISION;
    }
}
