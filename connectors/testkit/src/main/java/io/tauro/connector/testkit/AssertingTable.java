package io.tauro.connector.testkit;

import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;

/** Watches requests and the answers to them. */
record AssertingTable(AssertingConnector watch, SourceTable table) implements SourceTable {

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public TableStatistics statistics() {
        watch.requireOpen("statistics");
        return table.statistics();
    }

    @Override
    public Scan plan(ScanRequest request) {
        watch.requireOpen("plan");
        checkRequest(request);
        Scan scan = table.plan(request);
        watch.require(
                scan.schema().names().equals(request.columns()),
                "the scan has the columns "
                        + scan.schema().names()
                        + " where "
                        + request.columns()
                        + " were asked for");
        watch.require(
                scan.schema().equals(table.schema().select(request.columns())),
                "the scan's columns "
                        + scan.schema()
                        + " are not those of the table "
                        + table.schema());
        checkAnswer(request, scan.pushdown());
        return new AssertingScan(watch, request, scan);
    }

    private void checkRequest(ScanRequest request) {
        request.columns().forEach(this::checkColumn);
        request.filters().stream()
                .map(Predicate::columns)
                .forEach(columns -> columns.forEach(this::checkColumn));
        request.sort().stream().map(SortKey::column).forEach(this::checkColumn);
        watch.require(
                request.sort().isEmpty() || request.limit().isPresent(),
                "the caller asked for an order without a limit");
        watch.require(request.limit().orElse(0) >= 0, "the caller asked for a negative limit");
    }

    private void checkColumn(String column) {
        watch.require(
                table.schema().column(column).isPresent(),
                "the caller asked for the column '" + column + "', which is not there");
    }

    private void checkAnswer(ScanRequest request, Pushdown answer) {
        watch.require(
                answer.filters().stream().map(Taken::filter).toList().equals(request.filters()),
                "the answer is about other filters than those of the request");
        boolean exact = answer.residual().isEmpty();
        watch.require(
                !answer.sort() || !request.sort().isEmpty(),
                "a sort was taken that nobody asked for");
        watch.require(
                !answer.sort() || exact,
                "a sort was taken over a filter that was not taken as exact");
        watch.require(
                !answer.limit() || request.limit().isPresent(),
                "a limit was taken that nobody asked for");
        watch.require(
                !answer.limit() || exact,
                "a limit was taken over a filter that was not taken as exact");
        watch.require(
                !answer.limit() || request.sort().isEmpty() || answer.sort(),
                "a limit was taken over a sort that was not taken");
    }
}
