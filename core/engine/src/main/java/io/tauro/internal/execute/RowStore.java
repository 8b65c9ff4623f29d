package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rows that an operator keeps, in the order in which they came, within its memory. */
final class RowStore {

    /** So many rows a hash index has room for. */
    private static final int MAX_ROWS = 1 << 29;

    private static final ColumnVector EMPTY = new VectorBuilder(DataType.BOOLEAN, 1).build();

    private final List<DataType> types;
    private final MemoryBudget.Reservation memory;
    private final List<List<ColumnVector>> parts = new ArrayList<>();
    private final Set<ColumnVector> dictionaries =
            Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Integer> partRows = new ArrayList<>();
    private long bytes;
    private int rows;

    /**
     * @param memory what the rows are reserved in; it may be shared with others
     */
    RowStore(List<DataType> types, MemoryBudget.Reservation memory) {
        this.types = types;
        this.memory = memory;
        types.forEach(type -> parts.add(new ArrayList<>()));
    }

    int rows() {
        return rows;
    }

    /** The bytes reserved for the rows. */
    long bytes() {
        return bytes;
    }

    /** Keeps the rows of a batch that count. */
    void add(Batch batch) {
        if (batch.selectedCount() > MAX_ROWS - rows) {
            throw new TauroException(
                    ErrorCode.MEMORY_LIMIT,
                    "The "
                            + memory.holder()
                            + " has more than "
                            + MAX_ROWS
                            + " rows to hold. Filter them before.");
        }
        if (batch.selectedCount() > 0) {
            Batch compact = Vectors.compact(batch);
            long more = bytesOf(compact);
            memory.grow(more);
            keep(compact, more);
        }
    }

    /** Keeps the rows of a batch that count, if there is memory for them. */
    boolean offer(Batch batch) {
        if (batch.selectedCount() == 0) {
            return true;
        }
        if (batch.selectedCount() > MAX_ROWS - rows) {
            return false;
        }
        Batch compact = Vectors.compact(batch);
        long more = bytesOf(compact);
        if (!memory.tryGrow(more)) {
            forgetDictionaries();
            return false;
        }
        keep(compact, more);
        return true;
    }

    /** Keeps the rows of a batch that count, if there is memory for them or not. */
    void force(Batch batch) {
        if (batch.selectedCount() > 0) {
            Batch compact = Vectors.compact(batch);
            long more = bytesOf(compact);
            memory.force(memory.bytes() + more);
            keep(compact, more);
        }
    }

    private long bytesOf(Batch compact) {
        long more = 0;
        for (ColumnVector column : compact.columns()) {
            more += bytesOf(column);
        }
        return more;
    }

    /** Those of a batch that was not kept are not here; what is counted twice does no harm. */
    private void forgetDictionaries() {
        dictionaries.clear();
    }

    private void keep(Batch compact, long more) {
        bytes += more;
        for (int i = 0; i < types.size(); i++) {
            parts.get(i).add(compact.column(i));
        }
        partRows.add(compact.selectedCount());
        rows += compact.selectedCount();
    }

    /** Many batches share a dictionary, which is held once. */
    private long bytesOf(ColumnVector column) {
        if (column instanceof DictionaryVector coded) {
            long own = 4L * coded.codes().length + coded.size() / 8;
            boolean first = dictionaries.add(coded.dictionary());
            return first ? own + coded.dictionary().bytes() : own;
        }
        if (column instanceof ConstantVector constant) {
            return dictionaries.add(constant.entry()) ? constant.bytes() : 0;
        }
        return column.bytes();
    }

    /** All rows, a vector for each column. The store is empty then, but its memory still held. */
    List<ColumnVector> takeAll() {
        List<ColumnVector> whole = new ArrayList<>(types.size());
        dictionaries.clear();
        long after = 0;
        for (int i = 0; i < types.size(); i++) {
            Interruption.throwIfCancelled();
            ColumnVector column = concat(types.get(i), parts.get(i));
            parts.get(i).clear();
            whole.add(column);
            after += bytesOf(column);
        }
        dictionaries.clear();
        memory.force(memory.bytes() + after - bytes);
        bytes = after;
        return whole;
    }

    private static ColumnVector concat(DataType type, List<ColumnVector> parts) {
        return parts.isEmpty() ? new VectorBuilder(type, 1).build() : Vectors.concat(type, parts);
    }

    /** Hands the rows over, batch by batch, gives their memory back before, and is empty then. */
    void drain(Consumer<Batch> to) {
        int columns = types.size();
        List<List<ColumnVector>> taken = new ArrayList<>();
        parts.forEach(part -> taken.add(new ArrayList<>(part)));
        List<Integer> sizes = List.copyOf(partRows);
        clear();
        for (int part = 0; part < sizes.size(); part++) {
            List<ColumnVector> batch = new ArrayList<>(columns);
            for (List<ColumnVector> column : taken) {
                batch.add(column.get(part));
                column.set(part, EMPTY);
            }
            to.accept(Batch.of(sizes.get(part), batch));
        }
    }

    /** Forgets all rows and gives their memory back. */
    void clear() {
        parts.forEach(List::clear);
        partRows.clear();
        dictionaries.clear();
        memory.force(memory.bytes() - bytes);
        bytes = 0;
        rows = 0;
    }
}
