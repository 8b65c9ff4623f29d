package io.tauro.connector.jdbc;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one statement after the other; the first one is running. */
final class ReaderSequence implements BatchReader {

    private final Iterator<SourceQuery> rest;
    private final Function<SourceQuery, BatchReader> opener;
    private BatchReader reader;

    /**
     * @param queries at least one
     * @param opener starts a statement
     */
    ReaderSequence(Iterator<SourceQuery> queries, Function<SourceQuery, BatchReader> opener) {
        this.rest = queries;
        this.opener = opener;
        this.reader = opener.apply(queries.next());
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            Batch batch = reader.next();
            if (batch != null || !rest.hasNext()) {
                return batch;
            }
            reader.close();
            reader = opener.apply(rest.next());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
