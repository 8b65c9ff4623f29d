package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Projection;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import org.jspecify.annotations.Nullable;

/** Shows the rows of a table as its policy wants: what lets nothing else past. */
final class SecureOperator implements Operator {

    private final Operator input;
    private final Projection shown;
    private final RowsAtEdge check;

    SecureOperator(Operator input, SecureNode node) {
        this.input = input;
        this.shown = Projection.compile(node.shown());
        this.check = RowsAtEdge.of(node);
    }

    @Override
    public @Nullable Batch next() {
        Batch raw = input.next();
        if (raw == null) {
            return null;
        }
        Batch seen = shown.apply(raw);
        check.require(raw, seen);
        return seen;
    }

    @Override
    public void close() {
        input.close();
    }
}
