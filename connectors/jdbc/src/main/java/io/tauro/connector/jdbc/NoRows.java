package io.tauro.connector.jdbc;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import org.jspecify.annotations.Nullable;

/** A part that another one has read. */
final class NoRows implements BatchReader {

    @Override
    public @Nullable Batch next() {
        return null;
    }

    @Override
    public void close() {}
}
