package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.connector.jdbc.ValueReader;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.spi.Reason;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import io.tauro.type.TypeKind;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Columns of SQLite, in which any value may be of any storage class. One that does not fit its
 * column is an error when it is read; a condition on it lets its row through, so that the error is
 * the same wherever the condition is checked. Where the class is certain (a STRICT table, a row
 * id), nothing of that is needed.
 */
final class SqliteColumns {

    private SqliteColumns() {}

    /**
     * One column.
     *
     * @param name its name
     * @param stored the SQL of its value
     * @param type what its values are read as
     * @param nullable whether it may be null
     * @param traits how it compares text by itself
     * @param certain whether each value is of the type's storage class or null
     * @param affine whether its affinity is that of its type, so that it compares with a bound
     *     value as it is
     * @param mixed whether values of several classes are read as text
     * @param utf8 whether text is kept in UTF-8, whose bytes are in the order of code points
     */
    record Shape(
            String name,
            String stored,
            DataType type,
            boolean nullable,
            TextTraits traits,
            boolean certain,
            boolean affine,
            boolean mixed,
            boolean utf8) {

        String quoted() {
            return stored;
        }

        Shape at(String elsewhere) {
            return new Shape(name, elsewhere, type, nullable, traits, certain, affine, mixed, utf8);
        }

        /** Without affinity, a text that looks like a number is not compared as one. */
        String operand() {
            return affine ? quoted() : "(+" + quoted() + ")";
        }
    }

    static RemoteColumn column(Shape shape) {
        return fixed(shape).movable(elsewhere -> column(shape.at(elsewhere)));
    }

    private static RemoteColumn fixed(Shape shape) {
        return switch (shape.type().kind()) {
            case BIGINT ->
                    build(
                            shape,
                            shape.certain() ? ValueReaders::bigint : SqliteValues::bigint,
                            integerRules(shape));
            case BOOLEAN -> build(shape, SqliteValues::bool, booleanRules(shape));
            case DOUBLE -> build(shape, SqliteValues::real, doubleRules(shape));
            case DECIMAL ->
                    build(
                            shape,
                            SqliteValues::decimal,
                            unpushed(shape, Obstacle.BINARY_FRACTION.reason()));
            case DATE ->
                    build(
                            shape,
                            SqliteValues::date,
                            unpushed(shape, Obstacle.FREE_FORM.reason("dates")));
            case TIME ->
                    build(
                            shape,
                            SqliteValues::time,
                            unpushed(shape, Obstacle.FREE_FORM.reason("times")));
            case TIMESTAMP ->
                    build(
                            shape,
                            SqliteValues::timestamp,
                            unpushed(shape, Obstacle.FREE_FORM.reason("timestamps")));
            case VARBINARY -> build(shape, SqliteValues::blob, blobRules(shape));
            default -> text(shape);
        };
    }

    private static RemoteColumn build(Shape shape, ValueReader reader, ColumnRules rules) {
        return new RemoteColumn(
                new Column(shape.name(), shape.type(), shape.nullable(), shape.traits()),
                shape.quoted(),
                reader,
                rules);
    }

    private static ColumnRules unpushed(Shape shape, Reason reason) {
        return ColumnRules.nullTestOnly(shape.quoted(), reason);
    }

    private static ColumnRules guarded(
            Shape shape, ValueBinder binder, Predicate<Object> accepts, String unreadable) {
        ColumnRules rules = ColumnRules.ordered(shape.operand(), binder, accepts);
        return shape.certain() ? rules : rules.unreadable(unreadable);
    }

    private static ColumnRules integerRules(Shape shape) {
        return guarded(
                shape,
                (statement, parameter, value) -> statement.setLong(parameter, (Long) value),
                value -> true,
                "typeof(" + shape.quoted() + ") NOT IN ('integer', 'null')");
    }

    private static ColumnRules booleanRules(Shape shape) {
        return ColumnRules.ordered(
                        shape.operand(),
                        (statement, parameter, value) ->
                                statement.setInt(parameter, (Boolean) value ? 1 : 0),
                        value -> true)
                .unreadable(
                        "typeof("
                                + shape.quoted()
                                + ") NOT IN ('integer', 'null') OR "
                                + shape.quoted()
                                + " NOT IN (0, 1)");
    }

    /**
     * There is no NaN there: a bound one would be null. An integer too long for a double is refused
     * when read, so not compared.
     */
    private static ColumnRules doubleRules(Shape shape) {
        if (!shape.affine()) {
            return unpushed(shape, Obstacle.MIXED_NUMBERS.reason());
        }
        return guarded(
                shape,
                (statement, parameter, value) -> statement.setDouble(parameter, (Double) value),
                value -> !((Double) value).isNaN(),
                "typeof(" + shape.quoted() + ") NOT IN ('real', 'null')");
    }

    private static ColumnRules blobRules(Shape shape) {
        return guarded(
                shape,
                (statement, parameter, value) -> statement.setBytes(parameter, (byte[]) value),
                value -> ((byte[]) value).length > 0,
                "typeof(" + shape.quoted() + ") NOT IN ('blob', 'null')");
    }

    private static RemoteColumn text(Shape shape) {
        if (shape.mixed()) {
            return new RemoteColumn(
                    new Column(shape.name(), shape.type(), shape.nullable(), TextTraits.UNKNOWN),
                    "CASE typeof("
                            + shape.quoted()
                            + ") WHEN 'blob' THEN "
                            + shape.quoted()
                            + " ELSE CAST("
                            + shape.quoted()
                            + " AS TEXT) END",
                    SqliteValues::text,
                    unpushed(shape, Obstacle.STORAGE_CLASSES.reason()));
        }
        String binary = shape.operand() + " COLLATE BINARY";
        String unreadable =
                shape.affine()
                        ? shape.quoted() + " >= x''"
                        : "typeof(" + shape.quoted() + ") NOT IN ('text', 'null')";
        ColumnRules rules =
                guarded(
                                shape,
                                (statement, parameter, value) ->
                                        statement.setString(parameter, (String) value),
                                SqliteValues::isText,
                                unreadable)
                        .comparing(
                                Optional.of(binary),
                                shape.utf8() ? Optional.of(binary) : Optional.empty())
                        .because(Obstacle.TEXT_LIKE.reason());
        return build(shape, SqliteValues::text, rules);
    }

    static boolean isText(DataType type) {
        return type.kind() == TypeKind.VARCHAR;
    }
}
