package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.connector.jdbc.ValueReader;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Expressions of SQLite, whose values are of the storage class of their type. */
final class SqliteExpressions {

    private static final DataType SUM = DataType.decimal(DataType.MAX_DECIMAL_PRECISION, 0);

    private SqliteExpressions() {}

    /**
     * An expression; empty if values of the type are not computed there.
     *
     * @param ordered whether text is in the order of its bytes
     */
    static Optional<RemoteColumn> computed(String sql, DataType type, boolean ordered) {
        if (type.equals(SUM)) {
            return Optional.of(
                    build(
                            sql,
                            type,
                            SqliteValues::sum,
                            at ->
                                    ColumnRules.nullTestOnly(
                                            at,
                                            Obstacle.NOT_COMPARED.reason("a sum in two parts"))));
        }
        return switch (type.kind()) {
            case BOOLEAN ->
                    any(
                            sql,
                            type,
                            SqliteValues::bool,
                            (statement, parameter, value) ->
                                    statement.setInt(parameter, (Boolean) value ? 1 : 0));
            case SMALLINT, INTEGER ->
                    any(
                            sql,
                            type,
                            ValueReaders::integer,
                            (statement, parameter, value) ->
                                    statement.setInt(parameter, ((Number) value).intValue()));
            case BIGINT ->
                    any(
                            sql,
                            type,
                            SqliteValues::bigint,
                            (statement, parameter, value) ->
                                    statement.setLong(parameter, (Long) value));
            case DOUBLE ->
                    some(
                            sql,
                            type,
                            SqliteValues::real,
                            (statement, parameter, value) ->
                                    statement.setDouble(parameter, (Double) value),
                            value -> !((Double) value).isNaN());
            case VARBINARY ->
                    some(
                            sql,
                            type,
                            SqliteValues::blob,
                            (statement, parameter, value) ->
                                    statement.setBytes(parameter, (byte[]) value),
                            value -> ((byte[]) value).length > 0);
            case VARCHAR ->
                    Optional.of(build(sql, type, SqliteValues::text, at -> text(at, ordered)));
            default -> Optional.empty();
        };
    }

    private static ColumnRules text(String sql, boolean ordered) {
        String binary = sql + " COLLATE BINARY";
        return ColumnRules.ordered(
                        sql,
                        (statement, parameter, value) ->
                                statement.setString(parameter, (String) value),
                        SqliteValues::isText)
                .comparing(Optional.of(binary), ordered ? Optional.of(binary) : Optional.empty())
                .because(Obstacle.TEXT_LIKE.reason());
    }

    private static Optional<RemoteColumn> any(
            String sql, DataType type, ValueReader reader, ValueBinder binder) {
        return some(sql, type, reader, binder, value -> true);
    }

    private static Optional<RemoteColumn> some(
            String sql,
            DataType type,
            ValueReader reader,
            ValueBinder binder,
            Predicate<Object> accepts) {
        return Optional.of(
                build(sql, type, reader, at -> ColumnRules.ordered(at, binder, accepts)));
    }

    private static RemoteColumn build(
            String sql, DataType type, ValueReader reader, Function<String, ColumnRules> rules) {
        return new RemoteColumn(
                        new Column("computed", type, true, TextTraits.BINARY),
                        sql,
                        reader,
                        rules.apply(sql))
                .movable(elsewhere -> build(elsewhere, type, reader, rules));
    }

    /**
     * A column of a table, whose values that do not fit are an error when they are looked at. The
     * reader does that by itself, so it gets them as they are.
     */
    static Optional<RemoteColumn> checked(RemoteColumn column) {
        if (column.rules().unreadable().isEmpty()) {
            return Optional.of(column);
        }
        boolean ordered = column.rules().order().isPresent();
        return column.at()
                .filter(at -> computed("x", column.column().type(), ordered).isPresent())
                .map(at -> checked(column.select(), at, ordered));
    }

    private static RemoteColumn checked(
            String stored, Function<String, RemoteColumn> at, boolean ordered) {
        RemoteColumn column = at.apply(stored);
        String guarded =
                "CASE WHEN "
                        + column.rules().unreadable().orElseThrow()
                        + " THEN "
                        + failure(stored)
                        + " ELSE "
                        + stored
                        + " END";
        ColumnRules rules =
                computed(guarded, column.column().type(), ordered).orElseThrow().rules();
        ColumnRules checked =
                new ColumnRules(
                        stored,
                        rules.equality(),
                        rules.order(),
                        rules.like(),
                        rules.marker(),
                        rules.binder(),
                        rules.accepts(),
                        Optional.empty(),
                        column.rules().reason());
        return new RemoteColumn(column.column(), guarded, column.reader(), checked)
                .movable(elsewhere -> checked(elsewhere, at, ordered))
                .sentAs(stored);
    }

    /**
     * An error that is no overflow. It depends on the value, so that nobody computes it before it
     * is needed.
     */
    private static String failure(String sql) {
        return "json('{' || length(" + sql + "))";
    }

    /** An overflow in the place of a value. */
    static Sql failure(Sql value) {
        return Sql.of("abs(-9223372036854775807 - 1 + 0 * length(").plus(value).plus("))");
    }
}
