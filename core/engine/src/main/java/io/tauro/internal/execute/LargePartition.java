package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.WindowCall;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a window that does not fit into memory: its rows are on disk in their order, and
 * each function goes over them once more, page by page, with whatever it needs to know of the rest.
 * Not thread-safe.
 */
final class LargePartition implements AutoCloseable {

    private final PagedRows rows;
    private final List<WindowCall> calls;
    private final List<DataType> types;
    private final QueryRuntime runtime;
    private final List<PagedValue> values = new ArrayList<>();
    private int nextPage;

    LargePartition(
            PagedRows rows, List<WindowCall> calls, List<DataType> types, QueryRuntime runtime) {
        this.rows = rows;
        this.calls = calls;
        this.types = types;
        this.runtime = runtime;
    }

    void add(Batch batch) {
        rows.add(batch);
    }

    /** All rows have been added, at least one. */
    void finish() {
        rows.finish();
        calls.forEach(call -> values.add(value(call)));
    }

    private PagedValue value(WindowCall call) {
        return switch (call.function()) {
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE ->
                    new PagedRanks(call, rows);
            case LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE, NTH_FROM_LAST ->
                    new PagedValues(call, rows);
            case AGGREGATE -> new PagedAggregate(call, rows, types, runtime);
        };
    }

    /** Some rows with their results behind; null at the end. */
    @Nullable Batch next() {
        if (nextPage == rows.pages()) {
            return null;
        }
        Page page = rows.page(nextPage++);
        List<ColumnVector> columns = new ArrayList<>(page.columns());
        for (PagedValue value : values) {
            columns.add(Vectors.flatten(value.next(page)));
        }
        return Batch.of(page.size(), columns);
    }

    @Override
    public void close() {
        for (PagedValue value : values) {
            if (value instanceof PagedAggregate aggregate) {
                aggregate.close();
            }
        }
        values.clear();
        rows.close();
    }
}
