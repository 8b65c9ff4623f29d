package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.UnnestNode;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers a row for each element of the arrays of a row, side by side, the shorter with nulls. */
final class UnnestOperator implements Operator {

    private final UnnestNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private @Nullable Batch batch;
    private List<ListVector> lists = List.of();
    private int row;
    private int within;

    UnnestOperator(UnnestNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            if (batch == null) {
                Batch next = input.next();
                if (next == null) {
                    return null;
                }
                start(Vectors.compact(next));
            }
            Batch step = batch == null ? null : step(batch);
            if (step != null) {
                return step;
            }
            batch = null;
        }
    }

    private void start(Batch rows) {
        batch = rows;
        row = 0;
        within = 0;
        lists = new ArrayList<>();
        for (int collection : node.collections()) {
            lists.add((ListVector) Vectors.flatten(rows.column(collection)));
        }
    }

    private int length(ListVector list, int at) {
        return list.isNull(at) ? 0 : list.offsets()[at + 1] - list.offsets()[at];
    }

    private @Nullable Batch step(Batch rows) {
        int size = runtime.batchSize();
        int[] from = new int[size];
        int[] numbers = new int[size];
        int count = 0;
        while (row < rows.rowCount() && count < size) {
            int longest = 0;
            for (ListVector list : lists) {
                longest = Math.max(longest, length(list, row));
            }
            if (longest == 0 && node.outer()) {
                from[count] = row;
                numbers[count++] = -1;
            }
            int taken = Math.min(longest - within, size - count);
            for (int i = 0; i < taken; i++) {
                from[count] = row;
                numbers[count++] = within + i;
            }
            within += taken;
            if (within >= longest) {
                row++;
                within = 0;
            }
        }
        return count == 0 ? null : together(rows, from, numbers, count);
    }

    private Batch together(Batch rows, int[] from, int[] numbers, int count) {
        List<ColumnVector> columns = new ArrayList<>();
        for (int i = 0; i < node.kept(); i++) {
            columns.add(Vectors.gather(rows.column(i), from, count));
        }
        for (ListVector list : lists) {
            int[] positions = new int[count];
            for (int i = 0; i < count; i++) {
                boolean there = numbers[i] >= 0 && numbers[i] < length(list, from[i]);
                positions[i] = there ? list.offsets()[from[i]] + numbers[i] : -1;
            }
            elements(list, positions, count, columns);
        }
        if (node.ordinality()) {
            columns.add(ordinals(numbers, count));
        }
        return Batch.of(count, columns);
    }

    private void elements(ListVector list, int[] positions, int count, List<ColumnVector> columns) {
        boolean inParts =
                list.type().kind() == TypeKind.MAP
                        || node.flat() && list.type().elementType().kind() == TypeKind.ROW;
        ColumnVector elements = inParts ? Vectors.flatten(list.elements()) : list.elements();
        if (inParts && elements instanceof StructVector structs) {
            for (int i = 0; i < count; i++) {
                if (positions[i] >= 0 && structs.isNull(positions[i])) {
                    positions[i] = -1;
                }
            }
            for (ColumnVector field : structs.fields()) {
                columns.add(Vectors.gather(field, positions, count));
            }
        } else {
            columns.add(Vectors.gather(elements, positions, count));
        }
    }

    private ColumnVector ordinals(int[] numbers, int count) {
        DataType type = node.schema().column(node.schema().size() - 1).type();
        int[] ordinals = new int[count];
        boolean none = false;
        for (int i = 0; i < count; i++) {
            ordinals[i] = numbers[i] + 1;
            none |= numbers[i] < 0;
        }
        ColumnVector vector =
                type.kind() == TypeKind.BIGINT
                        ? new LongVector(
                                type, Arrays.stream(ordinals).asLongStream().toArray(), null, count)
                        : new IntVector(type, ordinals, null, count);
        if (!none) {
            return vector;
        }
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = numbers[i] < 0 ? -1 : i;
        }
        return Vectors.gather(vector, positions, count);
    }

    @Override
    public void close() {
        input.close();
        batch = null;
        lists = List.of();
    }
}
