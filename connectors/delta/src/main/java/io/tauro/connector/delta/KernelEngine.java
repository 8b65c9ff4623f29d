package io.tauro.connector.delta;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.ParquetHandler;

/**
 * What the kernel replays a log with: our store, our decoder, no Hadoop. Made for each look at the
 * log, since it remembers what was listed.
 */
record KernelEngine(TableFiles files) implements Engine {

    @Override
    public ExpressionHandler getExpressionHandler() {
        return new LogExpressions();
    }

    @Override
    public JsonHandler getJsonHandler() {
        return new LogJson(files);
    }

    @Override
    public FileSystemClient getFileSystemClient() {
        return new LogFiles(files);
    }

    @Override
    public ParquetHandler getParquetHandler() {
        return new LogParquet(files);
    }
}
