package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the right input of a correlated join delivered for each outer key, as far as it is held. */
final class ApplyMemo implements AutoCloseable {

    /** The rows of one run. Each is another object. */
    static final class Result {

        private final @Nullable RowStore store;
        private final List<ColumnVector> columns;
        private final int rows;

        private Result(@Nullable RowStore store, List<ColumnVector> columns, int rows) {
            this.store = store;
            this.columns = columns;
            this.rows = rows;
        }

        List<ColumnVector> columns() {
            return columns;
        }

        int rows() {
            return rows;
        }
    }

    private static final long ENOUGH_BYTES = 32L << 20;

    private final ApplyNode node;
    private final SubPlans plans;
    private final List<DataType> keyTypes;
    private final List<DataType> rightTypes;
    private final MemoryBudget.Reservation memory;
    private final MemoryBudget.Reservation keyMemory;
    private final long enough;
    private GroupTable keys;
    private List<@Nullable Result> results = new ArrayList<>();
    private int[] numbers = {};
    private Batch outer = Batch.of(0);

    ApplyMemo(ApplyNode node, SubPlans plans, QueryRuntime runtime) {
        this.node = node;
        this.plans = plans;
        List<DataType> leftTypes = JoinSpec.types(node.left().schema());
        this.keyTypes = node.outer().stream().map(leftTypes::get).toList();
        this.rightTypes = JoinSpec.types(node.right().schema());
        this.memory = runtime.memory().reserve("correlated join");
        this.keyMemory = runtime.memory().reserve("correlated join");
        this.enough = Math.min(ENOUGH_BYTES, runtime.memory().limit() / 8);
        this.keys = new GroupTable(keyTypes);
    }

    /** Takes the batch whose rows are asked for from now on; it has no selection. */
    void start(Batch left) {
        outer = left;
        if (!node.repeatable()) {
            results = new ArrayList<>(Collections.nCopies(left.rowCount(), null));
            return;
        }
        if (keys.bytes() + memory.bytes() > enough) {
            forget();
            results = new ArrayList<>();
            keys = new GroupTable(keyTypes);
        }
        numbers = new int[left.rowCount()];
        List<ColumnVector> columns = node.outer().stream().map(left::column).toList();
        keys.assign(left, columns, numbers);
        keyMemory.resize(keys.bytes());
        while (results.size() < keys.size()) {
            results.add(null);
        }
    }

    /** What there is for a row of the batch. */
    Result of(int row) {
        int number = node.repeatable() ? numbers[row] : row;
        Result known = results.get(number);
        if (known != null) {
            return known;
        }
        if (memory.bytes() > enough) {
            forget();
        }
        Result run;
        try {
            run = run(row);
        } catch (TauroException e) {
            if (e.code() != ErrorCode.MEMORY_LIMIT || memory.bytes() == 0) {
                throw e;
            }
            forget();
            run = run(row);
        }
        results.set(number, run);
        return run;
    }

    private Result run(int row) {
        List<@Nullable Object> values = new ArrayList<>(node.outer().size());
        for (int column : node.outer()) {
            values.add(outer.column(column).value(row));
        }
        OuterValues bound = new OuterValues(node.correlation(), node.outer(), values);
        RowStore store = new RowStore(rightTypes, memory);
        try (Operator operator = plans.start(node.right(), bound)) {
            if (node.kind() == JoinKind.SEMI || node.kind() == JoinKind.ANTI) {
                return new Result(null, List.of(), operator.next() == null ? 0 : 1);
            }
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                store.add(Vectors.compact(batch));
            }
            int rows = store.rows();
            return new Result(store, store.takeAll(), rows);
        } catch (TauroException e) {
            store.clear();
            throw e;
        } finally {
            plans.finish(bound);
        }
    }

    /** Lets go of all rows; they are computed again when they are asked for. */
    private void forget() {
        for (int i = 0; i < results.size(); i++) {
            Result result = results.set(i, null);
            if (result != null && result.store != null) {
                result.store.clear();
            }
        }
    }

    @Override
    public void close() {
        results = new ArrayList<>();
        memory.close();
        keyMemory.close();
    }
}
