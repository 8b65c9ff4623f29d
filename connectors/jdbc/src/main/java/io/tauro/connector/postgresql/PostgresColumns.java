package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** From types of PostgreSQL to columns: the table in {@code docs/connectors/postgresql.md}. */
final class PostgresColumns {

    /** For numeric without precision: room for what the server's own division gives. */
    private static final DataType NUMERIC = DataType.decimal(38, 20);

    private static final PostgresReader BYTES =
            new PostgresReader(ValueReaders::bytes, PostgresBinary::bytes);

    private final String name;
    private final boolean nullable;
    private final PostgresType type;
    private final PostgresCollation collation;
    private final String quoted;

    private PostgresColumns(
            String name,
            boolean nullable,
            PostgresType type,
            PostgresCollation collation,
            String stored) {
        this.name = name;
        this.nullable = nullable;
        this.type = type;
        this.collation = collation;
        this.quoted = stored;
    }

    static RemoteColumn column(
            String name, boolean nullable, PostgresType type, PostgresCollation collation) {
        return at(PostgresCatalog.quote(name), name, nullable, type, collation);
    }

    /** A column whose stored value some SQL stands for. */
    static RemoteColumn at(
            String stored,
            String name,
            boolean nullable,
            PostgresType type,
            PostgresCollation collation) {
        return new PostgresColumns(name, nullable, type, collation, stored)
                .column()
                .movable(elsewhere -> at(elsewhere, name, nullable, type, collation));
    }

    private RemoteColumn column() {
        if (type.array()) {
            PostgresType element = type.element();
            return PostgresArrays.column(
                    quoted,
                    name,
                    nullable,
                    at("x", "element", true, element, collation),
                    element.enumeration() || element.name().equals("bpchar"));
        }
        if (type.enumeration()) {
            return enumeration();
        }
        return switch (type.name()) {
            case "bool" ->
                    plain(
                            DataType.BOOLEAN,
                            new PostgresReader(ValueReaders::bool, PostgresBinary::bool),
                            (s, i, v) -> s.setBoolean(i, (Boolean) v),
                            PostgresColumns::any);
            case "int2" ->
                    plain(
                            DataType.SMALLINT,
                            new PostgresReader(ValueReaders::integer, PostgresBinary::smallint),
                            (s, i, v) -> s.setShort(i, (Short) v),
                            PostgresColumns::any);
            case "int4" ->
                    plain(
                            DataType.INTEGER,
                            new PostgresReader(ValueReaders::integer, PostgresBinary::integer),
                            (s, i, v) -> s.setInt(i, (Integer) v),
                            PostgresColumns::any);
            case "int8" ->
                    plain(
                            DataType.BIGINT,
                            new PostgresReader(ValueReaders::bigint, PostgresBinary::bigint),
                            (s, i, v) -> s.setLong(i, (Long) v),
                            PostgresColumns::any);
            case "float4" ->
                    plain(
                            DataType.REAL,
                            new PostgresReader(ValueReaders::real, PostgresBinary::real),
                            (s, i, v) -> s.setFloat(i, (Float) v),
                            PostgresColumns::any);
            case "float8" ->
                    plain(
                            DataType.DOUBLE,
                            new PostgresReader(
                                    ValueReaders::doublePrecision, PostgresBinary::doublePrecision),
                            (s, i, v) -> s.setDouble(i, (Double) v),
                            PostgresColumns::any);
            case "numeric" ->
                    plain(
                            numeric(),
                            new PostgresReader(ValueReaders::decimal, PostgresBinary::numeric),
                            (s, i, v) -> s.setBigDecimal(i, (BigDecimal) v),
                            PostgresValues::isNumeric);
            case "date" ->
                    plain(
                            DataType.DATE,
                            new PostgresReader(PostgresValues::date, PostgresBinary::date),
                            PreparedStatement::setObject,
                            PostgresValues::isDate);
            case "time" ->
                    plain(
                            DataType.time(fraction()),
                            new PostgresReader(PostgresValues::time, PostgresBinary::time),
                            PreparedStatement::setObject,
                            PostgresValues::isMicros);
            case "timestamp" ->
                    plain(
                            DataType.timestamp(fraction()),
                            new PostgresReader(
                                    PostgresValues::timestamp, PostgresBinary::timestamp),
                            PreparedStatement::setObject,
                            PostgresValues::isTimestamp);
            case "timestamptz" ->
                    plain(
                            DataType.timestampWithTimeZone(fraction()),
                            new PostgresReader(PostgresValues::instant, PostgresBinary::timestamp),
                            PreparedStatement::setObject,
                            PostgresValues::isInstant);
            case "uuid" ->
                    plain(
                            DataType.UUID,
                            new PostgresReader(PostgresValues::uuid, PostgresBinary::bytes),
                            (s, i, v) -> s.setObject(i, (UUID) v),
                            PostgresColumns::any);
            case "bytea" ->
                    plain(
                            DataType.VARBINARY,
                            BYTES,
                            (s, i, v) -> s.setBytes(i, (byte[]) v),
                            PostgresColumns::any);
            case "text" -> text(DataType.VARCHAR);
            case "varchar" ->
                    text(
                            type.precision() < 1
                                    ? DataType.VARCHAR
                                    : DataType.varchar(type.precision()));
            case "bpchar" -> character();
            case "json", "jsonb" -> json();
            default -> other();
        };
    }

