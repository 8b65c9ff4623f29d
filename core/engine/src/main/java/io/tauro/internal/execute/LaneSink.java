package io.tauro.internal.execute;

import io.tauro.data.Batch;
import org.jspecify.annotations.Nullable;

/** What a lane does with the rows of its pipeline. Used by one thread at a time. */
interface LaneSink extends AutoCloseable {

    /** Takes a batch in; to be asked for output before the next one. */
    void add(Batch batch);

    /** The morsel has no more rows; what was kept of it is output now. */
    void end();

    /** The next batch of output; null if there is none for now. */
    @Nullable Batch poll();

    @Override
    void close();

    /** Hands the batches on as they come. */
    final class Pass implements LaneSink {

        private @Nullable Batch batch;

        @Override
        public void add(Batch next) {
            batch = next;
        }

        @Override
        public void end() {}

        @Override
        public @Nullable Batch poll() {
            Batch passed = batch;
            batch = null;
            return passed;
        }

        @Override
        public void close() {
            batch = null;
        }
    }
}
