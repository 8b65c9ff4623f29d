package io.tauro.connector.delta;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.ParquetHandler;
import io.tauro.spi.Cancellation;

/**
 * What the kernel replays a log with: our store, our decoder, no Hadoop. Made for each look at the
 * log, since it remembers what was listed.
 *
 * @param cancellation of the query that asks
 */
record KernelEngine(TableFiles files, Cancellation cancellation) implements Engine {

    @Override
    public ExpressionHandler getExpressionHandler() {
        return new LogExpressions();
    }

    @Override
    public JsonHandler getJsonHandler() {
        return new LogJson(files, cancellation);
    }

    @Override
    public FileSystemClient getFileSystemClient() {
        return new LogFiles(files, cancellation);
    }

    @Override
    public ParquetHandler getParquetHandler() {
        return new LogParquet(files, cancellation);
    }
}
