package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A SELECT for a request and what was taken of it.
 *
 * @param sql the statement
 * @param columns the columns that it delivers, in order
 * @param checks columns behind those, in order: each delivers whether the value of the named column
 *     cannot be read
 */
record SelectStatement(Sql sql, List<RemoteColumn> columns, List<String> checks) {

    static SelectStatement of(
            RemoteTable table, ScanRequest request, Pushdown pushdown, List<Sql> conditions) {
        List<RemoteColumn> columns = request.columns().stream().map(table::column).toList();
        List<RemoteColumn> checked = checked(table, request, pushdown);
        Sql sql = Sql.of("SELECT " + selectList(columns, checked) + " FROM " + table.from());
        if (!conditions.isEmpty()) {
            sql = sql.plus(" WHERE ").plus(Sql.joined(conditions, " AND "));
        }
        if (pushdown.sort()) {
            sql = sql.plus(orderBy(table, request.sort()));
        }
        if (pushdown.limit()) {
            ValueBinder binder =
                    (statement, parameter, rows) -> statement.setLong(parameter, (Long) rows);
            sql = sql.plus(Sql.of(" LIMIT ?", new Bound(binder, request.limit().orElseThrow())));
        }
        return new SelectStatement(
                sql, columns, checked.stream().map(column -> column.column().name()).toList());
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
        columns.forEach(column -> list.add(column.select()));
        checked.forEach(column -> list.add(column.rules().unreadable().orElseThrow()));
        return list.isEmpty() ? "1" : String.join(", ", list);
    }

    private static String orderBy(RemoteTable table, List<SortKey> keys) {
        List<String> terms = new ArrayList<>();
        for (SortKey key : keys) {
            ColumnRules rules = table.column(key.column()).rules();
            rules.unreadable()
                    .ifPresent(
                            condition ->
                                    terms.add("CASE WHEN " + condition + " THEN 0 ELSE 1 END"));
            terms.add(
                    rules.order().orElseThrow()
                            + (key.descending() ? " DESC" : " ASC")
                            + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"));
        }
        return " ORDER BY " + String.join(", ", terms);
    }
}
