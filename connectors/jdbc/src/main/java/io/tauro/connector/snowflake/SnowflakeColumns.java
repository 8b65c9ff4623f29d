package io.tauro.connector.snowflake;

import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.spi.Reason;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.util.Locale;
import java.util.Optional;

/** From types of Snowflake to columns: the table in {@code docs/connectors/snowflake.md}. */
final class SnowflakeColumns extends StandardColumns {

    private static final String TIMESTAMP = "'YYYY-MM-DD HH24:MI:SS.FF9'";

    /** So long is a VARCHAR, or longer, that has no length of its own. */
    private static final int UNBOUNDED = 16_777_216;

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        int fraction = Math.max(0, Math.min(6, column.scale()));
        return Optional.ofNullable(
                switch (column.typeName().toUpperCase(Locale.ROOT)) {
                    case "NUMBER", "DECIMAL", "NUMERIC", "FIXED", "INTEGER", "BIGINT" ->
                            number(column);
                    case "FLOAT", "DOUBLE", "REAL" -> DataType.DOUBLE;
                    case "BOOLEAN" -> DataType.BOOLEAN;
                    case "VARCHAR", "TEXT", "STRING", "CHAR" ->
                            column.size() < 1 || column.size() >= UNBOUNDED
                                    ? DataType.VARCHAR
                                    : DataType.varchar(column.size());
                    case "BINARY", "VARBINARY" -> DataType.VARBINARY;
                    case "DATE" -> DataType.DATE;
                    case "TIME" -> DataType.time(fraction);
                    case "TIMESTAMP_NTZ", "TIMESTAMPNTZ", "DATETIME" ->
                            DataType.timestamp(fraction);
                    case "TIMESTAMP_LTZ", "TIMESTAMPLTZ", "TIMESTAMP_TZ", "TIMESTAMPTZ" ->
                            DataType.timestampWithTimeZone(fraction);
                    case "VARIANT", "OBJECT", "ARRAY", "MAP" -> DataType.JSON;
                    default -> null;
                });
    }

    private static DataType number(MetadataColumn column) {
        int digits = column.size() < 1 || column.size() > 38 ? 38 : column.size();
        return DataType.decimal(digits, Math.max(0, Math.min(column.scale(), digits)));
    }

    @Override
    protected String text(MetadataColumn column) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        if (type.startsWith("VECTOR")) {
            return "TO_JSON(TO_VARIANT(CAST(" + column.stored() + " AS ARRAY)))";
        }
        return type.equals("GEOGRAPHY") || type.equals("GEOMETRY")
                ? "ST_ASWKT(" + column.stored() + ")"
                : "TO_VARCHAR(" + column.stored() + ")";
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DATE -> "TO_DATE(?, 'YYYY-MM-DD')";
            case TIME -> "TO_TIME(?, 'HH24:MI:SS.FF9')";
            case TIMESTAMP -> "TO_TIMESTAMP_NTZ(?, " + TIMESTAMP + ")";
            case TIMESTAMP_WITH_TIME_ZONE ->
                    "TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF9TZH:TZM')";
            default -> "?";
        };
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE -> "TO_CHAR(" + sql + ", 'YYYY-MM-DD')";
            case TIME -> "TO_CHAR(" + sql + ", 'HH24:MI:SS.FF9')";
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "TO_CHAR(" + sql + ", " + TIMESTAMP + ")";
            case JSON -> "TO_JSON(" + sql + ")";
            default -> sql;
        };
    }

    /** An instant in UTC, whatever zone it was stored with. */
    @Override
    protected String value(DataType type, String sql) {
        return type.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE
                ? "CONVERT_TIMEZONE('UTC', " + sql + ")"
                : sql;
    }

    /** Whatever the collation of a column is, its code points are compared. */
    @Override
    protected Optional<String> equality(DataType type, String value) {
        return type.kind() == TypeKind.VARCHAR
                ? Optional.of("COLLATE(" + value + ", 'utf8')")
                : super.equality(type, value);
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
