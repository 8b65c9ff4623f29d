package io.tauro.memory;

import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.Reason;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;

/** One table of a connector: answers what it takes of a request. Immutable and thread-safe. */
final class MemorySourceTable implements SourceTable {

    private static final String OFF =
            new Reason("pushdown is off", "a connector that takes it").toString();
    private static final Reason INCOMPARABLE =
            new Reason(
                    "it compares values that cannot be compared",
                    "a comparison of a part of the value");
    private static final Reason UNORDERED =
            new Reason(
                    "the order has a column whose values have none", "an order by other columns");

    private final MemoryConnector connector;
    private final String name;
    private final MemoryTable table;

    MemorySourceTable(MemoryConnector connector, String name, MemoryTable table) {
        this.connector = connector;
        this.name = name;
        this.table = table;
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public TableStatistics statistics() {
        return table.statistics();
    }

    @Override
    public Scan plan(ScanRequest request) {
        return new MemoryScan(connector, name, table, request, answer(request));
    }

    private Pushdown answer(ScanRequest request) {
        if (!connector.pushdown()) {
            return request.offer()
                    .explainedFilters(filter -> Taken.none(filter, OFF))
                    .sort(false, OFF)
                    .limit(false)
                    .accept();
        }
        boolean sortable =
                request.sort().stream().map(SortKey::column).allMatch(this::isComparable);
        return request.offer()
                .explainedFilters(this::take)
                .sort(sortable, UNORDERED.toString())
                .limit(true)
                .accept();
    }

    private Taken take(Predicate filter) {
        if (filter.accept(new Comparability(table.schema()))) {
            return Taken.exact(filter);
        }
        return Taken.none(filter, INCOMPARABLE.toString());
    }

    private boolean isComparable(String column) {
        return table.schema()
                .column(column)
                .filter(c -> Comparability.isComparable(c.type()))
                .isPresent();
    }
}
