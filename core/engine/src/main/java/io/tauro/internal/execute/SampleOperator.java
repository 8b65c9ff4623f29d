package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Passes a share of the rows, each for itself or block by block. */
final class SampleOperator implements Operator {

    private static final int BLOCK = 128;

    private final SampleNode node;
    private final Operator input;
    private final SplittableRandom random;
    private long rows;
    private boolean passing;

    SampleOperator(SampleNode node, Operator input) {
        this.node = node;
        this.input = input;
        this.random =
                node.seed().isPresent()
                        ? new SplittableRandom(node.seed().getAsLong())
                        : new SplittableRandom();
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            int[] passed = new int[batch.selectedCount()];
            int count = 0;
            for (int n = 0; n < batch.selectedCount(); n++) {
                if (passes()) {
                    passed[count++] = batch.row(n);
                }
            }
            if (count > 0) {
                return batch.select(passed, count);
            }
        }
        return null;
    }

    private boolean passes() {
        if (!node.blocks() || rows++ % BLOCK == 0) {
            passing = random.nextDouble() < node.share();
        }
        return passing;
    }

    @Override
    public void close() {
        input.close();
    }
}
