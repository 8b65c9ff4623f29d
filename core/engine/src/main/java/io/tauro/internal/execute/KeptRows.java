package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a step that are read again and again, with an index for each set of columns that they
 * are looked up by. Thread-safe.
 */
final class KeptRows implements AutoCloseable {

    private final List<DataType> types;
    private final MemoryBudget.Reservation memory;
    private boolean loaded;
    private boolean tooMany;
    private int rows;
    private List<Batch> batches = new ArrayList<>();
    private List<ColumnVector> columns = List.of();
    private final Map<List<Integer>, KeyIndex> indexes = new HashMap<>();

    KeptRows(List<DataType> types, QueryRuntime runtime) {
        this.types = types;
        this.memory = runtime.memory().reserve("rows kept for a correlated sub-query");
    }

    /**
     * Reads the input, the first time.
     *
     * @return whether the rows are here; if they are too many for the memory, they are not
     */
    synchronized boolean load(java.util.function.Supplier<Operator> input) {
        if (!loaded && !tooMany) {
            try (Operator operator = input.get()) {
                for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                    keep(Vectors.compact(batch));
                }
                loaded = true;
            } catch (TauroException e) {
                if (e.code() != ErrorCode.MEMORY_LIMIT) {
                    throw e;
                }
                tooMany = true;
                close();
            }
        }
        return loaded;
    }

    private void keep(Batch batch) {
        memory.grow(batch.bytes());
        batches.add(batch);
        rows = Math.addExact(rows, batch.rowCount());
    }

    /** A batch from a row on, of at most so many rows; null at the end. */
    synchronized @Nullable Batch batch(int index) {
        return index < batches.size() ? batches.get(index) : null;
    }

    /**
     * The rows whose key columns have these values; null if the index does not fit into the memory.
     *
     * @param key one row, a column for each key
     */
    synchronized @Nullable Batch lookup(List<Integer> keys, Batch key) {
        KeyIndex index = index(keys);
        if (index == null) {
            return null;
        }
        Matches matches = index.start(key);
        int[] found = new int[16];
        int count = 0;
        int first = matches.count() == 0 ? KeyIndex.NONE : matches.firsts()[0];
        for (int row = first; row != KeyIndex.NONE; row = index.next(0, row)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = row;
        }
        List<ColumnVector> gathered = new ArrayList<>(columns.size());
        for (ColumnVector column : columns) {
            gathered.add(Vectors.gather(column, found, count));
        }
        return Batch.of(count, gathered);
    }

    private @Nullable KeyIndex index(List<Integer> keys) {
        KeyIndex known = indexes.get(keys);
        if (known != null || tooMany) {
            return known;
        }
        try {
            if (columns.isEmpty()) {
                RowStore store = new RowStore(types, memory);
                batches.forEach(store::add);
                columns = store.takeAll();
            }
            memory.grow(KeyIndex.bytes(rows));
        } catch (TauroException e) {
            if (e.code() != ErrorCode.MEMORY_LIMIT) {
                throw e;
            }
            return null;
        }
        List<Integer> probe = new ArrayList<>();
        for (int k = 0; k < keys.size(); k++) {
            probe.add(k);
        }
        JoinKeys pairs = new JoinKeys(probe, keys, Collections.nCopies(keys.size(), false));
        KeyIndex index = KeyIndex.of(pairs, columns, rows, IndexRoom.NONE);
        indexes.put(keys, index);
        return index;
    }

    @Override
    public synchronized void close() {
        loaded = false;
        batches = new ArrayList<>();
        columns = List.of();
        indexes.clear();
        rows = 0;
        memory.close();
    }
}
