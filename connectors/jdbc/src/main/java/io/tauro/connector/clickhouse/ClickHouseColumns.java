package io.tauro.connector.clickhouse;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.StandardColumns;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * From types of ClickHouse to columns: the table in {@code docs/connectors/clickhouse.md}. Each
 * value is converted to the type that it has here, which may be null, since an aggregate of nothing
 * is zero there for a type that may not.
 */
final class ClickHouseColumns extends StandardColumns {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** A column of a table or a query. */
    RemoteColumn remote(MetadataColumn known) {
        Optional<DataType> type = type(known);
        if (type.isEmpty()) {
            return column(known);
        }
        RemoteColumn column =
                column(
                        known.name(),
                        stored(type.get(), known.stored()),
                        known.nullable(),
                        type.get());
        if (ClickHouseType.isFiner(known.typeName())) {
            return column.movable(sql -> remote(known.at(sql)));
        }
        // The stored value itself, so that its index serves.
        ColumnRules rules = column.rules();
        ColumnRules direct =
                rules.comparing(
                        rules.equality().map(wrapped -> listed(type.get(), known)),
                        rules.order().map(wrapped -> known.stored()));
        return new RemoteColumn(
                        column.column(),
                        column.select(),
                        column.reader(),
                        direct,
                        column.at(),
                        column.sent())
                .movable(sql -> remote(known.at(sql)));
    }

    /**
     * A column that stands before IN, where values are converted to its type: those of an instant
     * would be cut off, and a decimal is no UInt64.
     */
    private static String listed(DataType type, MetadataColumn known) {
        return switch (type.kind()) {
            case TIMESTAMP_WITH_TIME_ZONE ->
                    type.equals(DataType.TIMESTAMP_WITH_TIME_ZONE)
                            ? known.stored()
                            : stored(DataType.TIMESTAMP_WITH_TIME_ZONE, known.stored());
            case DECIMAL ->
                    ClickHouseType.base(known.typeName()).equals("UInt64")
                            ? stored(type, known.stored())
                            : known.stored();
            default -> known.stored();
        };
    }

    private static String stored(DataType type, String sql) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP_WITH_TIME_ZONE ->
                    "CAST(" + sql + " AS " + ClickHouseDialect.name(type) + ")";
            default -> sql;
        };
    }

    @Override
    protected Optional<DataType> type(MetadataColumn column) {
        return ClickHouseType.of(column.typeName());
    }

    /** Arrays, maps, enums, addresses and wide numbers. */
    @Override
    protected String text(MetadataColumn column) {
        return "toString(" + column.stored() + ")";
    }

    /** The driver writes values into the statement; a number with a point would be a float. */
    @Override
    protected String marker(DataType type) {
        return switch (type.kind()) {
            case DECIMAL -> "toDecimal128(?, " + type.scale() + ")";
            case DATE -> "toDate32(?)";
            case TIMESTAMP_WITH_TIME_ZONE -> "toDateTime64(?, 6, 'UTC')";
            case UUID -> "toUUID(?)";
            case SMALLINT, INTEGER, BIGINT -> "toInt64(?)";
            default -> "?";
        };
    }

    @Override
    protected String sent(DataType type, String sql) {
        return switch (type.kind()) {
            case TIMESTAMP_WITH_TIME_ZONE -> "toString(toTimeZone(" + sql + ", 'UTC'))";
            case DATE, UUID -> "toString(" + sql + ")";
            default -> sql;
        };
    }

    /** NaN is equal to nothing there. */
    @Override
    protected Optional<String> equality(DataType type, String value) {
        return type.kind() == TypeKind.DOUBLE ? Optional.empty() : super.equality(type, value);
    }

    /** A backslash escapes. */
    @Override
    protected Optional<Like> like(String value) {
        return Optional.of(new Like(value + " LIKE ?", pattern -> pattern.replace("\\", "\\\\")));
    }

    @Override
    protected boolean accepts(DataType type, Object value) {
        return switch (type.kind()) {
            case DECIMAL -> isExact(type, (BigDecimal) value);
            case DATE -> isInRange((LocalDate) value);
            case TIMESTAMP_WITH_TIME_ZONE ->
                    super.accepts(type, value)
                            && isInRange(
                                    ((OffsetDateTime) value)
                                            .withOffsetSameInstant(ZoneOffset.UTC)
                                            .toLocalDate());
            default -> super.accepts(type, value);
        };
    }

    /** More digits than the column has would be cut off. */
    private static boolean isExact(DataType type, BigDecimal value) {
        int behind = Math.max(0, value.stripTrailingZeros().scale());
        return behind <= type.scale()
                && value.precision() - value.scale()
                        <= DataType.MAX_DECIMAL_PRECISION - type.scale();
    }

    private static boolean isInRange(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    @Override
    protected ValueBinder binder(DataType type) {
        return switch (type.kind()) {
            case DECIMAL ->
                    (statement, i, value) ->
                            statement.setString(i, ((BigDecimal) value).toPlainString());
            case TIMESTAMP_WITH_TIME_ZONE ->
                    (statement, i, value) ->
                            statement.setString(
                                    i, TextualValues.written(value).replace("+00:00", ""));
            default -> super.binder(type);
        };
    }
}
