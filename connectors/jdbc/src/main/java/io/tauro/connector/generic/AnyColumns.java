package io.tauro.connector.generic;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.connector.jdbc.ValueReader;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * From JDBC's own types to columns: the table in {@code docs/connectors/jdbc.md}. Exact numbers and
 * dates mean the same in each database; of all other types only the test for null is sent.
 */
final class AnyColumns {

    /** For numbers of which the driver does not say how many digits they have. */
    private static final DataType OPEN = DataType.decimal(38, 20);

    private static final DataType UNSIGNED_BIGINT = DataType.decimal(20, 0);
    private static final int MICROS = 6;
    private static final int LONGEST_CHAR = 10_000;

    private final MetadataColumn known;
    private final boolean unsigned;

    private AnyColumns(MetadataColumn known) {
        this.known = known;
        this.unsigned = known.typeName().toLowerCase(Locale.ROOT).contains("unsigned");
    }

    static RemoteColumn column(MetadataColumn known) {
        return new AnyColumns(known).column();
    }

    private RemoteColumn column() {
        return switch (known.jdbcType()) {
            // A driver may call a byte TINYINT whether it has a sign or not.
            case Types.TINYINT, Types.SMALLINT ->
                    unsigned || known.jdbcType() == Types.TINYINT
                            ? number(DataType.SMALLINT, known.jdbcType() == Types.SMALLINT)
                            : number(DataType.SMALLINT, false);
            case Types.INTEGER -> number(DataType.INTEGER, unsigned);
            case Types.BIGINT ->
                    unsigned ? decimal(UNSIGNED_BIGINT) : number(DataType.BIGINT, false);
            case Types.NUMERIC, Types.DECIMAL -> decimal();
            case Types.DATE ->
                    compared(
                            DataType.DATE,
                            AnyValues::date,
                            AnyValues::bindDate,
                            AnyValues::isCommonDate);
            case Types.BOOLEAN -> tested(DataType.BOOLEAN, ValueReaders::bool);
            case Types.BIT ->
                    known.size() > 1
                            ? text(DataType.VARCHAR)
                            : tested(DataType.BOOLEAN, ValueReaders::bool);
            case Types.REAL -> tested(DataType.REAL, ValueReaders::real);
            case Types.FLOAT, Types.DOUBLE ->
                    tested(DataType.DOUBLE, ValueReaders::doublePrecision);
            case Types.TIME -> tested(DataType.time(fraction()), AnyValues::time);
            case Types.TIMESTAMP -> tested(DataType.timestamp(fraction()), AnyValues::timestamp);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                    tested(DataType.timestampWithTimeZone(fraction()), AnyValues::instant);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    tested(DataType.VARBINARY, ValueReaders::bytes);
            case Types.CHAR, Types.NCHAR ->
                    tested(
                            known.size() > 0 && known.size() <= LONGEST_CHAR
                                    ? DataType.character(known.size())
                                    : DataType.VARCHAR,
                            AnyValues::padded);
            default -> text(DataType.VARCHAR);
        };
    }

    /** An integer, or the next wider one. */
    private RemoteColumn number(DataType type, boolean wider) {
        if (type.equals(DataType.SMALLINT) && !wider) {
            return compared(
                    type,
                    ValueReaders::integer,
                    (s, i, v) -> s.setShort(i, (Short) v),
                    value -> true);
        }
        if (type.equals(DataType.SMALLINT) || !wider && type.equals(DataType.INTEGER)) {
            return compared(
                    DataType.INTEGER,
                    ValueReaders::integer,
                    (s, i, v) -> s.setInt(i, (Integer) v),
                    value -> true);
        }
        return compared(
                DataType.BIGINT,
                ValueReaders::bigint,
                (s, i, v) -> s.setLong(i, (Long) v),
                value -> true);
    }

    private RemoteColumn decimal() {
        int precision = known.size();
        int scale = known.scale();
        if (precision < 1 || scale < 0 || scale > precision) {
            return tested(OPEN, ValueReaders::decimal);
        }
        return precision > DataType.MAX_DECIMAL_PRECISION
                ? tested(
                        scale > DataType.MAX_DECIMAL_PRECISION
                                ? OPEN
                                : DataType.decimal(DataType.MAX_DECIMAL_PRECISION, scale),
                        ValueReaders::decimal)
                : decimal(DataType.decimal(precision, scale));
    }

    /** Values with more digits than the column has might be rounded to compare them. */
    private RemoteColumn decimal(DataType type) {
        return compared(
                type,
                ValueReaders::decimal,
                (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v),
                value -> AnyValues.fits((BigDecimal) value, type));
    }

    private int fraction() {
        return known.scale() < 1 || known.scale() > MICROS ? MICROS : known.scale();
    }

    private RemoteColumn compared(
            DataType type, ValueReader reader, ValueBinder binder, Predicate<Object> accepts) {
        return build(
                type,
                TextTraits.BINARY,
                reader,
                ColumnRules.ordered(known.stored(), binder, accepts));
    }

    private RemoteColumn tested(DataType type, ValueReader reader) {
        return build(
                type,
                type.kind().isText() ? TextTraits.UNKNOWN : TextTraits.BINARY,
                reader,
                ColumnRules.nullTestOnly(known.stored(), Obstacle.UNKNOWN_PRODUCT.reason()));
    }

    private RemoteColumn text(DataType type) {
        return tested(type, AnyValues::text);
    }

    private RemoteColumn build(
            DataType type, TextTraits traits, ValueReader reader, ColumnRules rules) {
        return new RemoteColumn(
                new Column(known.name(), type, known.nullable(), traits),
                known.stored(),
                reader,
                rules);
    }
}
