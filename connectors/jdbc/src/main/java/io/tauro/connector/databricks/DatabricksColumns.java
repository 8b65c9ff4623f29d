package io.tauro.connector.databricks;

import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From types of Databricks to columns: the table in {@code docs/connectors/databricks.md}. */
final class DatabricksColumns extends StandardColumns {

    private static final Pattern TYPE =
            Pattern.compile("(\\w+)(?:\\((\\d+)(?:, ?(\\d+))?\\))?( COLLATE \\w+)?");

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        Matcher type = TYPE.matcher(column.typeName().toUpperCase(Locale.ROOT));
        if (!type.matches()) {
            return Optional.empty();
        }
        int first = type.group(2) == null ? column.size() : Integer.parseInt(type.group(2));
        int second = type.group(3) == null ? column.scale() : Integer.parseInt(type.group(3));
        return Optional.ofNullable(
                switch (type.group(1)) {
                    case "BOOLEAN" -> DataType.BOOLEAN;
                    case "TINYINT", "BYTE" -> DataType.TINYINT;
                    case "SMALLINT", "SHORT" -> DataType.SMALLINT;
                    case "INT", "INTEGER" -> DataType.INTEGER;
                    case "BIGINT", "LONG" -> DataType.BIGINT;
                    case "FLOAT", "REAL" -> DataType.REAL;
                    case "DOUBLE" -> DataType.DOUBLE;
                    case "DECIMAL", "NUMERIC" ->
                            first < 1 || first > 38 || second < 0 || second > first
                                    ? null
                                    : DataType.decimal(first, second);
                    case "STRING" -> DataType.VARCHAR;
                    case "VARCHAR" ->
                            type.group(2) == null ? DataType.VARCHAR : DataType.varchar(first);
                    case "CHAR" ->
                            type.group(2) == null ? null : DataType.character(Math.max(1, first));
                    case "BINARY" -> DataType.VARBINARY;
                    case "DATE" -> DataType.DATE;
                    case "TIMESTAMP" -> DataType.TIMESTAMP_WITH_TIME_ZONE;
                    case "TIMESTAMP_NTZ" -> DataType.TIMESTAMP;
                    case "VARIANT" -> DataType.JSON;
                    default -> null;
                });
    }

    @Override
    protected String text(MetadataColumn column) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        boolean nested =
                type.startsWith("ARRAY") || type.startsWith("MAP") || type.startsWith("STRUCT");
        return nested
                ? "to_json(" + column.stored() + ")"
                : "CAST(" + column.stored() + " AS STRING)";
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DATE -> "CAST(? AS DATE)";
            case TIMESTAMP -> "CAST(? AS TIMESTAMP_NTZ)";
            case TIMESTAMP_WITH_TIME_ZONE -> "CAST(? AS TIMESTAMP)";
            default -> "?";
        };
    }

    /** The session is in UTC, so that an instant is written in it. */
    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "CAST(" + sql + " AS STRING)";
            case JSON -> "to_json(" + sql + ")";
            default -> sql;
        };
    }

    /** Whatever the collation of a column is, its bytes are compared. */
    @Override
    protected Optional<String> equality(DataType type, String value) {
        return type.kind() == TypeKind.VARCHAR
                ? Optional.of("(" + value + " COLLATE UTF8_BINARY)")
                : super.equality(type, value);
    }

    /** A backslash escapes. */
    @Override
    protected Optional<Like> like(String value) {
        return Optional.of(
                new Like(
                        "(" + value + " COLLATE UTF8_BINARY) LIKE ?",
                        pattern -> pattern.replace("\\", "\\\\")));
    }

    @Override
    protected TextTraits traits(DataType type) {
        return type.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY;
    }
}
