package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillCounter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows in any order and delivers them sorted; rows that are equal by the keys stay in their
 * order. What exceeds the memory goes to disk in sorted runs, which are merged. Not thread-safe.
 */
final class SortedRows implements AutoCloseable {

    private static final int LEAST_FAN_IN = 4;
    private static final int MOST_FAN_IN = 64;

    private final List<DataType> types;
    private final List<Order> order;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final SpillCounter counter;
    private final RowStore store;
    private final List<RowRun> runs = new ArrayList<>();
    private @Nullable SpillFile file;
    private long sorting;

    private List<ColumnVector> columns = List.of();
    private int[] positions = {};
    private int from;
    private @Nullable RunMerge merge;
    private @Nullable RunInput rest;
    private boolean complete;
    private long toSkip;

    /**
     * @param memory of the operator that this is a part of; nothing else is reserved in it
     */
    SortedRows(
            List<DataType> types,
            List<Order> order,
            QueryRuntime runtime,
            MemoryBudget.Reservation memory,
            SpillCounter counter) {
        this.types = types;
        this.order = order;
        this.runtime = runtime;
        this.memory = memory;
        this.counter = counter;
        this.store = new RowStore(types, memory);
    }

    void add(Batch batch) {
        long more = RowSorter.bytes(batch.selectedCount());
        if (store.offer(batch)) {
            if (memory.tryGrow(more)) {
                sorting += more;
                return;
            }
        } else {
            if (store.bytes() > 0 && store.bytes() >= memory.budget().least()) {
                writeRun();
            }
            store.force(batch);
        }
        sorting += more;
        memory.force(memory.bytes() + more);
        if (store.bytes() >= memory.budget().least()) {
            writeRun();
        }
    }

    /** All rows have been added. */
    void finish() {
        complete = true;
        if (runs.isEmpty()) {
            sortStore();
            return;
        }
        if (store.rows() > 0) {
            writeRun();
        }
        mergeDown();
        merge = new RunMerge(runs, order);
    }

    /** Leaves so many of the first rows out. Called once, behind {@link #finish()}. */
    void skip(long rows) {
        if (merge == null) {
            from = (int) Math.min(positions.length, from + rows);
        } else {
            toSkip = rows;
        }
    }

    /** The next rows, at most so many; null at the end. */
    @Nullable Batch next(int most) {
        while (toSkip > 0 && merge != null) {
            Batch skipped = merge.next((int) Math.min(most, toSkip));
            if (skipped == null) {
                return null;
            }
            toSkip -= skipped.rowCount();
            runtime.cancellation().throwIfCancelled();
        }
        if (rest != null) {
            return rest.next();
        }
        if (merge != null) {
            return merge.next(most);
        }
        int count = Math.min(most, positions.length - from);
        return count <= 0 ? null : gather(count);
    }

    private Batch gather(int count) {
        int[] rows = Arrays.copyOfRange(positions, from, from + count);
        from += count;
        List<ColumnVector> sorted = new ArrayList<>(columns.size());
        for (ColumnVector column : columns) {
            sorted.add(Vectors.gather(column, rows, count));
        }
        return Batch.of(count, sorted);
    }

    /** Puts the rows that are in memory on disk. */
    boolean giveBack() {
        if (memory.bytes() < Math.max(1, memory.budget().least())) {
            return false;
        }
        if (complete) {
            return giveRestBack();
        }
        boolean some = store.rows() > 0;
        if (some) {
            writeRun();
        }
        return some;
    }

    private boolean giveRestBack() {
        boolean some = from < positions.length && merge == null && rest == null;
        if (some) {
            rest = new RunInput(writeSorted(file()), runtime);
            release();
        }
        return some;
    }

    private void sortStore() {
        int rows = store.rows();
        columns = store.takeAll();
        positions = RowSorter.sort(columns, rows, order, runtime.cancellation());
        from = 0;
    }

    private void writeRun() {
        sortStore();
        runs.add(writeSorted(file()));
        release();
    }

    private RowRun writeSorted(SpillFile to) {
        RowRunWriter writer = to.write(types);
        while (from < positions.length) {
            runtime.cancellation().throwIfCancelled();
            writer.add(gather(Math.min(1 << 12, positions.length - from)));
        }
        return writer.finish();
    }

    private void release() {
        store.clear();
        columns = List.of();
        positions = new int[0];
        from = 0;
        memory.force(memory.bytes() - sorting);
        sorting = 0;
    }

    private SpillFile file() {
        if (file == null) {
            file = runtime.spill().open(memory.holder(), counter);
        }
        return file;
    }

    /** Merges runs into longer ones until there are few enough to be merged at once. */
    private void mergeDown() {
        int fanIn = reserveFanIn();
        while (runs.size() > fanIn) {
            SpillFile before = file();
            SpillFile longer = runtime.spill().open(memory.holder(), counter);
            file = longer;
            List<RowRun> merged = new ArrayList<>();
            for (int i = 0; i < runs.size(); i += fanIn) {
                merged.add(merged(runs.subList(i, Math.min(runs.size(), i + fanIn)), longer));
            }
            runs.clear();
            runs.addAll(merged);
            before.close();
        }
    }

    private RowRun merged(List<RowRun> some, SpillFile to) {
        RowRunWriter writer = to.write(types);
        RunMerge merging = new RunMerge(some, order);
        for (Batch batch = merging.next(1 << 10); batch != null; batch = merging.next(1 << 10)) {
            runtime.cancellation().throwIfCancelled();
            writer.add(batch);
        }
        return writer.finish();
    }

    private int reserveFanIn() {
        long bytesPerRun = 3L * runtime.spill().blockBytes();
        long fitting = memory.budget().available() / 2 / bytesPerRun;
        int fanIn = (int) Math.max(LEAST_FAN_IN, Math.min(MOST_FAN_IN, fitting));
        memory.force(memory.bytes() + bytesPerRun * Math.min(fanIn, runs.size()));
        return fanIn;
    }

    /** Idempotent. */
    @Override
    public void close() {
        release();
        runs.clear();
        merge = null;
        rest = null;
        if (file != null) {
            file.close();
            file = null;
        }
        memory.close();
    }
}
