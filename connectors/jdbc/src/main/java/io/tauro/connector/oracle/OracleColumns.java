package io.tauro.connector.oracle;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.connector.jdbc.ValueReader;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.data.VectorBuilder;
import io.tauro.spi.Reason;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** From types of Oracle to columns: the table in {@code docs/connectors/oracle.md}. */
final class OracleColumns extends StandardColumns {

    /** For NUMBER without precision. */
    static final DataType NUMBER = DataType.decimal(38, 20);

    private static final int LONGEST = 4000;

    private final boolean ordered;
    private final Set<String> folding;
    private final boolean comparesText;

    /**
     * @param ordered whether the bytes of text are UTF-8, in which their order is that of code
     *     points
     * @param folding the columns that have a collation of their own
     */
    OracleColumns(boolean ordered, Set<String> folding) {
        this(ordered, folding, true);
    }

    private OracleColumns(boolean ordered, Set<String> folding, boolean comparesText) {
        this.ordered = ordered;
        this.folding = Set.copyOf(folding);
        this.comparesText = comparesText;
    }

    /** Of expressions, whose text may have the collation of any column in them. */
    static OracleColumns ofExpressions() {
        return new OracleColumns(false, Set.of(), false);
    }

    /** A column of a table. */
    RemoteColumn remote(MetadataColumn known) {
        String name = base(known.typeName());
        return switch (name) {
            case "CLOB", "NCLOB", "LONG" -> large(known, DataType.VARCHAR, ValueReaders::text);
            case "BLOB", "LONG RAW" -> large(known, DataType.VARBINARY, ValueReaders::bytes);
            case "FLOAT", "BINARY_FLOAT", "BINARY_DOUBLE", "RAW" ->
                    uncompared(column(known), Obstacle.NOT_COMPARED.reason(name));
            case "NVARCHAR2" -> national(known);
            case "NCHAR" -> atItsTable(character(known));
            case "XMLTYPE", "SYS.XMLTYPE", "JSON" -> atItsTable(column(known));
            case "CHAR" -> character(known);
            default ->
                    type(known).isEmpty() || folding.contains(known.name())
                            ? uncompared(column(known), Obstacle.COLLATION.reason())
                            : column(known);
        };
    }

    /** A column of a query, whose text may have any collation. */
    RemoteColumn ofQuery(MetadataColumn known) {
        RemoteColumn column = remote(known);
        if (!column.column().type().kind().isText()) {
            return column;
        }
        Reason reason = Obstacle.COLLATION.reason();
        return column.at().isPresent()
                ? uncompared(column, reason)
                : with(column, ColumnRules.nullTestOnly(column.rules().nullTest(), reason));
    }

