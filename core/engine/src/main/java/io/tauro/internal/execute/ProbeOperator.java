package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.spi.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Joins its input with build rows that others probe too. It may go on after an end of its input.
 */
final class ProbeOperator implements Operator {

    private final Operator input;
    private final JoinProbe probe;
    private final Cancellation cancellation;

    ProbeOperator(Operator input, JoinProbe probe, Cancellation cancellation) {
        this.input = input;
        this.probe = probe;
        this.cancellation = cancellation;
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            cancellation.throwIfCancelled();
            if (probe.wantsBatch()) {
                Batch batch = input.next();
                if (batch == null) {
                    return null;
                }
                probe.start(batch);
            }
            Batch batch = probe.step();
            if (batch != null) {
                return batch;
            }
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
