package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.List;

/** Counts the rows in which no argument is null. */
final class CountAccumulator implements Accumulator {

    private final List<Integer> arguments;
    private final DataType type;
    private final LongArray counts = new LongArray();

    CountAccumulator(List<Integer> arguments, DataType type) {
        this.arguments = arguments;
        this.type = type;
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        List<ColumnVector> nullable =
                arguments.stream().map(batch::column).filter(ColumnVector::mayHaveNulls).toList();
        long[] numbers = counts.reserve(groupCount);
        if (nullable.isEmpty()) {
            addAll(batch, groups, groupCount, numbers);
            return;
        }
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!JoinKeys.anyNull(nullable, row)) {
                numbers[groups[row]]++;
            }
        }
    }

    private static void addAll(Batch batch, int[] groups, int groupCount, long[] numbers) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (groupCount == 1) {
            numbers[0] += count;
            return;
        }
        for (int n = 0; n < count; n++) {
            numbers[groups[selection == null ? n : selection[n]]]++;
        }
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(type, count);
        for (int group = from; group < from + count; group++) {
            builder.append(counts.get(group));
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return counts.bytes();
    }
}