    private static boolean any(Object value) {
        return true;
    }

    private DataType numeric() {
        if (type.precision() == PostgresType.NONE) {
            return NUMERIC;
        }
        int scale = Math.max(0, type.scale());
        int digits =
                type.scale() < 0
                        ? type.precision() - type.scale()
                        : Math.max(type.precision(), scale);
        return scale > DataType.MAX_DECIMAL_PRECISION
                ? NUMERIC
                : DataType.decimal(Math.min(digits, DataType.MAX_DECIMAL_PRECISION), scale);
    }

    private int fraction() {
        return type.precision() == PostgresType.NONE ? 6 : type.precision();
    }

    private RemoteColumn plain(
            DataType as, ValueReader reader, ValueBinder binder, Predicate<Object> accepts) {
        return new RemoteColumn(
                new Column(name, as, nullable, TextTraits.BINARY),
                quoted,
                reader,
                ColumnRules.ordered(quoted, binder, accepts));
    }

    private RemoteColumn text(DataType as) {
        return new RemoteColumn(
                new Column(name, as, nullable, collation.traits()),
                quoted,
                BYTES,
                textRules(quoted).like(like(equalityOperand(quoted))));
    }

    /**
     * The type's own comparison ignores trailing spaces, as the engine does that keeps none of
     * them; so a value that ends in spaces, and which nothing is equal to, is not sent.
     */
    private RemoteColumn character() {
        boolean unlimited = type.precision() < 1;
        String trimmed = "CAST(" + quoted + " AS text)";
        Predicate<Object> accepts =
                textRules(quoted).accepts().and(value -> !value.toString().endsWith(" "));
        ColumnRules rules = textRules(quoted);
        // A collation goes to text: a cast would be carried below it, where it is not grouped by.
        String bytes = trimmed + " COLLATE \"C\"";
        return new RemoteColumn(
                new Column(
                        name,
                        unlimited ? DataType.VARCHAR : DataType.character(type.precision()),
                        nullable,
                        collation.traits()),
                trimmed,
                BYTES,
                ColumnRules.ordered(quoted, rules.binder(), accepts)
                        .comparing(
                                rules.equality().map(sql -> sql.equals(quoted) ? sql : bytes),
                                rules.order().map(sql -> sql.equals(quoted) ? sql : bytes))
                        .marker("CAST(? AS bpchar)")
                        .like(like(equalityOperand(trimmed)))
                        .because(rules.reason()));
    }

    private RemoteColumn enumeration() {
        String text = "CAST(" + quoted + " AS text)";
        String binary = text + " COLLATE \"C\"";
        return new RemoteColumn(
                new Column(name, DataType.VARCHAR, nullable, TextTraits.BINARY),
                text,
                BYTES,
                textRules(text)
                        .comparing(
                                Optional.of(binary),
                                collation.utf8() ? Optional.of(binary) : Optional.empty())
                        .like(like(binary)));
    }

    private RemoteColumn json() {
        return new RemoteColumn(
                new Column(name, DataType.JSON, nullable, TextTraits.UNKNOWN),
                quoted,
                type.name().equals("jsonb")
                        ? new PostgresReader(ValueReaders::bytes, PostgresBinary::jsonb)
                        : BYTES,
                ColumnRules.nullTestOnly(quoted, Obstacle.NOT_COMPARED.reason("JSON")));
    }

    /** Any other type is read as the text that the server writes for it. */
    private RemoteColumn other() {
        String text = "CAST(" + quoted + " AS text)";
        return new RemoteColumn(
                new Column(name, DataType.VARCHAR, nullable, TextTraits.UNKNOWN),
                text,
                BYTES,
                ColumnRules.nullTestOnly(text, Obstacle.TEXT_ONLY.reason()));
    }

    private ColumnRules textRules(String operand) {
        boolean ascii = !collation.utf8();
        return ColumnRules.ordered(
                        operand,
                        (statement, parameter, value) ->
                                statement.setString(parameter, (String) value),
                        value -> PostgresValues.isText(value, ascii))
                .comparing(Optional.of(equalityOperand(operand)), orderOperand(operand))
                .because(collation.utf8() ? Obstacle.VALUE.reason() : Obstacle.ENCODING.reason());
    }

    /** Equality of a deterministic collation is that of bytes, so that its indexes can serve. */
    private String equalityOperand(String operand) {
        return collation.known() && collation.deterministic()
                ? operand
                : operand + " COLLATE \"C\"";
    }

    private Optional<String> orderOperand(String operand) {
        if (!collation.utf8()) {
            return Optional.empty();
        }
        return Optional.of(
                collation.known() && collation.deterministic() && collation.binary()
                        ? operand
                        : operand + " COLLATE \"C\"");
    }

    /** Without ESCAPE a backslash would escape. */
    private static Like like(String operand) {
        return new Like(operand + " LIKE ? ESCAPE ''", pattern -> pattern);
    }
}
