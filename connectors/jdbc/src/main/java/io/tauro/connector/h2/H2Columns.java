package io.tauro.connector.h2;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.JavaTimeValues;
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
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * From types of H2 to columns: the table in {@code docs/connectors/h2.md}. Text there is in the
 * order of UTF-16 or of a collation, so it is compared by its bytes in UTF-8.
 */
final class H2Columns {

    /** For DECFLOAT, which has a scale for each value. */
    private static final DataType FLOATING = DataType.decimal(38, 20);

    /** The type of text of which case does not matter, and which becomes other text to be read. */
    static final String FOLDING = "VARCHAR_IGNORECASE";

    private static final int REAL_DIGITS = 24;
    private static final int MICROS = 6;

    private final MetadataColumn known;
    private final boolean binary;
    private final String stored;

    private H2Columns(MetadataColumn known, boolean binary) {
        this.known = known;
        this.binary = binary;
        this.stored = known.stored();
    }

    /**
     * A column.
     *
     * @param binary whether text is compared by its characters, as it is unless a collation is set
     */
    static RemoteColumn column(MetadataColumn known, boolean binary) {
        return new H2Columns(known, binary).column();
    }

    private RemoteColumn column() {
        return switch (known.jdbcType()) {
            case Types.BOOLEAN, Types.BIT ->
                    plain(
                            DataType.BOOLEAN,
                            ValueReaders::bool,
                            (s, i, v) -> s.setBoolean(i, (Boolean) v),
                            H2Columns::any);
            case Types.TINYINT ->
                    plain(
                            DataType.TINYINT,
                            ValueReaders::integer,
                            (s, i, v) -> s.setByte(i, (Byte) v),
                            H2Columns::any);
            case Types.SMALLINT ->
                    plain(
                            DataType.SMALLINT,
                            ValueReaders::integer,
                            (s, i, v) -> s.setShort(i, (Short) v),
                            H2Columns::any);
            case Types.INTEGER ->
                    plain(
                            DataType.INTEGER,
                            ValueReaders::integer,
                            (s, i, v) -> s.setInt(i, (Integer) v),
                            H2Columns::any);
            case Types.BIGINT ->
                    plain(
                            DataType.BIGINT,
                            ValueReaders::bigint,
                            (s, i, v) -> s.setLong(i, (Long) v),
                            H2Columns::any);
            case Types.REAL -> real();
            case Types.FLOAT -> known.size() > REAL_DIGITS ? doublePrecision() : real();
            case Types.DOUBLE -> doublePrecision();
            case Types.NUMERIC, Types.DECIMAL ->
                    plain(
                            numeric(),
                            ValueReaders::decimal,
                            (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v),
                            H2Columns::any);
            case Types.DATE ->
                    plain(
                            DataType.DATE,
                            JavaTimeValues::date,
                            PreparedStatement::setObject,
                            JavaTimeValues::isMicros);
            case Types.TIME ->
                    plain(
                            DataType.time(fraction()),
                            JavaTimeValues::time,
                            PreparedStatement::setObject,
                            JavaTimeValues::isMicros);
            case Types.TIMESTAMP ->
                    plain(
                            DataType.timestamp(fraction()),
                            JavaTimeValues::timestamp,
                            PreparedStatement::setObject,
                            JavaTimeValues::isMicros);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                    plain(
                            DataType.timestampWithTimeZone(fraction()),
                            JavaTimeValues::instant,
                            PreparedStatement::setObject,
                            JavaTimeValues::isMicros);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    known.typeName().equals("UUID")
                            ? plain(
                                    DataType.UUID,
                                    JavaTimeValues::uuid,
                                    (s, i, v) -> s.setObject(i, (UUID) v),
                                    H2Columns::any)
                            : bytes();
            case Types.CHAR, Types.NCHAR -> character();
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR -> varchar();
            case Types.CLOB, Types.NCLOB ->
                    text(DataType.VARCHAR, "CAST(" + stored + " AS VARCHAR)");
            default -> special();
        };
    }

    private static boolean any(Object value) {
        return true;
    }

