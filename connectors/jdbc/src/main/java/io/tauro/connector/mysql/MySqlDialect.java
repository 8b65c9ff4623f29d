package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.CommonDialect;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What MySQL from 8.0.31 and MariaDB from 10.3 compute as the engine does. Integers are computed in
 * 64 bits whatever they are, and checked only at their ends; decimals are exact up to 65 digits;
 * text is compared by its bytes once it is told to. Division is not: it rounds, and by zero is
 * null.
 */
final class MySqlDialect extends CommonDialect {

    /** The digits of a number. */
    private static final int MOST_DIGITS = 65;

    /** More rows than there are. */
    private static final String ALL_ROWS = " LIMIT 9223372036854775807";

    @Override
    public Optional<RemoteColumn> computed(String sql, DataType type) {
        return type(type)
                .map(known -> MySqlColumns.at(sql, "computed", true, known, TextTraits.UNKNOWN));
    }

    /** The server's own type for values of a type of ours. */
    private static Optional<MySqlType> type(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Optional.of(MySqlType.of("bool"));
            case TINYINT -> Optional.of(MySqlType.of("tinyint"));
            case SMALLINT -> Optional.of(MySqlType.of("smallint"));
            case INTEGER -> Optional.of(MySqlType.of("int"));
            case BIGINT -> Optional.of(MySqlType.of("bigint"));
            case DOUBLE -> Optional.of(MySqlType.of("double"));
            case DECIMAL -> Optional.of(sized("decimal", type.precision(), type.scale()));
            case VARCHAR -> Optional.of(sized("varchar", type.precision(), 0));
            case CHAR -> Optional.of(sized("char", type.precision(), 0));
            case VARBINARY -> Optional.of(sized("varbinary", type.precision(), 0));
            case DATE -> Optional.of(MySqlType.of("date"));
            case TIME -> Optional.of(sized("time", MySqlType.UNKNOWN, type.precision()));
            case TIMESTAMP -> Optional.of(sized("datetime", MySqlType.UNKNOWN, type.precision()));
            case TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of(sized("timestamp", MySqlType.UNKNOWN, type.precision()));
            default -> Optional.empty();
        };
    }

    private static MySqlType sized(String name, int size, int scale) {
        return new MySqlType(name, false, size, scale);
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> Optional.of("SIGNED");
            case DECIMAL ->
                    type.scale() <= MySqlValues.MOST_SCALE
                            ? Optional.of("DECIMAL(" + type.precision() + "," + type.scale() + ")")
                            : Optional.empty();
            case VARCHAR, CHAR -> Optional.of("CHAR");
            case VARBINARY -> Optional.of("BINARY");
            case DATE -> Optional.of("DATE");
            case TIME -> Optional.of("TIME(" + type.precision() + ")");
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                    Optional.of("DATETIME(" + type.precision() + ")");
            default -> Optional.empty();
        };
    }

    /** Smaller integers are computed as if they were of 64 bits. */
    @Override
    protected boolean isChecked(DataType type) {
        return type.kind() == TypeKind.BIGINT || type.kind() == TypeKind.DECIMAL;
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        return switch (function) {
            case "ADD", "SUBTRACT", "MULTIPLY" ->
                    hasRoom(function, arguments)
                            ? super.call(function, arguments, type)
                            : Optional.empty();
            case "CHAR_LENGTH" -> cast("CHAR_LENGTH(", arguments.get(0), ")", type);
            case "DIVIDE" -> divided(" DIV ", arguments, type);
            case "MODULO", "MOD" -> divided(" % ", arguments, type);
            case "FLOOR", "CEIL" -> whole(function, arguments, type);
            default -> super.call(function, arguments, type);
        };
    }

    @Override
    protected Set<String> functions() {
        return Set.of("SUBSTRING", "LEFT", "RIGHT", "TRIM_BOTH", "TRIM_LEADING", "TRIM_TRAILING");
    }

    @Override
    protected Optional<Sql> extract(String unit, Operand of, DataType type) {
        boolean timed = of.type().kind() == TypeKind.TIMESTAMP;
        return switch (unit) {
            case "QUARTER" -> cast("QUARTER(", of, ")", type);
            case "DOW" -> cast("DAYOFWEEK(", of, ") - 1", type);
            case "ISODOW" -> cast("WEEKDAY(", of, ") + 1", type);
            case "DOY" -> cast("DAYOFYEAR(", of, ")", type);
            case "WEEK" -> cast("WEEK(", of, ", 3)", type);
            case "HOUR", "MINUTE" ->
                    timed ? cast(unit + "(", of, ")", type) : super.extract(unit, of, type);
            default -> super.extract(unit, of, type);
        };
    }

    @Override
    protected Optional<Sql> floorDate(String unit, Operand of, DataType type) {
        return switch (unit) {
            case "YEAR", "MONTH" -> floorTimestamp(unit, of, type);
            default -> Optional.empty();
        };
    }

    @Override
    protected Optional<Sql> floorTimestamp(String unit, Operand of, DataType type) {
        String format =
                switch (unit) {
                    case "YEAR" -> "%Y-01-01";
                    case "MONTH" -> "%Y-%m-01";
                    case "DAY" -> "%Y-%m-%d";
                    case "HOUR" -> "%Y-%m-%d %H:00:00";
                    case "MINUTE" -> "%Y-%m-%d %H:%i:00";
                    case "SECOND" -> "%Y-%m-%d %H:%i:%s";
                    default -> "";
                };
        return format.isEmpty()
                ? Optional.empty()
                : cast("DATE_FORMAT(", of, ", '" + format + "')", type);
    }

    private static boolean hasRoom(String function, List<Operand> arguments) {
        DataType left = arguments.get(0).type();
        DataType right = arguments.get(1).type();
        if (left.kind() != TypeKind.DECIMAL || right.kind() != TypeKind.DECIMAL) {
            return true;
        }
        return function.equals("MULTIPLY")
                ? left.precision() + right.precision() <= MOST_DIGITS
                        && left.scale() + right.scale() <= MySqlValues.MOST_SCALE
                : Math.max(left.scale(), right.scale()) <= MySqlValues.MOST_SCALE;
    }

    /** The operator of the standard is OR there. */
    @Override
    protected Optional<Sql> concatenated(List<Sql> texts) {
        return Optional.of(around("CONCAT(", Sql.list(texts, ", "), ")"));
    }

    @Override
    public Optional<Sql> same(Operand left, Operand right) {
        return left.comparable(false)
                .flatMap(
                        one -> right.comparable(false).map(other -> one.plus(" <=> ").plus(other)));
    }

    /**
     * There is no FILTER; what is left out is null, which no aggregate but the count of rows sees.
     */
    @Override
    public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
        if (aggregate.filter().isEmpty()) {
            return super.aggregate(aggregate, arguments);
        }
        Sql condition = arguments.get(arguments.size() - 1).value();
        if (aggregate.arguments().isEmpty()) {
            return aggregate.function().equals("COUNT")
                    ? Optional.of(around("COUNT(CASE WHEN ", condition, " THEN 1 END)"))
                    : Optional.empty();
        }
        List<Operand> chosen = new ArrayList<>();
        for (Operand argument : arguments.subList(0, arguments.size() - 1)) {
            Sql value = around("CASE WHEN ", condition, " THEN ").plus(argument.raw());
            chosen.add(new Operand(value.plus(" END"), argument.column(), Optional.empty()));
        }
        return super.aggregate(
                new Aggregate(
                        aggregate.function(),
                        aggregate.arguments(),
                        aggregate.distinct(),
                        OptionalInt.empty(),
                        aggregate.type()),
                chosen);
    }

    /** Values that are longer than what sorts look at are told apart here. */
    @Override
    public boolean groups(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR ->
                    type.precision() != DataType.UNBOUNDED
                            && type.precision() * MySqlColumns.WIDEST <= MySqlColumns.SORTED_BYTES;
            case VARBINARY ->
                    type.precision() != DataType.UNBOUNDED
                            && type.precision() <= MySqlColumns.SORTED_BYTES;
            default -> super.groups(type);
        };
    }

    /** Null is the smallest there, unless a key before says where it belongs. */
    @Override
    public Sql orderKey(Sql operand, boolean descending, boolean nullsFirst) {
        Sql key = operand.plus(descending ? " DESC" : " ASC");
        return nullsFirst == !descending
                ? key
                : operand.plus(nullsFirst ? " IS NULL DESC, " : " IS NULL ASC, ").plus(key);
    }

    @Override
    public Sql limited(Sql select, boolean ordered, Optional<Sql> rows, Optional<Sql> offset) {
        Sql some =
                rows.map(count -> select.plus(" LIMIT ").plus(count))
                        .orElseGet(() -> select.plus(ALL_ROWS));
        return offset.map(count -> some.plus(" OFFSET ").plus(count)).orElse(some);
    }

    /**
     * MySQL 9.7 dissolves a SELECT with a constant such as {@code CAST(1 AS SIGNED)} in an outer
     * join, and then finds the constant in rows that are missing. One with a limit stays as it is.
     * MariaDB passes over comments for MySQL 8, whichever driver sends them.
     */
    @Override
    public String computedBelow() {
        return " /*!80000" + ALL_ROWS + " */";
    }

    @Override
    public boolean joins(JoinKind kind) {
        return kind != JoinKind.FULL;
    }
}
