package io.tauro.connector.delta;

import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;

/** Reading the log, which counts for no query. */
record LogContext(Cancellation cancellation) implements ReadContext {

    @Override
    public String queryId() {
        return "log";
    }

    @Override
    public int batchSize() {
        return 1024;
    }

    @Override
    public void countBytes(long bytes) {}
}
