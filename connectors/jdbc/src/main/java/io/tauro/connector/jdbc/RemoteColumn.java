package io.tauro.connector.jdbc;

import io.tauro.type.Column;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a source: what it is here, and how to ask for it there.
 *
 * @param column its name, type and text traits
 * @param select the SQL in the list of a SELECT
 * @param reader takes its values
 * @param rules what may be pushed
 * @param at the same column where other SQL stands for its stored value, which by itself its quoted
 *     name does; empty if nothing but a scan of its table may look at it
 * @param sent the SQL in whose form values come to the reader, if that is another than {@code
 *     select}: a timestamp as text, which no driver moves to another zone
 * @param result whether it may have more digits than what it is computed of: a number too large for
 *     its type is then an overflow
 */
public record RemoteColumn(
        Column column,
        String select,
        ValueReader reader,
        ColumnRules rules,
        Optional<Function<String, RemoteColumn>> at,
        Optional<String> sent,
        boolean result) {

    /** A column that is stored. */
    public RemoteColumn(
            Column column,
            String select,
            ValueReader reader,
            ColumnRules rules,
            Optional<Function<String, RemoteColumn>> at,
            Optional<String> sent) {
        this(column, select, reader, rules, at, sent, false);
    }

    /** A column whose values come as they are. */
    public RemoteColumn(
            Column column,
            String select,
            ValueReader reader,
            ColumnRules rules,
            Optional<Function<String, RemoteColumn>> at) {
        this(column, select, reader, rules, at, Optional.empty());
    }

    /** A column that nothing but a scan of its table may look at. */
    public RemoteColumn(Column column, String select, ValueReader reader, ColumnRules rules) {
        this(column, select, reader, rules, Optional.empty());
    }

    /** The same column, which can stand elsewhere. */
    public RemoteColumn movable(Function<String, RemoteColumn> elsewhere) {
        return new RemoteColumn(
                column, select, reader, rules, Optional.of(elsewhere), sent, result);
    }

    /** The same column, whose values come in the form of other SQL. */
    public RemoteColumn sentAs(String sql) {
        return new RemoteColumn(column, select, reader, rules, at, Optional.of(sql), result);
    }

    /** The same column, of what the source computes. */
    RemoteColumn asResult() {
        return new RemoteColumn(column, select, reader, rules, at, sent, true);
    }

    /** The SQL that delivers its values to the reader. */
    String delivered() {
        return sent.orElse(select);
    }

    /** The same column under another name, null or not. */
    RemoteColumn as(Column other) {
        return new RemoteColumn(
                column.named(other.name()).nullable(other.nullable()),
                select,
                reader,
                rules,
                at,
                sent,
                result);
    }
}
