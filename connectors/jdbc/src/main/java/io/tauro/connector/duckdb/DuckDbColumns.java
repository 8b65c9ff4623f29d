package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.JavaTimeValues;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.connector.jdbc.ValueReader;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From types of DuckDB to columns: the table in {@code docs/connectors/duckdb.md}. */
final class DuckDbColumns {

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

    private static final Pattern LIST = Pattern.compile("(.+)\\[\\d*\\]", Pattern.DOTALL);

    private final String name;
    private final String stored;
    private final String type;
    private final boolean nullable;
    private final boolean binary;

    private DuckDbColumns(
            String name, String stored, String type, boolean nullable, boolean binary) {
        this.name = name;
        this.stored = stored;
        this.type = type;
        this.nullable = nullable;
        this.binary = binary;
    }

    /**
     * A column.
     *
     * @param stored the SQL of its stored value
     * @param type as DuckDB writes it
     * @param binary whether its text is known to be compared by its bytes
     */
    static RemoteColumn column(
            String name, String stored, String type, boolean nullable, boolean binary) {
        return new DuckDbColumns(name, stored, type, nullable, binary)
                .column()
                .movable(sql -> column(name, sql, type, nullable, binary));
    }

    private RemoteColumn column() {
        Matcher list = LIST.matcher(type);
        if (list.matches()) {
            return DuckDbArrays.column(stored, name, nullable, list.group(1))
                    .orElseGet(this::other);
        }
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return decimal(
                    DataType.decimal(
                            Integer.parseInt(decimal.group(1)),
                            Integer.parseInt(decimal.group(2))));
        }
        return switch (type) {
            case "BOOLEAN" ->
                    plain(
                            DataType.BOOLEAN,
                            ValueReaders::bool,
                            (s, i, v) -> s.setBoolean(i, (Boolean) v));
            case "TINYINT" ->
                    plain(
                            DataType.TINYINT,
                            ValueReaders::integer,
                            (s, i, v) -> s.setByte(i, (Byte) v));
            case "SMALLINT" ->
                    plain(
                            DataType.SMALLINT,
                            ValueReaders::integer,
                            (s, i, v) -> s.setShort(i, (Short) v));
            case "INTEGER" ->
                    plain(
                            DataType.INTEGER,
                            ValueReaders::integer,
                            (s, i, v) -> s.setInt(i, (Integer) v));
            case "BIGINT" ->
                    plain(
                            DataType.BIGINT,
                            ValueReaders::bigint,
                            (s, i, v) -> s.setLong(i, (Long) v));
            case "UTINYINT" -> as(DataType.SMALLINT);
            case "USMALLINT" -> as(DataType.INTEGER);
            case "UINTEGER" -> as(DataType.BIGINT);
            case "UBIGINT" -> as(DataType.decimal(20, 0));
            case "HUGEINT", "UHUGEINT" -> huge();
            case "FLOAT" ->
                    plain(DataType.REAL, ValueReaders::real, (s, i, v) -> s.setFloat(i, (Float) v));
            case "DOUBLE" ->
                    plain(
                            DataType.DOUBLE,
                            ValueReaders::doublePrecision,
                            (s, i, v) -> s.setDouble(i, (Double) v));
            // The driver would take a date for one of the Julian calendar.
            case "DATE" ->
                    build(
                            DataType.DATE,
                            stored,
                            DuckDbValues::date,
                            ColumnRules.ordered(
                                            stored,
                                            (s, i, v) -> s.setString(i, v.toString()),
                                            DuckDbValues::isWrittenDate)
                                    .marker("CAST(? AS DATE)"));
            case "TIME" ->
                    timed(DataType.TIME, JavaTimeValues::time, stored, JavaTimeValues::isMicros);
            case "TIMESTAMP" -> timestamp(6, stored);
            case "TIMESTAMP_S" -> timestamp(0, "CAST(" + stored + " AS TIMESTAMP)");
            case "TIMESTAMP_MS" -> timestamp(3, "CAST(" + stored + " AS TIMESTAMP)");
            case "TIMESTAMP_NS" ->
                    build(
                            DataType.TIMESTAMP,
                            stored,
                            JavaTimeValues::timestamp,
                            ColumnRules.ordered(
                                            stored,
                                            PreparedStatement::setObject,
                                            DuckDbValues::isNanoTimestamp)
                                    .marker("CAST(? AS TIMESTAMP_NS)"));
            case "TIMESTAMP WITH TIME ZONE" ->
                    timed(
                            DataType.TIMESTAMP_WITH_TIME_ZONE,
                            DuckDbValues::instant,
                            stored,
                            JavaTimeValues::isMicros);
            case "UUID" ->
                    plain(DataType.UUID, DuckDbValues::uuid, (s, i, v) -> s.setObject(i, (UUID) v));
            case "BLOB" ->
                    plain(
                            DataType.VARBINARY,
                            ValueReaders::bytes,
                            (s, i, v) -> s.setBytes(i, (byte[]) v));
            case "VARCHAR" -> text(stored, binary);
            case "JSON" ->
                    build(
                            DataType.JSON,
                            stored,
                            ValueReaders::text,
                            ColumnRules.nullTestOnly(stored, Obstacle.NOT_COMPARED.reason("JSON")));
            default ->
                    type.startsWith("ENUM(")
                            ? text("CAST(" + stored + " AS VARCHAR)", true)
                            : other();
        };
    }

    private RemoteColumn plain(DataType as, ValueReader reader, ValueBinder binder) {
        return build(as, stored, reader, ColumnRules.ordered(stored, binder, value -> true));
    }

    private RemoteColumn build(DataType as, String select, ValueReader reader, ColumnRules rules) {
        return new RemoteColumn(
                new Column(
                        name,
                        as,
                        nullable,
                        as.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY),
                select,
                reader,
                rules);
    }

    /** Numbers without a sign, as the next wider ones. */
    private RemoteColumn as(DataType wider) {
        String value = "CAST(" + stored + " AS " + DuckDbDialect.name(wider) + ")";
        return DuckDbColumns.column(name, value, DuckDbDialect.name(wider), nullable, true);
    }

    /** A value of more digits than the column has is not sent; it could not be cast. */
    private RemoteColumn decimal(DataType as) {
        return build(
                as,
                stored,
                ValueReaders::decimal,
                ColumnRules.ordered(
                                stored,
                                (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v),
                                value -> DuckDbValues.fits((BigDecimal) value, as))
                        .marker("CAST(? AS " + DuckDbDialect.name(as) + ")"));
    }

    /** Some of these have 39 digits, which are told when they are read. */
    private RemoteColumn huge() {
        return build(
                DataType.decimal(38, 0),
                stored,
                ValueReaders::decimal,
                ColumnRules.ordered(
                                stored,
                                (s, i, v) -> s.setString(i, ((BigDecimal) v).toPlainString()),
                                value ->
                                        DuckDbValues.fits(
                                                        (BigDecimal) value, DataType.decimal(38, 0))
                                                && ((BigDecimal) value).signum() >= 0)
                        .marker("CAST(CAST(? AS DECIMAL(38,0)) AS " + type + ")"));
    }

    private RemoteColumn timestamp(int fraction, String operand) {
        return timed(
                DataType.timestamp(fraction),
                DuckDbValues::timestamp,
                operand,
                JavaTimeValues::isMicros);
    }

    private RemoteColumn timed(
            DataType as, ValueReader reader, String operand, Predicate<Object> accepts) {
        return build(
                as,
                operand,
                reader,
                ColumnRules.ordered(operand, PreparedStatement::setObject, accepts));
    }

    /** Text in a collation of its own, or an unknown one, is told to be compared by its bytes. */
    private RemoteColumn text(String value, boolean exact) {
        String operand = exact ? value : value + " COLLATE \"binary\"";
        return new RemoteColumn(
                new Column(
                        name,
                        DataType.VARCHAR,
                        nullable,
                        exact ? TextTraits.BINARY : TextTraits.UNKNOWN),
                value,
                ValueReaders::text,
                ColumnRules.ordered(
                                operand,
                                (s, i, v) -> s.setString(i, (String) v),
                                DuckDbValues::isText)
                        .like(new Like(operand + " LIKE ?", pattern -> pattern)));
    }

    /** Any other type is read as the text that DuckDB writes for it. */
    private RemoteColumn other() {
        return build(
                DataType.VARCHAR,
                "CAST(" + stored + " AS VARCHAR)",
                ValueReaders::text,
                ColumnRules.nullTestOnly(stored, Obstacle.TEXT_ONLY.reason()));
    }
}
