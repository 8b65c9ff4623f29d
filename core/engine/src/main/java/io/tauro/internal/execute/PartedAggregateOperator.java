package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import org.jspecify.annotations.Nullable;

/** Aggregates parts of its input on several threads, if there are parts, then what came of them. */
final class PartedAggregateOperator implements Operator {

    private final AggregateNode node;
    private final PartialAggregation halves;
    private final GatherOperator input;
    private final QueryRuntime runtime;
    private @Nullable Operator running;

    PartedAggregateOperator(
            AggregateNode node,
            PartialAggregation halves,
            Pipeline pipeline,
            QueryRuntime runtime) {
        this.node = node;
        this.halves = halves;
        this.input =
                new GatherOperator(
                        pipeline,
                        runtime,
                        ofLane -> new PartialAggregateSink(halves.partial(), ofLane));
        this.runtime = runtime;
    }

    @Override
    public @Nullable Batch next() {
        if (running == null) {
            running = input.start(true) ? parted() : new AggregateOperator(node, input, runtime);
        }
        return running.next();
    }

    private Operator parted() {
        Operator whole = new AggregateOperator(halves.whole(), input, runtime);
        return halves.isComplete() ? whole : new AverageOperator(whole, halves.averages());
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        input.close();
    }
}
