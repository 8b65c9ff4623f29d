package io.tauro.internal.execute;

import io.tauro.data.Batch;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Skips rows, passes so many, then closes its input. */
final class LimitOperator implements Operator {

    private final Operator input;
    private long toSkip;
    private long toPass;

    LimitOperator(Operator input, long offset, OptionalLong limit) {
        this.input = input;
        this.toSkip = offset;
        this.toPass = limit.orElse(Long.MAX_VALUE);
    }

    @Override
    public @Nullable Batch next() {
        while (toPass > 0) {
            Batch batch = input.next();
            if (batch == null) {
                toPass = 0;
                return null;
            }
            int skipped = (int) Math.min(toSkip, batch.selectedCount());
            int passed = (int) Math.min(toPass, batch.selectedCount() - skipped);
            toSkip -= skipped;
            toPass -= passed;
            if (toPass == 0) {
                input.close();
            }
            if (passed > 0) {
                return slice(batch, skipped, passed);
            }
        }
        input.close();
        return null;
    }

    /** So many of the selected rows. */
    static Batch slice(Batch batch, int from, int count) {
        if (count == batch.selectedCount()) {
            return batch;
        }
        int[] rows = new int[count];
        for (int n = 0; n < count; n++) {
            rows[n] = batch.row(from + n);
        }
        return batch.select(rows, count);
    }

    @Override
    public void close() {
        toPass = 0;
        input.close();
    }
}
