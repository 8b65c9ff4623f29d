package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A SELECT for a request and what was taken of it.
 *
 * @param sql the statement
 * @param columns the columns that it delivers, in order
 * @param checks columns behind those, in order: each delivers whether the value of the column
 *     cannot be read
 * @param body what stands behind the list of the SELECT
 */
record SelectStatement(Sql sql, List<RemoteColumn> columns, List<RemoteColumn> checks, Body body) {

    /**
     * A statement without what it delivers.
     *
     * @param source from FROM to ORDER BY
     * @param limit the most rows
     */
    record Body(Sql source, boolean ordered, Optional<Sql> limit, Dialect dialect) {

        /** The statement that delivers this. */
        Sql delivering(Sql list) {
            Sql select = Sql.of("SELECT ").plus(list).plus(source);
            return limit.isEmpty()
                    ? select
                    : dialect.limited(select, ordered, limit, Optional.empty());
        }
    }

    static SelectStatement of(
            RemoteTable table,
            ScanRequest request,
            Pushdown pushdown,
            List<Sql> conditions,
            Dialect dialect) {
        List<RemoteColumn> columns = request.columns().stream().map(table::column).toList();
        List<RemoteColumn> checked = checked(table, request, pushdown);
        Sql source = Sql.of(" FROM " + table.from());
        if (!conditions.isEmpty()) {
            source = source.plus(" WHERE ").plus(Sql.joined(conditions, " AND "));
        }
        if (pushdown.sort()) {
            source = source.plus(orderBy(table, request.sort(), dialect));
        }
        Optional<Sql> limit =
                pushdown.limit()
                        ? Optional.of(count(request.limit().orElseThrow()))
                        : Optional.empty();
        return of(columns, checked, new Body(source, pushdown.sort(), limit, dialect));
    }

    private static SelectStatement of(
            List<RemoteColumn> columns, List<RemoteColumn> checks, Body body) {
        return new SelectStatement(
                body.delivering(Sql.of(selectList(columns, checks))), columns, checks, body);
    }

    /** A number of rows as a parameter. */
    static Sql count(long rows) {
        ValueBinder binder =
                (statement, parameter, value) -> statement.setLong(parameter, (Long) value);
        return Sql.of("?", new Bound(binder, rows));
    }

    /** The same statement with other values in its conditions, as many as there are. */
    SelectStatement with(List<Bound> values) {
        Sql source = body.source();
        Body other =
                new Body(
                        new Sql(source.text(), source.brief(), values),
                        body.ordered(),
                        body.limit(),
                        body.dialect());
        return new SelectStatement(
                new Sql(sql.text(), sql.brief(), other.delivering(Sql.of("1")).parameters()),
                columns,
                checks,
                other);
    }

    /**
     * Columns that decide which rows come, whose unreadable values would go unnoticed because they
     * are not delivered.
     */
    private static List<RemoteColumn> checked(
            RemoteTable table, ScanRequest request, Pushdown pushdown) {
        Set<String> deciding = new LinkedHashSet<>();
        pushdown.pushed().forEach(filter -> deciding.addAll(filter.columns()));
        if (pushdown.sort()) {
            request.sort().forEach(key -> deciding.add(key.column()));
        }
        request.columns().forEach(deciding::remove);
        return deciding.stream()
                .map(table::column)
                .filter(column -> column.rules().unreadable().isPresent())
                .toList();
    }

    private static String selectList(List<RemoteColumn> columns, List<RemoteColumn> checked) {
        List<String> list = new ArrayList<>();
        columns.forEach(column -> list.add(column.delivered()));
        checked.forEach(column -> list.add(column.rules().unreadable().orElseThrow()));
        return list.isEmpty() ? "1" : String.join(", ", list);
    }

    private static String orderBy(RemoteTable table, List<SortKey> keys, Dialect dialect) {
        List<String> terms = new ArrayList<>();
        for (SortKey key : keys) {
            ColumnRules rules = table.column(key.column()).rules();
            rules.unreadable()
                    .ifPresent(
                            condition ->
                                    terms.add("CASE WHEN " + condition + " THEN 0 ELSE 1 END"));
            Sql operand = Sql.of(rules.order().orElseThrow());
            terms.add(dialect.orderKey(operand, key.descending(), key.nullsFirst()).text());
        }
        return " ORDER BY " + String.join(", ", terms);
    }
}
