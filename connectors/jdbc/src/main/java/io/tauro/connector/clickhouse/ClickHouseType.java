package io.tauro.connector.clickhouse;

import io.tauro.type.DataType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the words in which ClickHouse names a type to ours. */
final class ClickHouseType {

    private static final Pattern WRAPPED =
            Pattern.compile("(?:Nullable|LowCardinality)\\((.*)\\)", Pattern.DOTALL);

    private static final Pattern PARAMETERS =
            Pattern.compile("(\\w+)\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?(?:,\\s*'[^']*'\\s*)?\\)");

    private static final int MICROSECONDS = 6;

    private ClickHouseType() {}

    /** The type without what says that it may be null, or how it is stored. */
    static String base(String name) {
        Matcher wrapped = WRAPPED.matcher(name.trim());
        return wrapped.matches() ? base(wrapped.group(1)) : name.trim();
    }

    static boolean isNullable(String name) {
        return name.contains("Nullable(");
    }

    /** Whether its values have digits that are cut off here. */
    static boolean isFiner(String name) {
        Matcher parameters = PARAMETERS.matcher(base(name));
        return parameters.matches()
                && parameters.group(1).equals("DateTime64")
                && Integer.parseInt(parameters.group(2)) > MICROSECONDS;
    }

    static Optional<DataType> of(String name) {
        String base = base(name);
        Matcher parameters = PARAMETERS.matcher(base);
        if (parameters.matches()) {
            return parameterized(
                    parameters.group(1),
                    Integer.parseInt(parameters.group(2)),
                    parameters.group(3) == null ? 0 : Integer.parseInt(parameters.group(3)));
        }
        if (base.startsWith("DateTime(")) {
            return Optional.of(DataType.timestampWithTimeZone(0));
        }
        return switch (base) {
            case "Bool" -> Optional.of(DataType.BOOLEAN);
            case "Int8", "UInt8", "Int16" -> Optional.of(DataType.SMALLINT);
            case "UInt16", "Int32" -> Optional.of(DataType.INTEGER);
            case "UInt32", "Int64" -> Optional.of(DataType.BIGINT);
            case "UInt64" -> Optional.of(DataType.decimal(20, 0));
            case "Float32" -> Optional.of(DataType.REAL);
            case "Float64" -> Optional.of(DataType.DOUBLE);
            case "String" -> Optional.of(DataType.VARCHAR);
            case "UUID" -> Optional.of(DataType.UUID);
            case "Date", "Date32" -> Optional.of(DataType.DATE);
            case "DateTime" -> Optional.of(DataType.timestampWithTimeZone(0));
            default -> Optional.empty();
        };
    }

    private static Optional<DataType> parameterized(String name, int first, int second) {
        return switch (name) {
            case "Decimal" -> decimal(first, second);
            case "Decimal32" -> decimal(9, first);
            case "Decimal64" -> decimal(18, first);
            case "Decimal128" -> decimal(38, first);
            case "DateTime64" -> Optional.of(DataType.timestampWithTimeZone(Math.min(6, first)));
            default -> Optional.empty();
        };
    }

    private static Optional<DataType> decimal(int precision, int scale) {
        return precision > DataType.MAX_DECIMAL_PRECISION || scale > precision
                ? Optional.empty()
                : Optional.of(DataType.decimal(precision, scale));
    }
}
