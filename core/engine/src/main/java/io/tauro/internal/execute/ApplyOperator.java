package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts beside each left row the rows that the right input has for it. */
final class ApplyOperator implements Operator {

    private final ApplyNode node;
    private final Operator left;
    private final QueryRuntime runtime;
    private final ApplyMemo memo;
    private final List<DataType> rightTypes;
    private @Nullable Batch batch;
    private int row;
    private int within;

    ApplyOperator(ApplyNode node, Operator left, SubPlans plans, QueryRuntime runtime) {
        this.node = node;
        this.left = left;
        this.runtime = runtime;
        this.memo = new ApplyMemo(node, plans, runtime);
        this.rightTypes = JoinSpec.types(node.right().schema());
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            if (batch == null) {
                Batch next = left.next();
                if (next == null) {
                    close();
                    return null;
                }
                batch = Vectors.compact(next);
                row = 0;
                within = 0;
                memo.start(batch);
            }
            Batch step = existential() ? matching(batch) : pairs(batch);
            if (step == null) {
                batch = null;
            } else {
                return step;
            }
        }
    }

    private boolean existential() {
        return node.kind() == JoinKind.SEMI || node.kind() == JoinKind.ANTI;
    }

    private @Nullable Batch matching(Batch rows) {
        int[] kept = new int[rows.rowCount()];
        int count = 0;
        for (; row < rows.rowCount(); row++) {
            runtime.cancellation().throwIfCancelled();
            boolean matches = memo.of(row).rows() > 0;
            if (matches == (node.kind() == JoinKind.SEMI)) {
                kept[count++] = row;
            }
        }
        return count == 0 ? null : Vectors.compact(rows.select(kept, count));
    }

    /** The next pairs of the batch, as many as a batch has; null if there are no more. */
    private @Nullable Batch pairs(Batch rows) {
        int size = runtime.batchSize();
        int[] leftRows = new int[size];
        int[] rightRows = new int[size];
        int count = 0;
        IdentityHashMap<ApplyMemo.Result, Integer> starts = new IdentityHashMap<>();
        List<ApplyMemo.Result> used = new ArrayList<>();
        int total = 0;
        while (row < rows.rowCount() && count < size) {
            runtime.cancellation().throwIfCancelled();
            ApplyMemo.Result result = memo.of(row);
            if (result.rows() == 0) {
                if (node.kind() == JoinKind.LEFT) {
                    leftRows[count] = row;
                    rightRows[count++] = -1;
                }
                row++;
                continue;
            }
            Integer start = starts.get(result);
            if (start == null) {
                start = total;
                starts.put(result, start);
                used.add(result);
                total = Math.addExact(total, result.rows());
            }
            int taken = Math.min(result.rows() - within, size - count);
            for (int i = 0; i < taken; i++) {
                leftRows[count] = row;
                rightRows[count++] = start + within + i;
            }
            within += taken;
            if (within == result.rows()) {
                row++;
                within = 0;
            }
        }
        return count == 0 ? null : together(rows, leftRows, used, rightRows, count);
    }

    private Batch together(
            Batch rows, int[] leftRows, List<ApplyMemo.Result> used, int[] rightRows, int count) {
        List<ColumnVector> columns = new ArrayList<>();
        for (ColumnVector column : rows.columns()) {
            columns.add(Vectors.gather(column, leftRows, count));
        }
        for (int i = 0; i < rightTypes.size(); i++) {
            if (used.isEmpty()) {
                columns.add(Vectors.constant(null, rightTypes.get(i), count));
                continue;
            }
            List<ColumnVector> parts = new ArrayList<>(used.size());
            for (ApplyMemo.Result result : used) {
                parts.add(result.columns().get(i));
            }
            ColumnVector all = Vectors.concat(rightTypes.get(i), parts);
            columns.add(Vectors.gather(all, rightRows, count));
        }
        return Batch.of(count, columns);
    }

    @Override
    public void close() {
        left.close();
        batch = null;
        memo.close();
    }
}
