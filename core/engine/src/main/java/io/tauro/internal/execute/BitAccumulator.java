package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.TypeKind.Physical;

/** BIT_AND, BIT_OR and BIT_XOR of integers. */
final class BitAccumulator implements Accumulator {

    private final AggregateCall call;
    private final LongArray bits = new LongArray();
    private final LongArray counts = new LongArray();

    BitAccumulator(AggregateCall call) {
        this.call = call;
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector vector = Vectors.flatten(batch.column(call.arguments().get(0)));
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!vector.isNull(row)) {
                add(groups[row], value(vector, row));
            }
        }
    }

    private static long value(ColumnVector vector, int row) {
        return vector instanceof IntVector ints ? ints.get(row) : ((LongVector) vector).get(row);
    }

    private void add(int group, long value) {
        long before = bits.get(group);
        boolean first = counts.get(group) == 0;
        AggregateFunction function = call.function();
        if (function == AggregateFunction.BIT_AND) {
            bits.set(group, first ? value : before & value);
        } else {
            bits.set(group, function == AggregateFunction.BIT_OR ? before | value : before ^ value);
        }
        counts.add(group, 1);
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            if (counts.get(group) == 0) {
                builder.appendNull();
            } else if (call.type().physical() == Physical.INT) {
                builder.appendInt((int) bits.get(group));
            } else {
                builder.appendLong(bits.get(group));
            }
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return bits.bytes() + counts.bytes();
    }
}
