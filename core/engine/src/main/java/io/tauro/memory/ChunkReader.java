package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.spi.DynamicFilter;
import io.tauro.spi.ReadContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters chunks and cuts them to size, without copying a value. Not thread-safe. */
final class ChunkReader {

    private final MemoryConnector connector;
    private final ChunkFilter filter;
    private final int[] projection;
    private final List<Batch> chunks;
    private final ReadContext context;
    private final boolean allCount;
    private int nextChunk;
    private @Nullable Batch current;
    private int position;

    /**
     * @param allCount whether a row that does not matter to the query is none of so many that were
     *     asked for, and so may be left out
     */
    ChunkReader(
            MemoryConnector connector,
            ChunkFilter filter,
            int[] projection,
            List<Batch> chunks,
            ReadContext context,
            boolean allCount) {
        this.connector = connector;
        this.filter = filter;
        this.projection = projection;
        this.chunks = chunks;
        this.context = context;
        this.allCount = allCount;
    }

    /** The rows of the next chunk that pass, with all columns of the table; null at the end. */
    @Nullable Batch nextChunk() {
        while (nextChunk < chunks.size()) {
            connector.requireOpen();
            context.cancellation().throwIfCancelled();
            Batch rows = filter.apply(chunks.get(nextChunk++), found());
            if (rows.selectedCount() > 0) {
                return rows;
            }
        }
        connector.requireOpen();
        context.cancellation().throwIfCancelled();
        return null;
    }

    private List<DynamicFilter> found() {
        return allCount ? context.rowFilters() : List.of();
    }

    /** At most so many of the next rows that pass, with the columns asked for; null at the end. */
    @Nullable Batch next(int most) {
        if (current == null) {
            Batch chunk = nextChunk();
            if (chunk == null) {
                return null;
            }
            current = project(chunk);
            position = 0;
        } else {
            connector.requireOpen();
            context.cancellation().throwIfCancelled();
        }
        return cut(current, Math.min(most, context.batchSize()));
    }

    private Batch cut(Batch rows, int most) {
        int count = Math.min(most, rows.selectedCount() - position);
        int from = position;
        position += count;
        if (position == rows.selectedCount()) {
            current = null;
        }
        if (count == rows.selectedCount()) {
            return rows;
        }
        int[] selection = new int[count];
        for (int i = 0; i < count; i++) {
            selection[i] = rows.row(from + i);
        }
        return rows.select(selection, count);
    }

    Batch project(Batch rows) {
        ColumnVector[] columns = new ColumnVector[projection.length];
        for (int i = 0; i < projection.length; i++) {
            columns[i] = rows.column(projection[i]);
        }
        return rows.withColumns(List.of(columns));
    }
}
