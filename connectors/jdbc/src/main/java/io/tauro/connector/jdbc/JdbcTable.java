package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.FilterWriter.Written;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A table of a database, as it was when it was asked for. */
final class JdbcTable implements SourceTable {

    private final JdbcConnector connector;
    private final RemoteTable table;
    private final Schema schema;

    JdbcTable(JdbcConnector connector, RemoteTable table) {
        this.connector = connector;
        this.table = table;
        this.schema = table.schema();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public TableStatistics statistics() {
        return connector.statistics(table);
    }

    @Override
    public Scan plan(ScanRequest request) {
        List<Sql> conditions = new ArrayList<>();
        Dialect dialect = connector.database().dialect().orElse(Dialect.PLAIN);
        int free = connector.database().maxParameters() - 1;
        List<Taken> answers = new ArrayList<>();
        for (Predicate filter : request.filters()) {
            Written written = FilterWriter.write(table, dialect, filter);
            int needed = written.sql().map(sql -> sql.parameters().size()).orElse(0);
            if (needed > free) {
                written = Written.none(Obstacle.VALUES.reason().toString());
                needed = 0;
            }
            free -= needed;
            written.sql().ifPresent(conditions::add);
            answers.add(new Taken(filter, written.precision(), written.reason()));
        }
        Pushdown pushdown = answer(request, answers);
        return new JdbcScan(
                connector,
                this,
                schema.select(request.columns()),
                pushdown,
                SelectStatement.of(table, request, pushdown, conditions, dialect),
                pushdown.limit() ? request.limit() : OptionalLong.empty(),
                FewRows.areExpected(table, this::statistics, request, pushdown));
    }

    private Pushdown answer(ScanRequest request, List<Taken> answers) {
        Optional<SortKey> unsortable =
                request.sort().stream()
                        .filter(key -> table.column(key.column()).rules().order().isEmpty())
                        .findFirst();
        java.util.Iterator<Taken> next = answers.iterator();
        boolean limits = connector.database().limitsScans();
        return request.offer()
                .explainedFilters(filter -> next.next())
                .sort(
                        limits && unsortable.isEmpty(),
                        unsortable
                                .map(
                                        key ->
                                                KeyWriter.unordered(table.column(key.column()))
                                                        .toString())
                                .orElseGet(Obstacle.SCAN_LIMIT.reason()::toString))
                .limit(limits)
                .accept();
    }

    boolean isFiltered(Pushdown pushdown) {
        return pushdown.filters().stream().anyMatch(taken -> taken.precision() != Precision.NONE);
    }

    RemoteTable remote() {
        return table;
    }
}
