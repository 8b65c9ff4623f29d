package io.tauro.connector.files;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parts one after the other, each opened when the one before is at its end and closed. */
final class ChainedReader<P> implements BatchReader {

    private final Iterator<P> parts;
    private final Function<P, BatchReader> opener;
    private final OpenState state;
    private final ReadContext context;
    private @Nullable BatchReader current;
    private boolean closed;

    ChainedReader(
            Iterator<P> parts,
            Function<P, BatchReader> opener,
            OpenState state,
            ReadContext context) {
        this.parts = parts;
        this.opener = opener;
        this.state = state;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        while (!closed) {
            context.cancellation().throwIfCancelled();
            state.requireOpen();
            if (current == null) {
                if (!parts.hasNext()) {
                    return null;
                }
                current = opener.apply(parts.next());
            }
            Batch batch = current.next();
            if (batch != null) {
                return batch;
            }
            current.close();
            current = null;
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
