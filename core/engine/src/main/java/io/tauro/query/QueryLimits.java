package io.tauro.query;

import java.time.Duration;

/**
 * How much planning a query may take, and how many one principal may run: what keeps somebody from
 * stopping the others by a query. Immutable. What is looked at before a query is parsed is looked
 * at before.
 *
 * @param sqlLength the most characters of a query's text
 * @param nesting how deep its brackets may stand within each other
 * @param listItems the most items of an IN
 * @param joins the most joins next to each other, those of views included
 * @param planNodes the most operators of its plan, each view and each common table counted wherever
 *     it is read; also the most columns of any of them
 * @param planning how long it may be planned
 * @param foldedBytes how long the constants may be that are computed while it is planned
 * @param queriesPerPrincipal how many results one principal may have open at once; it waits for its
 *     turn with more
 */
public record QueryLimits(
        int sqlLength,
        int nesting,
        int listItems,
        int joins,
        int planNodes,
        Duration planning,
        long foldedBytes,
        int queriesPerPrincipal) {

    public static final QueryLimits DEFAULTS =
            new QueryLimits(1 << 20, 200, 10_000, 60, 10_000, Duration.ofSeconds(30), 1L << 20, 8);

    public QueryLimits {
        if (sqlLength < 1
                || nesting < 1
                || listItems < 1
                || joins < 1
                || planNodes < 1
                || planning.isZero()
                || planning.isNegative()
                || foldedBytes < 1
                || queriesPerPrincipal < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
    }

    public QueryLimits sqlLength(int value) {
        return new QueryLimits(
                value,
                nesting,
                listItems,
                joins,
                planNodes,
                planning,
                foldedBytes,
                queriesPerPrincipal);
    }

    public QueryLimits nesting(int value) {
        return new QueryLimits(
                sqlLength,
                value,
                listItems,
                joins,
                planNodes,
                planning,
                foldedBytes,
                queriesPerPrincipal);
    }

    public QueryLimits listItems(int value) {
        return new QueryLimits(
                sqlLength,
                nesting,
                value,
                joins,
                planNodes,
                planning,
                foldedBytes,
                queriesPerPrincipal);
    }

    public QueryLimits joins(int value) {
        return new QueryLimits(
                sqlLength,
                nesting,
                listItems,
                value,
                planNodes,
                planning,
                foldedBytes,
                queriesPerPrincipal);
    }

    public QueryLimits planNodes(int value) {
        return new QueryLimits(
                sqlLength,
                nesting,
                listItems,
                joins,
                value,
                planning,
                foldedBytes,
                queriesPerPrincipal);
    }

    public QueryLimits planning(Duration value) {
        return new QueryLimits(
                sqlLength,
                nesting,
                listItems,
                joins,
                planNodes,
                value,
                foldedBytes,
                queriesPerPrincipal);
    }

    public QueryLimits foldedBytes(long value) {
        return new QueryLimits(
                sqlLength,
                nesting,
                listItems,
                joins,
                planNodes,
                planning,
                value,
                queriesPerPrincipal);
    }

    public QueryLimits queriesPerPrincipal(int value) {
        return new QueryLimits(
                sqlLength, nesting, listItems, joins, planNodes, planning, foldedBytes, value);
    }
}
