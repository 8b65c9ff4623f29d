package io.tauro.connector.delta;

import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;

/** Reading the log, which belongs to no query. */
record LogContext() implements ReadContext {

    private static final Cancellation NEVER = new Cancellation();

    @Override
    public String queryId() {
        return "log";
    }

    @Override
    public int batchSize() {
        return 1024;
    }

    @Override
    public Cancellation cancellation() {
        return NEVER;
    }

    @Override
    public void countBytes(long bytes) {}
}
