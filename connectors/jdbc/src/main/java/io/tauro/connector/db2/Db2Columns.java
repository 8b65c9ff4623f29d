package io.tauro.connector.db2;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.spi.Reason;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * From types of Db2 to columns: the table in {@code docs/connectors/db2.md}. Text is compared there
 * as if the shorter one were padded, so it is compared with a full stop behind it, where its
 * collation is that of code points; other text is not compared.
 */
final class Db2Columns extends StandardColumns {

    /** The longest VARCHAR, and room for what stands behind. */
    static final int LONGEST = 32_000;

    private final Set<String> binary;

    /**
     * @param binary the columns of text that are in UTF-8 and of the collation IDENTITY
     */
    Db2Columns(Set<String> binary) {
        this.binary = Set.copyOf(binary);
    }

    /** A column of a table or a query. */
    RemoteColumn remote(MetadataColumn known) {
        String name = base(known);
        if (name.endsWith("LOB") || name.startsWith("LONG") || name.equals("XML")) {
            boolean bytes = name.equals("BLOB");
            return new RemoteColumn(
                    new Column(
                            known.name(),
                            bytes ? DataType.VARBINARY : DataType.VARCHAR,
                            known.nullable(),
                            TextTraits.UNKNOWN),
                    name.equals("XML")
                            ? "XMLSERIALIZE(" + known.stored() + " AS CLOB)"
                            : known.stored(),
                    bytes ? ValueReaders::bytes : ValueReaders::text,
                    ColumnRules.nullTestOnly(known.stored(), Obstacle.LARGE_OBJECT.reason()));
        }
        RemoteColumn column = column(known);
        return column.column().type().kind().isText() && binary.contains(known.name())
                ? compared(known, column)
                : column;
    }

    private RemoteColumn compared(MetadataColumn known, RemoteColumn column) {
        DataType type = column.column().type();
        String value = value(type, known.stored());
        ColumnRules rules =
                ColumnRules.ordered(
                                known.stored(), binder(type), constant -> accepts(type, constant))
                        .comparing(Optional.of(ended(value)), Optional.empty())
                        .marker(ended("CAST(? AS VARCHAR(" + LONGEST + "))"))
                        .because(Obstacle.TEXT_ORDER.reason());
        return new RemoteColumn(
                        column.column(),
                        column.select(),
                        column.reader(),
                        type.kind() == TypeKind.VARCHAR ? rules.like(withoutEscape(value)) : rules)
                .movable(sql -> remote(known.at(sql)));
    }

    /** Text that only the same bytes are equal to. */
    static String ended(String value) {
        return "(" + value + " || '.')";
    }

    /** A column whose stored value has the full stop already, as the key of a group has. */
    static RemoteColumn key(RemoteColumn column, String ended) {
        ColumnRules rules = column.rules();
        return new RemoteColumn(
                        column.column(),
                        "SUBSTR(" + ended + ", 1, LENGTH(" + ended + ") - 1)",
                        ValueReaders::text,
                        ColumnRules.ordered(ended, rules.binder(), rules.accepts())
                                .comparing(Optional.of(ended), Optional.empty())
                                .marker(ended("CAST(? AS VARCHAR(" + LONGEST + "))"))
                                .because(rules.reason()))
                .movable(sql -> key(column, sql));
    }

    private static Like withoutEscape(String value) {
        return new Like(
                value + " LIKE ?",
                pattern -> pattern,
                pattern -> pattern.indexOf('_') < 0 && pattern.length() <= 1000);
    }

