package io.tauro.connector.delta;

import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Cancellation;
import io.tauro.spi.DynamicFilter;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A query for the decoder, which knows columns by their names in the files: a test of a column must
 * not be taken for one of another that has its name there.
 */
record PhysicalContext(ReadContext asking, DeltaColumns columns) implements ReadContext {

    @Override
    public List<DynamicFilter> rowFilters() {
        List<DynamicFilter> found = asking.rowFilters();
        if (found.isEmpty()) {
            return found;
        }
        List<DynamicFilter> physical = new ArrayList<>();
        for (DynamicFilter filter : found) {
            DeltaColumn column = columns.byName().get(filter.column());
            if (column != null && column.place() == Place.FILE) {
                physical.add(new Renamed(filter, column.physical()));
            }
        }
        return physical;
    }

    private record Renamed(DynamicFilter filter, String column) implements DynamicFilter {
        @Override
        public int select(ColumnVector values, int[] rows, int count) {
            return filter.select(values, rows, count);
        }
    }

    /** They chose files and parts before the decoder is asked. */
    @Override
    public List<Predicate> dynamicFilters() {
        return List.of();
    }

    @Override
    public String queryId() {
        return asking.queryId();
    }

    @Override
    public int batchSize() {
        return asking.batchSize();
    }

    @Override
    public Cancellation cancellation() {
        return asking.cancellation();
    }

    @Override
    public void countBytes(long bytes) {
        asking.countBytes(bytes);
    }

    @Override
    public byte[] borrow(int bytes) {
        return asking.borrow(bytes);
    }

    @Override
    public void giveBack(byte[] buffer) {
        asking.giveBack(buffer);
    }

    @Override
    public OptionalDouble expectedRows() {
        return asking.expectedRows();
    }

    @Override
    public Optional<QueryScope> query() {
        return asking.query();
    }
}
