package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunReader;
import org.jspecify.annotations.Nullable;

/** Rows on disk as an input, in batches of the query's size. The run's file is somebody else's. */
final class RunInput implements Operator {

    private final RowRunReader reader;
    private final QueryRuntime runtime;
    private Batch batch = Batch.of(0);
    private int from;
    private boolean closed;

    RunInput(RowRun run, QueryRuntime runtime) {
        this.reader = run.read();
        this.runtime = runtime;
    }

    @Override
    public @Nullable Batch next() {
        if (closed) {
            return null;
        }
        if (from == batch.rowCount()) {
            runtime.cancellation().throwIfCancelled();
            Batch read = reader.next();
            if (read == null) {
                close();
                return null;
            }
            batch = read;
            from = 0;
        }
        int count = Math.min(runtime.batchSize(), batch.rowCount() - from);
        Batch next = count == batch.rowCount() ? batch : slice(batch, from, count);
        from += count;
        return next;
    }

    /** So many rows of a batch without a selection. */
    static Batch slice(Batch batch, int from, int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        return Vectors.compact(batch.select(rows, count));
    }

    @Override
    public void close() {
        closed = true;
        batch = Batch.of(0);
        from = 0;
    }
}
