package io.tauro.connector.trino;

import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From types of Trino and Presto to columns: the table in {@code docs/connectors/trino.md}. */
final class TrinoColumns extends StandardColumns {

    private static final Pattern TYPE =
            Pattern.compile("(\\w+)(?:\\((\\d+)(?:, ?(\\d+))?\\))?( with time zone)?");

    /**
     * Of one text. A statement has a million characters and {@link TrinoDatabase#maxParameters()}.
     */
    private static final int MOST_CHARACTERS = 400;

    private final Flavor flavor;

    TrinoColumns(Flavor flavor) {
        this.flavor = flavor;
    }

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        Matcher type = TYPE.matcher(column.typeName().toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            return Optional.empty();
        }
        boolean zone = type.group(4) != null;
        int first = type.group(2) == null ? -1 : Integer.parseInt(type.group(2));
        int fraction = first < 0 ? 3 : Math.min(first, 6);
        return Optional.ofNullable(
                switch (type.group(1)) {
                    case "boolean" -> DataType.BOOLEAN;
                    case "tinyint" -> DataType.TINYINT;
                    case "smallint" -> DataType.SMALLINT;
                    case "integer" -> DataType.INTEGER;
                    case "bigint" -> DataType.BIGINT;
                    case "real" -> DataType.REAL;
                    case "double" -> DataType.DOUBLE;
                    case "decimal" ->
                            first < 0
                                    ? null
                                    : DataType.decimal(
                                            first,
                                            type.group(3) == null
                                                    ? 0
                                                    : Integer.parseInt(type.group(3)));
                    case "varchar" -> first < 1 ? DataType.VARCHAR : DataType.varchar(first);
                    case "char" -> DataType.character(Math.max(1, first));
                    case "varbinary" -> DataType.VARBINARY;
                    case "date" -> DataType.DATE;
                    case "time" -> zone ? null : DataType.time(fraction);
                    case "timestamp" ->
                            zone
                                    ? DataType.timestampWithTimeZone(fraction)
                                    : DataType.timestamp(fraction);
                    case "uuid" -> DataType.UUID;
                    case "json" -> DataType.JSON;
                    default -> null;
                });
    }

    @Override
    protected String text(MetadataColumn column) {
        String type = column.typeName().toLowerCase(Locale.ROOT);
        String x = column.stored();
        if (type.startsWith("array") || type.startsWith("map") || type.startsWith("row")) {
            return "json_format(CAST(" + x + " AS JSON))";
        }
        if (type.contains("hyperloglog") || type.contains("digest")) {
            return "to_hex(CAST(" + x + " AS VARBINARY))";
        }
        return type.equals("geometry") ? "ST_AsText(" + x + ")" : "CAST(" + x + " AS VARCHAR)";
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DATE -> "CAST(? AS DATE)";
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "CAST(? AS " + temporal(type) + ")";
            case UUID -> "CAST(? AS UUID)";
            default -> "?";
        };
    }

    /** A type of time, as fine as any that is kept here. */
    String temporal(DataType type) {
        String digits = flavor.isTrino() ? "(6)" : "";
        return switch (type.kind()) {
            case TIME -> "TIME" + digits;
            case TIMESTAMP -> "TIMESTAMP" + digits;
            default -> "TIMESTAMP" + digits + " WITH TIME ZONE";
        };
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, UUID, CHAR -> "CAST(" + sql + " AS VARCHAR)";
            case TIMESTAMP_WITH_TIME_ZONE -> "CAST(" + sql + " AT TIME ZONE 'UTC' AS VARCHAR)";
            case JSON -> "json_format(" + sql + ")";
            default -> sql;
        };
    }

    /** There is no escape unless one is named. */
    @Override
    protected Optional<Like> like(String value) {
        return Optional.of(new Like(value + " LIKE ?", pattern -> pattern));
    }

    /**
     * The driver writes values into a statement, which must not become too long. Trino 476 fails to
     * plan a comparison of a TIME of few digits with midnight of more.
     */
    @Override
    protected boolean accepts(DataType type, Object value) {
        return super.accepts(type, value)
                && (flavor.isTrino() || nanos(value) % 1_000_000 == 0)
                && (!(value instanceof String text) || length(text) <= MOST_CHARACTERS)
                && (!(value instanceof BigDecimal number) || isPlain(number))
                && !value.equals(LocalTime.MIDNIGHT);
    }

    /** The driver writes numbers as Java does, and with an exponent they are no decimals there. */
    private static boolean isPlain(BigDecimal number) {
        return plain(number).toString().indexOf('E') < 0;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static long length(String text) {
        return text.length() + text.chars().filter(c -> c == '\'').count();
    }

    private static int nanos(Object value) {
        if (value instanceof LocalTime time) {
            return (int) (time.toNanoOfDay() % 1_000_000_000);
        }
        if (value instanceof LocalDateTime time) {
            return time.getNano();
        }
        return value instanceof OffsetDateTime time ? time.getNano() : 0;
    }

    /** As many digits of a second as there are; an instant names its zone. */
    @Override
    protected ValueBinder binder(DataType type) {
        TypeKind kind = type.kind();
        if (kind == TypeKind.DECIMAL) {
            return (statement, i, value) -> statement.setBigDecimal(i, plain((BigDecimal) value));
        }
        if (kind != TypeKind.TIME
                && kind != TypeKind.TIMESTAMP
                && kind != TypeKind.TIMESTAMP_WITH_TIME_ZONE) {
            return super.binder(type);
        }
        int less = 6 - flavor.finest();
        return (statement, i, value) -> {
            String text = TextualValues.written(value).replace("+00:00", "");
            String zone = value instanceof OffsetDateTime ? " UTC" : "";
            statement.setString(i, text.substring(0, text.length() - less) + zone);
        };
    }
}
