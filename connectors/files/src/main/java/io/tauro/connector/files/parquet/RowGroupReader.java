package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.RowSelector;
import io.tauro.spi.BatchReader;
import io.tauro.spi.DynamicFilter;
import io.tauro.spi.ReadContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads some columns of one row group. A batch ends where a page of any of its columns does, so
 * that each column of a batch comes from one page. The columns of filters are decoded first, of the
 * others only what is left, so that nobody has to step over rows or to copy those that count. Where
 * little is left, more rows are looked at together, so that batches are not nearly empty.
 */
final class RowGroupReader implements BatchReader {

    /** Where few rows are left, so many times the rows of a batch are looked at together. */
    private static final int MOST_BATCHES = 8;

    /** How much of what was seen still counts at the next look. */
    private static final double FORGETTING = 0.8;

    private final FilePart part;
    private final ReadContext context;
    private final GroupColumns columns;
    private final List<Predicate> filters;
    private final RowSelector filter;
    private final MaskedRows mask;
    private final RowRanges wanted;
    private final long total;
    private final @Nullable ObjectReader file;
    private final Set<String> filtered = new HashSet<>();
    private long left;
    private double seen;
    private double passed;
    private int[] scratch = {};
    private final Picks picks = new Picks();

    /** What was read with others and did not fit into their batch. */
    private @Nullable Batch unread;

    RowGroupReader(
            FilePart part,
            GroupColumns columns,
            List<Predicate> filters,
            MaskedRows mask,
            RowRanges wanted,
            RowGroup group,
            @Nullable ObjectReader file,
            ReadContext context) {
        this.part = part;
        this.context = context;
        this.columns = columns;
        this.filters = filters;
        this.filter = new RowSelector(filters);
        this.mask = mask;
        this.wanted = wanted;
        this.total = group.rows();
        filters.forEach(one -> filtered.addAll(one.columns()));
        this.file = file;
        this.left = group.rows();
    }

    @Override
    public @Nullable Batch next() {
        while (unread == null && left > 0) {
            context.cancellation().throwIfCancelled();
            Batch batch = batch();
            if (batch.selectedCount() > context.batchSize()) {
                unread = batch;
            } else if (batch.selectedCount() > 0) {
                return batch;
            }
        }
        context.cancellation().throwIfCancelled();
        if (unread != null) {
            return piece(unread);
        }
        close();
        return null;
    }

    /** As many rows as a batch may have; the others come next. */
    private Batch piece(Batch batch) {
        int count = batch.selectedCount();
        int size = Math.min(count, context.batchSize());
        int[] selection = batch.selection();
        int[] rows = selection == null ? Positions.to(count) : selection;
        Picks taken = new Picks().of(rows, size);
        ColumnVector[] vectors = new ColumnVector[batch.columnCount()];
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = Gather.selected(batch.column(column), taken);
        }
        unread =
                size == count
                        ? null
                        : batch.select(Arrays.copyOfRange(rows, size, count), count - size);
        return Batch.of(size, vectors);
    }

    private Batch batch() {
        try {
            long most = mayHold() ? rowsOfRange() : 0;
            if (most == 0) {
                left = 0;
                return Batch.of(0);
            }
            List<DynamicFilter> found = context.rowFilters();
            boolean filters = !filter.isEmpty() || !found.isEmpty() || mask.leavesOut();
            int rows =
                    columns.start(
                            (int) Math.min(most, filters ? wide() : context.batchSize()),
                            context.batchSize(),
                            filters ? looked(found) : Set.of());
            long first = total - left;
            left -= rows;
            Batch batch = filters ? filtered(first, rows, found) : all(rows);
            columns.finish();
            return batch;
        } catch (MalformedData
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw corrupt(e);
        }
    }

    /** Whether the dictionaries have values that the filters let pass; looked at once. */
    private boolean mayHold() {
        boolean first = left == total;
        return !first || wanted.count() == 0 || DictionaryTest.mayHold(filters, columns);
    }

    /** Goes to the next rows that may matter, and tells how many there are. */
    private long rowsOfRange() {
        long row = total - left;
        long next = wanted.next(row);
        if (next < 0) {
            return 0;
        }
        if (next > row) {
            columns.pass(next - row);
            left = total - next;
        }
        return wanted.end(next) - next;
    }

    /** Of so many rows that about half a batch is left, by what was left so far. */
    private int wide() {
        double share = seen == 0 ? 1 : passed / seen;
        double times = Math.max(1, Math.min(MOST_BATCHES, 0.5 / Math.max(share, 1e-9)));
        return (int) Math.min(Integer.MAX_VALUE, times * context.batchSize());
    }

    private Set<String> looked(List<DynamicFilter> found) {
        if (found.isEmpty()) {
            return filtered;
        }
        Set<String> names = new HashSet<>(filtered);
        found.forEach(test -> names.add(test.column()));
        return names;
    }

    private Batch all(int rows) {
        ColumnVector[] vectors = new ColumnVector[columns.delivered()];
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = columns.all(column);
        }
        return Batch.of(rows, vectors);
    }

    private Batch filtered(long first, int rows, List<DynamicFilter> found) {
        int[] selection = scratch.length < rows ? new int[rows] : scratch;
        scratch = selection;
        System.arraycopy(Positions.to(rows), 0, selection, 0, rows);
        int count = mask.select(first, selection, rows);
        count = count == 0 ? 0 : filter.select(columns, selection, count);
        for (DynamicFilter test : found) {
            if (count > 0 && columns.has(test.column())) {
                count = test.select(columns.column(test.column()), selection, count);
            }
        }
        seen = seen * FORGETTING + rows;
        passed = passed * FORGETTING + count;
        if (count == 0) {
            return Batch.of(0);
        }
        if (count == rows) {
            return all(rows);
        }
        picks.of(selection, count);
        ColumnVector[] vectors = new ColumnVector[columns.delivered()];
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = columns.selected(column, picks);
        }
        return Batch.of(count, vectors);
    }

    private TauroException corrupt(RuntimeException e) {
        String column = columns.current().name();
        String what = e instanceof MalformedData ? e.getMessage() : "values that cannot be decoded";
        return FileErrors.corrupt(
                        part.file().key(),
                        "column '" + column + "' has " + what + " (row group " + part.index() + ")",
                        e instanceof MalformedData ? null : e)
                .with("column", column);
    }

    @Override
    public void close() {
        left = 0;
        unread = null;
        columns.close();
        if (file != null) {
            file.close();
        }
    }
}
