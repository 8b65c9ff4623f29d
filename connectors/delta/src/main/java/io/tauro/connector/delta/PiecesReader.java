package io.tauro.connector.delta;

import io.tauro.connector.delta.DeltaScan.DeltaSplit;
import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces one after the other, row group by row group, each opened when the one before is at
 * its end and closed.
 */
final class PiecesReader implements BatchReader {

    private final Iterator<DeltaSplit> pieces;
    private final Runnable requireOpen;
    private final ReadContext context;
    private final Queue<Supplier<BatchReader>> next = new ArrayDeque<>();
    private @Nullable BatchReader current;
    private boolean closed;

    PiecesReader(Iterator<DeltaSplit> pieces, Runnable requireOpen, ReadContext context) {
        this.pieces = pieces;
        this.requireOpen = requireOpen;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        while (!closed) {
            context.cancellation().throwIfCancelled();
            requireOpen.run();
            if (current == null && !advance()) {
                return null;
            }
            Batch batch = current == null ? null : current.next();
            if (batch != null) {
                return batch;
            }
            closeCurrent();
        }
        return null;
    }

    /** Opens the next row group; false at the end. */
    private boolean advance() {
        while (next.isEmpty()) {
            if (!pieces.hasNext()) {
                return false;
            }
            DeltaSplit split = pieces.next();
            next.addAll(split.readers().open(split.piece(), context));
        }
        current = next.remove().get();
        return true;
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        next.clear();
        closeCurrent();
    }
}