    private RemoteColumn special() {
        String name = known.typeName();
        if (name.startsWith("ENUM")) {
            return text(DataType.VARCHAR, "CAST(" + stored + " AS VARCHAR)");
        }
        if (name.equals("JSON")) {
            return build(
                    DataType.JSON,
                    TextTraits.UNKNOWN,
                    stored,
                    ValueReaders::text,
                    ColumnRules.nullTestOnly(stored, Obstacle.NOT_COMPARED.reason("JSON")));
        }
        if (name.startsWith("INTERVAL")) {
            boolean months = !name.matches(".*(DAY|HOUR|MINUTE|SECOND).*");
            return build(
                    months ? DataType.INTERVAL_YEAR_MONTH : DataType.INTERVAL_DAY_SECOND,
                    TextTraits.BINARY,
                    stored,
                    months ? JavaTimeValues::months : JavaTimeValues::duration,
                    ColumnRules.nullTestOnly(stored, Obstacle.NOT_COMPARED.reason("an interval")));
        }
        String text = "CAST(" + stored + " AS VARCHAR)";
        return build(
                DataType.VARCHAR,
                TextTraits.UNKNOWN,
                text,
                ValueReaders::text,
                ColumnRules.nullTestOnly(stored, Obstacle.TEXT_ONLY.reason()));
    }

    private DataType numeric() {
        if (known.typeName().startsWith("DECFLOAT")) {
            return FLOATING;
        }
        int scale = known.scale();
        if (scale < 0 || scale > DataType.MAX_DECIMAL_PRECISION) {
            return FLOATING;
        }
        return DataType.decimal(
                Math.max(1, Math.min(known.size(), DataType.MAX_DECIMAL_PRECISION)), scale);
    }

    private int fraction() {
        return Math.min(MICROS, known.scale());
    }

    private RemoteColumn real() {
        return plain(
                DataType.REAL,
                ValueReaders::real,
                (s, i, v) -> s.setFloat(i, (Float) v),
                H2Columns::any);
    }

    private RemoteColumn doublePrecision() {
        return plain(
                DataType.DOUBLE,
                ValueReaders::doublePrecision,
                (s, i, v) -> s.setDouble(i, (Double) v),
                H2Columns::any);
    }

    private RemoteColumn plain(
            DataType type, ValueReader reader, ValueBinder binder, Predicate<Object> accepts) {
        return build(
                type,
                TextTraits.BINARY,
                stored,
                reader,
                ColumnRules.ordered(stored, binder, accepts));
    }

    private RemoteColumn build(
            DataType type,
            TextTraits traits,
            String select,
            ValueReader reader,
            ColumnRules rules) {
        return new RemoteColumn(
                new Column(known.name(), type, known.nullable(), traits), select, reader, rules);
    }

    private RemoteColumn bytes() {
        String value = "CAST(" + stored + " AS VARBINARY)";
        int length = known.size();
        return build(
                length > 0 && length < DataType.MAX_DECIMAL_PRECISION * 1000
                        ? DataType.varbinary(length)
                        : DataType.VARBINARY,
                TextTraits.BINARY,
                value,
                ValueReaders::bytes,
                ColumnRules.ordered(value, (s, i, v) -> s.setBytes(i, (byte[]) v), H2Columns::any));
    }

    private RemoteColumn varchar() {
        DataType type = bounded() ? DataType.varchar(known.size()) : DataType.VARCHAR;
        return text(
                type,
                known.typeName().equals(FOLDING) ? "CAST(" + stored + " AS VARCHAR)" : stored);
    }

    private boolean bounded() {
        return known.size() > 0 && known.size() < 1_000_000;
    }

    /** Padded there; none of these spaces are read or compared. */
    private RemoteColumn character() {
        return text(
                bounded() ? DataType.character(known.size()) : DataType.VARCHAR,
                "RTRIM(CAST(" + stored + " AS VARCHAR))");
    }

    /**
     * Text, of which the SQL of its value is VARCHAR. Parameters are told their type, since H2 does
     * not compare bytes with text in each place.
     */
    private RemoteColumn text(DataType type, String value) {
        String bytes = "CAST(" + value + " AS VARBINARY)";
        ColumnRules rules =
                ColumnRules.ordered(
                                value, (s, i, v) -> s.setString(i, (String) v), H2Columns::isText)
                        .comparing(Optional.of(bytes), Optional.of(bytes))
                        .marker("CAST(CAST(? AS VARCHAR) AS VARBINARY)")
                        .because(Obstacle.LENGTH.reason());
        Like like =
                new Like(
                        value + " LIKE ? ESCAPE ''",
                        pattern -> pattern,
                        // A character beyond the basic plane is two to H2.
                        pattern -> pattern.indexOf('_') < 0);
        return build(
                type,
                TextTraits.UNKNOWN,
                value,
                ValueReaders::text,
                binary ? rules.like(like) : rules);
    }

    /** UTF-8 has no half of a character. */
    private static boolean isText(Object value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode((String) value);
    }
}