    private static String base(String typeName) {
        return typeName.toUpperCase(Locale.ROOT).replaceAll("\\(\\d+\\)", "").trim();
    }

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        return switch (base(column.typeName())) {
            case "NUMBER" -> Optional.of(number(column.size(), column.scale()));
            case "FLOAT", "BINARY_DOUBLE" -> Optional.of(DataType.DOUBLE);
            case "BINARY_FLOAT" -> Optional.of(DataType.REAL);
            case "VARCHAR2", "NVARCHAR2" ->
                    Optional.of(
                            column.size() < 1 ? DataType.VARCHAR : DataType.varchar(column.size()));
            case "CHAR", "NCHAR" -> Optional.of(DataType.character(Math.max(1, column.size())));
            case "RAW" -> Optional.of(DataType.VARBINARY);
            case "DATE" -> Optional.of(DataType.timestamp(0));
            case "TIMESTAMP" -> Optional.of(DataType.timestamp(fraction(column)));
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH LOCAL TIME ZONE" ->
                    Optional.of(DataType.timestampWithTimeZone(fraction(column)));
            default -> Optional.empty();
        };
    }

    private static int fraction(MetadataColumn column) {
        return Math.max(0, Math.min(6, column.scale()));
    }

    /** A scale may be negative; the driver says -127 where there is none. */
    private static DataType number(int precision, int scale) {
        if (precision < 1 || scale == -127) {
            return NUMBER;
        }
        int digits = scale < 0 ? precision - scale : Math.max(precision, scale);
        return digits > DataType.MAX_DECIMAL_PRECISION
                ? DataType.decimal(DataType.MAX_DECIMAL_PRECISION, Math.max(0, Math.min(38, scale)))
                : DataType.decimal(digits, Math.max(0, scale));
    }

    /** Intervals, row identifiers, XML and the like. */
    @Override
    protected String text(MetadataColumn column) {
        return switch (base(column.typeName())) {
            case "XMLTYPE", "SYS.XMLTYPE", "JSON" ->
                    "CASE WHEN "
                            + column.stored()
                            + " IS NOT NULL THEN XMLSERIALIZE(CONTENT "
                            + column.stored()
                            + " AS CLOB) END";
            default -> "TO_CHAR(" + column.stored() + ")";
        };
    }

    private RemoteColumn large(MetadataColumn known, DataType type, ValueReader reader) {
        return new RemoteColumn(
                new Column(known.name(), type, known.nullable(), TextTraits.UNKNOWN),
                known.stored(),
                reader,
                ColumnRules.nullTestOnly(known.stored(), Obstacle.LARGE_OBJECT.reason()));
    }

    private static RemoteColumn uncompared(RemoteColumn column, Reason reason) {
        return with(column, ColumnRules.nullTestOnly(column.rules().nullTest(), reason))
                .movable(sql -> uncompared(column.at().orElseThrow().apply(sql), reason));
    }

    /** What other expressions of its type here cannot be mixed with. */
    private static RemoteColumn atItsTable(RemoteColumn column) {
        return new RemoteColumn(column.column(), column.select(), column.reader(), column.rules());
    }

    /**
     * Text of the national character set is not mixed with other text (ORA-12704); so it becomes
     * such text, where that has all its characters and they fit.
     */
    private RemoteColumn national(MetadataColumn known) {
        RemoteColumn plain = onlyEqual(column(known));
        if (!ordered || known.size() < 1 || known.size() > LONGEST / 4) {
            return atItsTable(plain);
        }
        return new RemoteColumn(
                        plain.column(),
                        "TO_CHAR(" + known.stored() + ")",
                        plain.reader(),
                        plain.rules())
                .movable(sql -> national(known.at(sql)));
    }

    /** Its encoding is UTF-16, whose order is another, and whose characters LIKE may halve. */
    private static RemoteColumn onlyEqual(RemoteColumn column) {
        ColumnRules rules = column.rules();
        return with(
                        column,
                        ColumnRules.ordered(rules.nullTest(), rules.binder(), rules.accepts())
                                .comparing(rules.equality(), Optional.empty())
                                .marker("CAST(? AS NVARCHAR2(2000))")
                                .because(Obstacle.ENCODING.reason()))
                .movable(sql -> onlyEqual(column.at().orElseThrow().apply(sql)));
    }

    private static RemoteColumn with(RemoteColumn column, ColumnRules rules) {
        return new RemoteColumn(
                column.column(),
                column.select(),
                column.reader(),
                rules,
                column.at(),
                column.sent());
    }

    /**
     * Text of a fixed length is compared with such text as if both were padded, which is what the
     * engine does that keeps no trailing spaces.
     */
    private RemoteColumn character(MetadataColumn known) {
        RemoteColumn plain = column(known);
        int length = Math.max(1, known.size());
        if (folding.contains(known.name()) || base(known.typeName()).equals("NCHAR")) {
            return uncompared(plain, Obstacle.COLLATION.reason());
        }
        ColumnRules rules =
                ColumnRules.ordered(
                                known.stored(),
                                binder(DataType.VARCHAR),
                                value ->
                                        accepts(DataType.VARCHAR, value)
                                                && !value.toString().endsWith(" ")
                                                && value.toString()
                                                                .codePointCount(
                                                                        0,
                                                                        value.toString().length())
                                                        <= length)
                        .comparing(Optional.of(known.stored()), Optional.empty())
                        .marker("CAST(? AS CHAR(" + length + " CHAR))")
                        .because(Obstacle.PADDED.reason());
        return with(plain, rules).movable(sql -> character(known.at(sql)));
    }

    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case TIMESTAMP ->
                    type.precision() == 0
                            ? "CAST(TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6') AS DATE)"
                            : "TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6')";
            case TIMESTAMP_WITH_TIME_ZONE ->
                    "TO_TIMESTAMP_TZ(?, 'YYYY-MM-DD HH24:MI:SS.FF6TZH:TZM')";
            default -> "?";
        };
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case TIMESTAMP ->
                    type.precision() == 0
                            ? "TO_CHAR(CAST(" + sql + " AS DATE), 'SYYYY-MM-DD HH24:MI:SS')"
                            : "TO_CHAR(" + sql + ", 'SYYYY-MM-DD HH24:MI:SS.FF9')";
            case TIMESTAMP_WITH_TIME_ZONE ->
                    "TO_CHAR(SYS_EXTRACT_UTC(" + sql + "), 'SYYYY-MM-DD HH24:MI:SS.FF9')";
            default -> sql;
        };
    }

    @Override
    protected Optional<String> order(DataType type, String value) {
        return type.kind().isText() && !ordered ? Optional.empty() : super.order(type, value);
    }

    @Override
    protected Optional<String> equality(DataType type, String value) {
        return switch (type.kind()) {
            case DOUBLE, UUID -> Optional.empty();
            case VARCHAR -> comparesText ? Optional.of(value) : Optional.empty();
            default -> super.equality(type, value);
        };
    }

    /** There is no escape unless one is written. */
    @Override
    protected Optional<Like> like(String value) {
        return ordered
                ? Optional.of(new Like(value + " LIKE ?", pattern -> pattern))
                : Optional.empty();
    }

    /** The empty text is null there. */
    @Override
    protected boolean accepts(DataType type, Object value) {
        return super.accepts(type, value)
                && (!(value instanceof String text)
                        || !text.isEmpty() && text.length() <= LONGEST / 4)
                && (!(value instanceof LocalDateTime at)
                        || type.precision() > 0
                        || at.getNano() == 0);
    }

    @Override
    protected ValueReader reader(DataType type) {
        ValueReader reader = super.reader(type);
        return switch (type.kind()) {
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                    (rows, column, into) -> ofOurEra(rows, column, into, reader);
            default -> reader;
        };
    }

    /** Years before our era are counted in another way there. */
    private static int ofOurEra(ResultSet rows, int column, VectorBuilder into, ValueReader reader)
            throws SQLException {
        String text = rows.getString(column);
        if (text != null && text.startsWith("-")) {
            throw new DateTimeException("before our era");
        }
        return reader.read(rows, column, into);
    }

    @Override
    protected ValueBinder binder(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN ->
                    (statement, i, value) ->
                            statement.setInt(i, Boolean.TRUE.equals(value) ? 1 : 0);
            case VARCHAR -> (statement, i, value) -> statement.setString(i, (String) value);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                    (statement, i, value) -> statement.setString(i, TextualValues.written(value));
            default -> super.binder(type);
        };
    }

    @Override
    protected Reason reason(DataType type) {
        return type.kind().isText() && !ordered ? Obstacle.ENCODING.reason() : super.reason(type);
    }

    @Override
    protected TextTraits traits(DataType type) {
        return ordered ? TextTraits.BINARY : TextTraits.EXACT_EQUALITY;
    }
}
