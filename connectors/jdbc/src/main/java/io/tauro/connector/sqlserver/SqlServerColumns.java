package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.spi.Reason;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/** From types of SQL Server to columns: the table in {@code docs/connectors/sqlserver.md}. */
final class SqlServerColumns extends StandardColumns {

    /** The digits of datetime2 and its like, of which the last one is finer than a microsecond. */
    private static final int FINEST = 7;

    private static final int LONGEST = 8000;

    /** A column of a table or a query. */
    RemoteColumn remote(MetadataColumn known) {
        Optional<DataType> type = type(known);
        return type.isEmpty()
                ? column(known)
                : column(known.name(), stored(known), known.nullable(), type.get())
                        .movable(sql -> remote(known.at(sql)));
    }

    private static String base(MetadataColumn column) {
        String name = column.typeName().toLowerCase(Locale.ROOT);
        return name.replace(" identity", "").replaceAll("\\(.*\\)", "").trim();
    }

    /** What has the values that the type here has. */
    private static String stored(MetadataColumn column) {
        String sql = column.stored();
        return switch (base(column)) {
            case "tinyint" -> "CAST(" + sql + " AS smallint)";
            case "money" -> "CAST(" + sql + " AS decimal(19,4))";
            case "smallmoney" -> "CAST(" + sql + " AS decimal(10,4))";
            // In 300ths of a second, which are three digits.
            case "datetime" -> "CAST(" + sql + " AS datetime2(3))";
            case "smalldatetime" -> "CAST(" + sql + " AS datetime2(0))";
            case "datetime2", "datetimeoffset", "time" ->
                    column.scale() < FINEST
                            ? sql
                            : "DATEADD(nanosecond, -(DATEPART(nanosecond, "
                                    + sql
                                    + ") % 1000), "
                                    + sql
                                    + ")";
            case "text", "ntext", "sysname" -> "CAST(" + sql + " AS nvarchar(max))";
            case "image" -> "CAST(" + sql + " AS varbinary(max))";
            default -> sql;
        };
    }

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        return switch (base(column)) {
            case "bit" -> Optional.of(DataType.BOOLEAN);
            case "tinyint", "smallint" -> Optional.of(DataType.SMALLINT);
            case "int" -> Optional.of(DataType.INTEGER);
            case "bigint" -> Optional.of(DataType.BIGINT);
            case "decimal", "numeric" ->
                    Optional.of(DataType.decimal(Math.max(1, column.size()), column.scale()));
            case "money" -> Optional.of(DataType.decimal(19, 4));
            case "smallmoney" -> Optional.of(DataType.decimal(10, 4));
            case "real" -> Optional.of(DataType.REAL);
            case "float" -> Optional.of(DataType.DOUBLE);
            case "char", "nchar" -> Optional.of(DataType.character(Math.max(1, column.size())));
            case "varchar", "nvarchar" ->
                    Optional.of(
                            column.size() < 1 || column.size() > LONGEST
                                    ? DataType.VARCHAR
                                    : DataType.varchar(column.size()));
            case "text", "ntext", "sysname" -> Optional.of(DataType.VARCHAR);
            case "binary", "varbinary", "image", "timestamp", "rowversion" ->
                    Optional.of(DataType.VARBINARY);
            case "date" -> Optional.of(DataType.DATE);
            case "time" -> Optional.of(DataType.time(fraction(column)));
            case "datetime" -> Optional.of(DataType.timestamp(3));
            case "smalldatetime" -> Optional.of(DataType.timestamp(0));
            case "datetime2" -> Optional.of(DataType.timestamp(fraction(column)));
            case "datetimeoffset" -> Optional.of(DataType.timestampWithTimeZone(fraction(column)));
            case "uniqueidentifier" -> Optional.of(DataType.UUID);
            default -> Optional.empty();
        };
    }

    private static int fraction(MetadataColumn column) {
        return Math.max(0, Math.min(6, column.scale()));
    }

    /** Places, shapes and documents, as the text that the database writes. */
    @Override
    protected String text(MetadataColumn column) {
        return switch (base(column)) {
            case "geometry", "geography", "hierarchyid" -> column.stored() + ".ToString()";
            default -> "CAST(" + column.stored() + " AS nvarchar(max))";
        };
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> SqlServerText.marker();
            case DATE -> "CAST(? AS date)";
            case TIME -> "CAST(? AS time(6))";
            case TIMESTAMP -> "CAST(? AS datetime2(6))";
            case TIMESTAMP_WITH_TIME_ZONE -> "CAST(? AS datetimeoffset(6))";
            case UUID -> "CAST(? AS uniqueidentifier)";
            default -> "?";
        };
    }

    @Override
    protected String value(DataType type, String sql) {
        return type.kind() == TypeKind.CHAR ? "RTRIM(CAST(" + sql + " AS nvarchar(max)))" : sql;
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE -> "CONVERT(varchar(10), " + sql + ", 23)";
            case TIME -> "CONVERT(varchar(16), " + sql + ", 121)";
            case TIMESTAMP -> "CONVERT(varchar(27), " + sql + ", 121)";
            case TIMESTAMP_WITH_TIME_ZONE -> "CONVERT(varchar(34), " + sql + ", 121)";
            case UUID -> "CAST(" + sql + " AS varchar(36))";
            default -> sql;
        };
    }

    @Override
    protected Optional<String> equality(DataType type, String value) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> Optional.of(SqlServerText.ended(value));
            default -> super.equality(type, value);
        };
    }

    /** The order of text is that of UTF-16 at best. */
    @Override
    protected Optional<String> order(DataType type, String value) {
        return type.kind().isText() ? Optional.empty() : super.order(type, value);
    }

    @Override
    protected Optional<Like> like(String value) {
        return Optional.of(SqlServerText.like(value));
    }

    /** Nothing that the engine keeps in text of a fixed length ends in a space. */
    @Override
    protected boolean accepts(DataType type, Object value) {
        return switch (type.kind()) {
            case CHAR -> TextualValues.isText(value) && !value.toString().endsWith(" ");
            case TIME -> ((LocalTime) value).toNanoOfDay() % 1000 == 0;
            default -> super.accepts(type, value);
        };
    }

    @Override
    protected ValueBinder binder(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> (statement, i, value) -> statement.setNString(i, (String) value);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    (statement, i, value) ->
                            statement.setString(
                                    i, TextualValues.written(value).replace("+00:00", " +00:00"));
            default -> super.binder(type);
        };
    }

    @Override
    protected Reason reason(DataType type) {
        return type.kind().isText() ? Obstacle.TEXT_ORDER.reason() : super.reason(type);
    }

    @Override
    protected TextTraits traits(DataType type) {
        return type.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY;
    }
}
