package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunReader;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rows on disk that are read by their number, in pages of so many rows each. The pages that were
 * used last are in memory. Not thread-safe.
 */
final class PagedRows implements AutoCloseable {

    private static final int LEAST_PAGES = 4;
    private static final int MOST_PAGES = 64;

    private final List<DataType> types;
    private final int pageRows;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final SpillFile file;
    private final List<RowRun> runs = new ArrayList<>();
    private final Map<Integer, Page> cached = new LinkedHashMap<>(16, 0.75f, true);
    private final List<List<ColumnVector>> pending = new ArrayList<>();
    private int pendingRows;
    private long rows;
    private long largestPage;
    private int mostCached = LEAST_PAGES;

    /** Some rows that follow each other, and what was prepared of them. */
    static final class Page {

        private final long start;
        private final Batch batch;
        private final Map<Object, Object> prepared = new LinkedHashMap<>();

        private Page(long start, Batch batch) {
            this.start = start;
            this.batch = batch;
        }

        /** The number of its first row. */
        long start() {
            return start;
        }

        /** The number behind its last row. */
        long end() {
            return start + batch.rowCount();
        }

        int size() {
            return batch.rowCount();
        }

        ColumnVector column(int index) {
            return batch.column(index);
        }

        List<ColumnVector> columns() {
            return batch.columns();
        }

        /** Where in the page a row is. */
        int at(long row) {
            return (int) (row - start);
        }

        /** What somebody prepares of the page, once as long as it is in memory. */
        @SuppressWarnings("unchecked") // whoever puts it there takes it out
        <T> T prepared(Object key, Supplier<T> make) {
            return (T) prepared.computeIfAbsent(key, missing -> make.get());
        }
    }

    /**
     * @param rowBytes about the bytes of a row
     * @param file where the rows are put; it stays open
     */
    PagedRows(
            List<DataType> types,
            long rowBytes,
            QueryRuntime runtime,
            MemoryBudget.Reservation memory,
            SpillFile file) {
        this.types = types;
        this.runtime = runtime;
        this.memory = memory;
        this.file = file;
        boolean rehearsal = memory.budget().least() == 0;
        long fitting = runtime.spill().blockBytes() / Math.max(1, rowBytes);
        this.pageRows = rehearsal ? 3 : (int) Math.max(64, Math.min(1 << 12, fitting));
        types.forEach(type -> pending.add(new ArrayList<>()));
    }

    /** Adds the rows of a batch. */
    void add(Batch batch) {
        for (int from = 0; from < batch.rowCount(); ) {
            int count = Math.min(pageRows - pendingRows, batch.rowCount() - from);
            Batch piece = count == batch.rowCount() ? batch : RunInput.slice(batch, from, count);
            for (int i = 0; i < types.size(); i++) {
                pending.get(i).add(piece.column(i));
            }
            pendingRows += count;
            from += count;
            if (pendingRows == pageRows) {
                writePage();
            }
        }
    }

    private void writePage() {
        runtime.cancellation().throwIfCancelled();
        List<ColumnVector> columns = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            columns.add(Vectors.concat(types.get(i), pending.get(i)));
            pending.get(i).clear();
        }
        Batch page = Batch.of(pendingRows, columns);
        RowRunWriter writer = file.write(types);
        writer.add(page);
        runs.add(writer.finish());
        rows += pendingRows;
        pendingRows = 0;
        largestPage = Math.max(largestPage, page.bytes());
        memory.force(largestPage);
    }

    /** All rows have been added. */
    void finish() {
        if (pendingRows > 0) {
            writePage();
        }
        // What is prepared of a page takes about as much again.
        long bytes = 2 * Math.max(1, largestPage);
        long fitting = memory.budget().available() / 2 / bytes;
        mostCached = (int) Math.max(LEAST_PAGES, Math.min(MOST_PAGES, fitting));
        memory.force(bytes * Math.min(mostCached, pages()));
    }

    long rows() {
        return rows;
    }

    int pages() {
        return runs.size();
    }

    /** In which page a row is. */
    int pageOf(long row) {
        return (int) (row / pageRows);
    }

    long startOf(int page) {
        return (long) page * pageRows;
    }

    /** The page that a row is in. */
    Page at(long row) {
        return page(pageOf(row));
    }

    Page page(int index) {
        Page page = cached.get(index);
        if (page == null) {
            runtime.cancellation().throwIfCancelled();
            page = new Page(startOf(index), read(runs.get(index)));
            if (cached.size() >= mostCached) {
                cached.remove(cached.keySet().iterator().next());
            }
            cached.put(index, page);
        }
        return page;
    }

    private Batch read(RowRun run) {
        RowRunReader reader = run.read();
        List<List<ColumnVector>> parts = new ArrayList<>();
        types.forEach(type -> parts.add(new ArrayList<>()));
        int count = 0;
        for (Batch piece = reader.next(); piece != null; piece = reader.next()) {
            for (int i = 0; i < types.size(); i++) {
                parts.get(i).add(piece.column(i));
            }
            count += piece.rowCount();
        }
        List<ColumnVector> columns = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            columns.add(Vectors.flatten(Vectors.concat(types.get(i), parts.get(i))));
        }
        return Batch.of(count, columns);
    }

    @Override
    public void close() {
        cached.clear();
        pending.clear();
        runs.clear();
        memory.close();
    }
}
