package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.spi.Reason;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Columns of a database that has the usual types and whose own peculiarities are SQL around a
 * column. Dates, times and timestamps come and go as text ({@link TextualValues}). What a subclass
 * does not state is the careful choice: floating point numbers are compared for equality only, or
 * not at all. Stateless and thread-safe.
 */
public abstract class StandardColumns {

    /** The type here of a column; empty if there is none. */
    protected abstract Optional<DataType> type(MetadataColumn column);

    /** A value of a type that has no counterpart, as text. */
    protected abstract String text(MetadataColumn column);

    /** The parameter that a value of a type is compared with. */
    protected abstract String marker(DataType type);

    /** A value that is computed with. */
    protected String value(DataType type, String sql) {
        return sql;
    }

    /** A value as it comes to the reader. */
    protected String sent(DataType type, String sql) {
        return sql;
    }

    /** What to compare for equality; not text of a fixed length, which each pads in its own way. */
    protected Optional<String> equality(DataType type, String value) {
        return switch (type.kind()) {
            case CHAR, REAL, VARBINARY, JSON, ARRAY, MAP, ROW -> Optional.empty();
            default -> Optional.of(value);
        };
    }

    /** What to compare by {@code <}. */
    protected Optional<String> order(DataType type, String value) {
        return switch (type.kind()) {
            case DOUBLE, UUID -> Optional.empty();
            default -> equality(type, value);
        };
    }

    /** How LIKE is written for text. */
    protected Optional<Like> like(String value) {
        return Optional.empty();
    }

    /** Whether a value can be sent and is the same there. */
    protected boolean accepts(DataType type, Object value) {
        return switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> TextualValues.isCommon(value);
            case VARCHAR -> TextualValues.isText(value);
            case DOUBLE -> Double.isFinite((Double) value);
            case DECIMAL -> isComparable(type, (BigDecimal) value);
            default -> true;
        };
    }

    /**
     * Whether there is a type of 38 digits that holds all values of the column and this one. Where
     * there is none, the databases round, or fail.
     */
    private static boolean isComparable(DataType type, BigDecimal value) {
        int whole = type.precision() - type.scale();
        int digits = value.signum() == 0 ? 0 : value.precision() - value.scale();
        return digits <= whole && value.scale() <= DataType.MAX_DECIMAL_PRECISION - whole;
    }

    /** How values are read. */
    protected ValueReader reader(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> ValueReaders::bool;
            case TINYINT, SMALLINT, INTEGER -> ValueReaders::integer;
            case BIGINT -> ValueReaders::bigint;
            case REAL -> ValueReaders::real;
            case DOUBLE -> ValueReaders::doublePrecision;
            case DECIMAL -> ValueReaders::decimal;
            case DATE -> TextualValues::date;
            case TIME -> TextualValues::time;
            case TIMESTAMP -> TextualValues::timestamp;
            case TIMESTAMP_WITH_TIME_ZONE -> TextualValues::instant;
            case UUID -> TextualValues::uuid;
            case CHAR -> TextualValues::padded;
            case VARBINARY -> ValueReaders::bytes;
            default -> ValueReaders::text;
        };
    }

    /** How values are bound. */
    protected ValueBinder binder(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> (statement, i, value) -> statement.setBoolean(i, (Boolean) value);
            case TINYINT, SMALLINT, INTEGER ->
                    (statement, i, value) -> statement.setInt(i, ((Number) value).intValue());
            case BIGINT -> (statement, i, value) -> statement.setLong(i, (Long) value);
            case DOUBLE -> (statement, i, value) -> statement.setDouble(i, (Double) value);
            case DECIMAL -> (statement, i, value) -> statement.setBigDecimal(i, (BigDecimal) value);
            default ->
                    (statement, i, value) -> statement.setString(i, TextualValues.written(value));
        };
    }

    /** Why a column of a type is not compared, or not with each value. */
    protected Reason reason(DataType type) {
        return switch (type.kind()) {
            case REAL, DOUBLE -> Obstacle.NAN.reason();
            case CHAR, VARBINARY, JSON -> Obstacle.NOT_COMPARED.reason(type);
            default -> Obstacle.VALUE.reason();
        };
    }

    /** A column of a table or of a query. */
    public final RemoteColumn column(MetadataColumn column) {
        Optional<DataType> type = type(column);
        return type.isPresent()
                ? column(column.name(), column.stored(), column.nullable(), type.get())
                : other(column);
    }

    private RemoteColumn other(MetadataColumn column) {
        String text = text(column);
        return new RemoteColumn(
                        new Column(
                                column.name(),
                                DataType.VARCHAR,
                                column.nullable(),
                                TextTraits.UNKNOWN),
                        text,
                        ValueReaders::text,
                        ColumnRules.nullTestOnly(column.stored(), Obstacle.TEXT_ONLY.reason()))
                .movable(sql -> other(column.at(sql)));
    }

    /** A value of a type that some SQL stands for. */
    public final RemoteColumn column(String name, String stored, boolean nullable, DataType type) {
        String value = value(type, stored);
        Optional<String> equality = equality(type, value);
        Optional<String> order = order(type, value);
        ColumnRules rules =
                ColumnRules.ordered(stored, binder(type), compared -> accepts(type, compared))
                        .comparing(equality, order)
                        .marker(marker(type))
                        .because(reason(type));
        Optional<Like> like = type.kind() == TypeKind.VARCHAR ? like(value) : Optional.empty();
        RemoteColumn column =
                new RemoteColumn(
                        new Column(name, type, nullable, traits(type)),
                        value,
                        reader(type),
                        like.map(rules::like).orElse(rules));
        return column.sentAs(sent(type, value)).movable(sql -> column(name, sql, nullable, type));
    }

    /** How the database compares values of a type when it is not told how. */
    protected TextTraits traits(DataType type) {
        return TextTraits.BINARY;
    }
}