    private static String base(MetadataColumn column) {
        return column.typeName().toUpperCase(Locale.ROOT).replaceAll("\\(\\d*\\)", "").trim();
    }

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        return switch (base(column)) {
            case "SMALLINT" -> Optional.of(DataType.SMALLINT);
            case "INTEGER" -> Optional.of(DataType.INTEGER);
            case "BIGINT" -> Optional.of(DataType.BIGINT);
            case "REAL" -> Optional.of(DataType.REAL);
            case "DOUBLE", "FLOAT" -> Optional.of(DataType.DOUBLE);
            case "DECIMAL", "NUMERIC" ->
                    Optional.of(DataType.decimal(Math.max(1, column.size()), column.scale()));
            case "BOOLEAN" -> Optional.of(DataType.BOOLEAN);
            case "CHAR", "CHARACTER", "GRAPHIC" ->
                    Optional.of(DataType.character(Math.max(1, column.size())));
            case "VARCHAR", "VARGRAPHIC" ->
                    Optional.of(
                            column.size() < 1 ? DataType.VARCHAR : DataType.varchar(column.size()));
            case "BINARY",
                    "VARBINARY",
                    "CHAR  FOR BIT DATA",
                    "CHAR FOR BIT DATA",
                    "VARCHAR  FOR BIT DATA",
                    "VARCHAR FOR BIT DATA" ->
                    Optional.of(DataType.VARBINARY);
            case "DATE" -> Optional.of(DataType.DATE);
            case "TIME" -> Optional.of(DataType.time(0));
            case "TIMESTAMP" ->
                    Optional.of(DataType.timestamp(Math.max(0, Math.min(6, column.scale()))));
            default -> Optional.empty();
        };
    }

    /** Numbers in decimal floating point, for example. */
    @Override
    protected String text(MetadataColumn column) {
        return "VARCHAR(" + column.stored() + ")";
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DATE -> "CAST(CAST(? AS VARCHAR(10)) AS DATE)";
            case TIME -> "CAST(CAST(? AS VARCHAR(8)) AS TIME)";
            case TIMESTAMP -> "CAST(CAST(? AS VARCHAR(32)) AS TIMESTAMP(6))";
            case BOOLEAN -> "CAST(? AS BOOLEAN)";
            default -> "?";
        };
    }

    @Override
    protected String value(DataType type, String sql) {
        return type.kind() == TypeKind.CHAR ? "RTRIM(" + sql + ")" : sql;
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case DATE -> "CHAR(" + sql + ", ISO)";
            case TIME -> "CHAR(" + sql + ", JIS)";
            case TIMESTAMP -> "VARCHAR_FORMAT(" + sql + ", 'YYYY-MM-DD HH24:MI:SS.FF12')";
            default -> sql;
        };
    }

    /** What is not known to be of the collation IDENTITY is not compared. */
    @Override
    protected Optional<String> equality(DataType type, String value) {
        return switch (type.kind()) {
            case VARCHAR, REAL, DOUBLE -> Optional.empty();
            default -> super.equality(type, value);
        };
    }

    /** Bytes that are stored, in UTF-8, must fit. */
    @Override
    protected boolean accepts(DataType type, Object value) {
        return switch (type.kind()) {
            case CHAR, VARCHAR ->
                    TextualValues.isText(value)
                            && value.toString().getBytes(StandardCharsets.UTF_8).length < LONGEST
                            && (type.kind() == TypeKind.VARCHAR || !value.toString().endsWith(" "));
            case TIME -> ((LocalTime) value).toNanoOfDay() % 1_000_000_000 == 0;
            case DECIMAL ->
                    super.accepts(type, value)
                            && ((java.math.BigDecimal) value).precision() <= Db2Dialect.MOST_DIGITS
                            && ((java.math.BigDecimal) value).scale() <= Db2Dialect.MOST_DIGITS;
            default -> super.accepts(type, value);
        };
    }

    @Override
    protected io.tauro.connector.jdbc.ValueBinder binder(DataType type) {
        return type.kind() == TypeKind.TIME
                ? (statement, i, value) ->
                        statement.setString(i, TextualValues.written(value).substring(0, 8))
                : super.binder(type);
    }

    @Override
    protected Reason reason(DataType type) {
        return type.kind().isText() ? Obstacle.COLLATION.reason() : super.reason(type);
    }

    @Override
    protected TextTraits traits(DataType type) {
        return type.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY;
    }
}
