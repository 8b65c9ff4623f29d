package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import java.util.List;

/**
 * The value of the row whose key is least or greatest, the first of several: ARG_MIN and ARG_MAX
 * leave rows without a value out, MIN_BY and MAX_BY do not.
 */
final class KeyedAccumulator implements Accumulator {

    private final AggregateCall call;
    private final boolean least;
    private final boolean keepsNull;
    private final Slots values;
    private final Slots keys;

    KeyedAccumulator(AggregateCall call, List<DataType> inputTypes) {
        this.call = call;
        AggregateFunction function = call.function();
        this.least = function == AggregateFunction.ARG_MIN || function == AggregateFunction.MIN_BY;
        this.keepsNull =
                function == AggregateFunction.MIN_BY || function == AggregateFunction.MAX_BY;
        this.values = Slots.of(call.type());
        this.keys = Slots.of(inputTypes.get(call.arguments().get(1)));
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector value = Vectors.flatten(batch.column(call.arguments().get(0)));
        ColumnVector key = Vectors.flatten(batch.column(call.arguments().get(1)));
        values.load(value);
        keys.load(key);
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            boolean counts = !key.isNull(row) && (keepsNull || !value.isNull(row));
            if (counts && isBetter(groups[row], row)) {
                keys.set(groups[row], row);
                values.set(groups[row], row);
            }
        }
    }

    private boolean isBetter(int group, int row) {
        if (keys.isNullSlot(group)) {
            return true;
        }
        int order = keys.compare(group, row);
        return least ? order > 0 : order < 0;
    }

    @Override
    public ColumnVector result(int from, int count) {
        return values.slice(from, count);
    }

    @Override
    public long bytes() {
        return values.bytes() + keys.bytes();
    }
}
