package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of a query on their way out. Not thread-safe. */
public final class ResultCursor implements AutoCloseable {

    private final Schema schema;
    private final Operator root;
    private boolean closed;

    ResultCursor(Schema schema, Operator root) {
        this.schema = schema;
        this.root = root;
    }

    public Schema schema() {
        return schema;
    }

    /**
     * The next batch, without a selection, of at least one row; null at the end, and once it was
     * closed. At the end and after an error everything has been released.
     */
    public @Nullable Batch next() {
        if (closed) {
            return null;
        }
        boolean done = true;
        try {
            Batch batch = root.next();
            done = batch == null;
            return batch == null ? null : Vectors.compact(batch);
        } finally {
            if (done) {
                close();
            }
        }
    }

    /** Releases what the query holds. Idempotent; never throws. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            root.close();
        }
    }
}
