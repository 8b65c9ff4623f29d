package io.tauro.connector.trino;

import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.WarehouseDialect;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Trino and Presto compute as the engine does: integers and decimals that are checked, text by
 * its code points. Functions are given to Trino alone, where they were run.
 */
final class TrinoDialect extends WarehouseDialect {

    private static final Set<String> FUNCTIONS =
            Set.of("SUBSTRING", "TRIM_BOTH", "TRIM_LEADING", "TRIM_TRAILING", "REPLACE");

    private static final List<String> UNITS =
            List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

    private final Flavor flavor;
    private final TrinoColumns columns;

    TrinoDialect(Flavor flavor, TrinoColumns columns) {
        super(columns);
        this.flavor = flavor;
        this.columns = columns;
    }

    @Override
    protected Optional<String> typeName(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE, DATE, UUID ->
                    Optional.of(type.kind().toString());
            case DECIMAL -> Optional.of("DECIMAL(" + type.precision() + "," + type.scale() + ")");
            case VARCHAR -> Optional.of("VARCHAR");
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Optional.of(columns.temporal(type));
            default -> Optional.empty();
        };
    }

    @Override
    protected String length() {
        return "length";
    }

    @Override
    public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
        if (!flavor.isTrino()) {
            return super.call(function, arguments, type);
        }
        return switch (function) {
            case "DIVIDE" -> divided(" / ", arguments, type);
            case "MODULO", "MOD" -> divided(" % ", arguments, type);
            case "FLOOR", "CEIL" -> whole(function, arguments, type);
            case "LEFT", "RIGHT" -> end(function, arguments.get(0), arguments.get(1));
            default ->
                    functions().contains(function)
                                    && arguments.stream().anyMatch(TrinoDialect::isPadded)
                            ? Optional.empty()
                            : super.call(function, arguments, type);
        };
    }

    @Override
    protected Set<String> functions() {
        return flavor.isTrino() ? FUNCTIONS : Set.of();
    }

    /** As text it has spaces at its end. */
    private static boolean isPadded(Operand operand) {
        return operand.type().kind() == TypeKind.CHAR;
    }

    /** There are no functions of these names. */
    private Optional<Sql> end(String function, Operand of, Operand length) {
        if (of.type().kind() != TypeKind.VARCHAR
                || !(length.constant().orElse(-1) instanceof Integer count)
                || count < 0) {
            return Optional.empty();
        }
        Sql text = text(of);
        return Optional.of(
                function.equals("LEFT")
                        ? around("SUBSTRING(", text, ", 1, " + count + ")")
                        : around("SUBSTRING(", text, ", greatest(length(")
                                .plus(text)
                                .plus(") - " + count + " + 1, 1))"));
    }

    @Override
    protected Optional<Sql> extract(String unit, Operand of, DataType type) {
        if (!flavor.isTrino()) {
            return super.extract(unit, of, type);
        }
        boolean timed = of.type().kind() == TypeKind.TIMESTAMP;
        return switch (unit) {
            case "QUARTER", "DOY", "WEEK" -> cast("EXTRACT(" + unit + " FROM ", of, ")", type);
            case "HOUR", "MINUTE" ->
                    timed ? cast("EXTRACT(" + unit + " FROM ", of, ")", type) : Optional.empty();
            case "ISODOW" -> cast("EXTRACT(DOW FROM ", of, ")", type);
            case "DOW" -> cast("EXTRACT(DOW FROM ", of, ") % 7", type);
            case "ISOYEAR" -> cast("EXTRACT(YEAR_OF_WEEK FROM ", of, ")", type);
            default -> super.extract(unit, of, type);
        };
    }

    @Override
    protected Optional<Sql> floorDate(String unit, Operand of, DataType type) {
        return UNITS.indexOf(unit) > UNITS.indexOf("DAY")
                ? Optional.empty()
                : floorTimestamp(unit, of, type);
    }

    @Override
    protected Optional<Sql> floorTimestamp(String unit, Operand of, DataType type) {
        return flavor.isTrino() && UNITS.contains(unit)
                ? Optional.of(
                        around(
                                "date_trunc('" + unit.toLowerCase(Locale.ROOT) + "', ",
                                of.value(),
                                ")"))
                : Optional.empty();
    }

    /**
     * A product of more than 38 digits behind the point is refused there, not rounded; and terms of
     * a sum are first given a type that has room for both.
     */
    @Override
    protected boolean isExact(String function, DataType left, DataType right, DataType type) {
        if (type.kind() != TypeKind.DECIMAL) {
            return true;
        }
        return function.equals("MULTIPLY")
                ? left.scale() + right.scale() <= DataType.MAX_DECIMAL_PRECISION
                : haveCommonType(left, right);
    }

    /** The sum of BIGINT is one. */
    @Override
    protected Sql summand(Operand value, DataType result) {
        return value.type().kind() == TypeKind.BIGINT
                ? around("CAST(", value.raw(), " AS DECIMAL(38,0))")
                : value.raw();
    }

    /** Presto has it where an administrator allows it. */
    @Override
    public boolean hasOffset() {
        return flavor.isTrino();
    }

    @Override
    protected String limit(Optional<String> rows, Optional<String> offset) {
        return offset.map(count -> " OFFSET " + count).orElse("")
                + rows.map(count -> " LIMIT " + count).orElse("");
    }
}
