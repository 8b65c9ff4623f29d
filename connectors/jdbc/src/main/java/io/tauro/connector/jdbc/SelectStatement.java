package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import java.util.ArrayList;
import java.util.HashSet;
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
 * @param unreadable all columns that decide which rows come and whose values may be such
 * @param body what stands behind the list of the SELECT
 */
record SelectStatement(
        Sql sql,
        List<RemoteColumn> columns,
        List<RemoteColumn> checks,
        List<RemoteColumn> unreadable,
        Body body) {

    /**
     * A statement without what it delivers.
     *
     * @param source from FROM to ORDER BY
     * @param filtered whether there is a WHERE
     * @param limit the most rows
     */
    record Body(
            Sql source, boolean filtered, boolean ordered, Optional<Sql> limit, Dialect dialect) {

        /** The same with more conditions, if it has some already and no order. */
        Body where(List<Sql> conditions) {
            Sql more = source;
            for (Sql condition : conditions) {
                more = more.plus(" AND ").plus(condition);
            }
            return new Body(more, filtered, ordered, limit, dialect);
        }

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
        List<RemoteColumn> unreadable = unreadable(table, request, pushdown);
        List<RemoteColumn> checked =
                unreadable.stream()
                        .filter(column -> !request.columns().contains(column.column().name()))
                        .toList();
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
        Body body = new Body(source, !conditions.isEmpty(), pushdown.sort(), limit, dialect);
        return new SelectStatement(
                body.delivering(Sql.of(selectList(columns, checked, body))),
                columns,
                checked,
                unreadable,
                body);
    }

    /** A number of rows as a parameter. */
    static Sql count(long rows) {
        ValueBinder binder =
                (statement, parameter, value) -> statement.setLong(parameter, (Long) value);
        return Sql.of("?", new Bound(binder, rows));
    }

    /** The same statement without order and limit, of the rows that meet a condition more. */
    SelectStatement within(Sql condition) {
        Sql source = body.source().plus(body.filtered() ? " AND " : " WHERE ").plus(condition);
        Body other = new Body(source, true, body.ordered(), body.limit(), body.dialect());
        return new SelectStatement(
                other.delivering(Sql.of(selectList(columns, checks, other))),
                columns,
                checks,
                unreadable,
                other);
    }

    /** The same statement with other values in its conditions, as many as there are. */
    SelectStatement with(List<Bound> values) {
        Sql source = body.source();
        Body other =
                new Body(
                        new Sql(source.text(), source.brief(), values),
                        body.filtered(),
                        body.ordered(),
                        body.limit(),
                        body.dialect());
        return new SelectStatement(
                new Sql(sql.text(), sql.brief(), other.delivering(Sql.of("1")).parameters()),
                columns,
                checks,
                unreadable,
                other);
    }

    /**
     * Columns that decide which rows come, whose unreadable values would go unnoticed if they are
     * not delivered.
     */
    private static List<RemoteColumn> unreadable(
            RemoteTable table, ScanRequest request, Pushdown pushdown) {
        Set<String> deciding = new LinkedHashSet<>();
        pushdown.pushed().forEach(filter -> deciding.addAll(filter.columns()));
        if (pushdown.sort()) {
            request.sort().forEach(key -> deciding.add(key.column()));
        }
        return deciding.stream()
                .map(table::column)
                .filter(column -> column.rules().unreadable().isPresent())
                .toList();
    }

    private static String selectList(
            List<RemoteColumn> columns, List<RemoteColumn> checked, Body body) {
        boolean named = body.ordered() && body.dialect().callsExpressionsByTheirColumn();
        List<String> list = new ArrayList<>();
        for (RemoteColumn column : columns) {
            boolean expression = named && column.delivered().indexOf('(') >= 0;
            list.add(
                    expression
                            ? column.delivered() + " AS \"tauro " + list.size() + '"'
                            : column.delivered());
        }
        checked.forEach(column -> list.add(column.rules().unreadable().orElseThrow()));
        return list.isEmpty() ? "1" : String.join(", ", list);
    }

    private static String orderBy(RemoteTable table, List<SortKey> keys, Dialect dialect) {
        List<String> terms = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (SortKey key : keys) {
            if (!known.add(key.column())) {
                continue;
            }
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
