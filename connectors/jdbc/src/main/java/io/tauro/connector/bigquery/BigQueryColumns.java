package io.tauro.connector.bigquery;

import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.spi.Reason;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From types of BigQuery to columns: the table in {@code docs/connectors/bigquery.md}. */
final class BigQueryColumns extends StandardColumns {

    private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((\\d+)(?:, ?(\\d+))?\\))?");

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        Matcher type = TYPE.matcher(column.typeName().toUpperCase(Locale.ROOT));
        if (!type.matches()) {
            return Optional.empty();
        }
        int first = type.group(2) == null ? -1 : Integer.parseInt(type.group(2));
        int second = type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
        return Optional.ofNullable(
                switch (type.group(1)) {
                    case "BOOL", "BOOLEAN" -> DataType.BOOLEAN;
                    case "INT64", "INTEGER", "BIGINT" -> DataType.BIGINT;
                    case "FLOAT64", "FLOAT" -> DataType.DOUBLE;
                    case "NUMERIC", "DECIMAL" ->
                            first < 0 ? DataType.decimal(38, 9) : DataType.decimal(first, second);
                    case "BIGNUMERIC", "BIGDECIMAL" ->
                            first > 0 && first <= 38
                                    ? DataType.decimal(first, second)
                                    : DataType.decimal(38, second > 0 ? Math.min(second, 38) : 20);
                    case "STRING" -> first < 1 ? DataType.VARCHAR : DataType.varchar(first);
                    case "BYTES" -> DataType.VARBINARY;
                    case "DATE" -> DataType.DATE;
                    case "TIME" -> DataType.TIME;
                    case "DATETIME" -> DataType.TIMESTAMP;
                    case "TIMESTAMP" -> DataType.TIMESTAMP_WITH_TIME_ZONE;
                    case "JSON" -> DataType.JSON;
                    default -> null;
                });
    }

    @Override
    protected String text(MetadataColumn column) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        if (type.startsWith("GEOGRAPHY")) {
            return "ST_ASTEXT(" + column.stored() + ")";
        }
        return type.startsWith("INTERVAL")
                ? "CAST(" + column.stored() + " AS STRING)"
                : "TO_JSON_STRING(" + column.stored() + ")";
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DATE, TIME -> "CAST(? AS " + type.kind() + ")";
            case TIMESTAMP -> "CAST(? AS DATETIME)";
            case TIMESTAMP_WITH_TIME_ZONE -> "CAST(? AS TIMESTAMP)";
            // A parameter with more than nine digits behind the point would be refused.
            case DECIMAL -> "CAST(? AS BIGNUMERIC)";
            default -> "?";
        };
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE -> "FORMAT_DATE('%E4Y-%m-%d', " + sql + ")";
            case TIME -> "FORMAT_TIME('%H:%M:%E6S', " + sql + ")";
            case TIMESTAMP -> "FORMAT_DATETIME('%E4Y-%m-%d %H:%M:%E6S', " + sql + ")";
            case TIMESTAMP_WITH_TIME_ZONE ->
                    "FORMAT_TIMESTAMP('%E4Y-%m-%d %H:%M:%E6S', " + sql + ", 'UTC')";
            case JSON -> "TO_JSON_STRING(" + sql + ")";
            default -> sql;
        };
    }

    /** Whatever the collation of a column is, its code points are compared. */
    @Override
    protected Optional<String> equality(DataType type, String value) {
        return type.kind() == TypeKind.VARCHAR
                ? Optional.of("COLLATE(" + value + ", '')")
                : super.equality(type, value);
    }

    /**
     * A backslash escapes, and nothing else can. An underscore is refused where a collation is in
     * play.
     */
    @Override
    protected Optional<Like> like(String value) {
        return Optional.of(
                new Like(
                        "COLLATE(" + value + ", '') LIKE ?",
                        pattern -> pattern.replace("\\", "\\\\"),
                        pattern -> pattern.indexOf('_') < 0));
    }

    /** A decimal goes as text, all digits of it. */
    @Override
    protected ValueBinder binder(DataType type) {
        return type.kind() == TypeKind.DECIMAL
                ? (statement, i, value) ->
                        statement.setString(i, ((BigDecimal) value).toPlainString())
                : super.binder(type);
    }

    @Override
    protected Reason reason(DataType type) {
        return type.kind() == TypeKind.VARCHAR ? Obstacle.TEXT_LIKE.reason() : super.reason(type);
    }

    @Override
    protected TextTraits traits(DataType type) {
        return type.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY;
    }
}
