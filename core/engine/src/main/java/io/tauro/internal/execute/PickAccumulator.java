package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;

/**
 * Keeps one value of each group: MIN, MAX, ANY_VALUE and SINGLE_VALUE; BOOL_AND is the least and
 * BOOL_OR the greatest of truth values.
 */
final class PickAccumulator implements Accumulator {

    private enum Pick {
        LEAST,
        GREATEST,
        FIRST,
        ONLY
    }

    private final Pick pick;
    private final int argument;
    private final Slots values;
    private final LongArray counts = new LongArray();

    PickAccumulator(AggregateCall call) {
        this.pick =
                switch (call.function()) {
                    case MIN, BOOL_AND -> Pick.LEAST;
                    case MAX, BOOL_OR -> Pick.GREATEST;
                    case SINGLE_VALUE -> Pick.ONLY;
                    default -> Pick.FIRST;
                };
        this.argument = call.arguments().get(0);
        this.values = Slots.of(call.type());
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector vector = Vectors.flatten(batch.column(argument));
        values.load(vector);
        boolean extreme = pick == Pick.LEAST || pick == Pick.GREATEST;
        if (extreme && values instanceof FixedSlots fixed && !vector.mayHaveNulls()) {
            fixed.keep(pick == Pick.LEAST, batch, groups);
            return;
        }
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int group = groups[row];
            if (pick == Pick.ONLY) {
                only(group);
                values.set(group, row);
            } else if (!vector.isNull(row) && isBetter(group, row)) {
                values.set(group, row);
            }
        }
    }

    private boolean isBetter(int group, int row) {
        if (values.isNullSlot(group)) {
            return true;
        }
        return switch (pick) {
            case LEAST -> values.compare(group, row) > 0;
            case GREATEST -> values.compare(group, row) < 0;
            default -> false;
        };
    }

    private void only(int group) {
        counts.add(group, 1);
        if (counts.get(group) > 1) {
            throw new TauroException(
                    ErrorCode.SUBQUERY_RETURNED_MANY_ROWS,
                    "A sub-query that stands for one value returned more than one row. Aggregate"
                            + " it, or limit it to one row.");
        }
    }

    @Override
    public ColumnVector result(int from, int count) {
        return values.slice(from, count);
    }

    @Override
    public long bytes() {
        return values.bytes() + counts.bytes();
    }
}
