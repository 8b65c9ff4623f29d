package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import org.jspecify.annotations.Nullable;

/** Sorts the whole input; rows that are equal by the keys stay in their order. */
final class SortOperator implements Operator {

    private final SortNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final OperatorTurn turn = new OperatorTurn();
    private final SortedRows rows;
    private long left;
    private boolean read;

    SortOperator(SortNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.rows =
                new SortedRows(
                        JoinSpec.types(node.schema()),
                        node.order(),
                        runtime,
                        runtime.memory().reserve("sort", this::giveBack),
                        runtime.statistics().of(node));
        this.left = node.limit().orElse(Long.MAX_VALUE);
    }

    private boolean giveBack() {
        return turn.ask(rows::giveBack);
    }

    @Override
    public @Nullable Batch next() {
        turn.begin();
        try {
            if (!read) {
                read = true;
                readAll();
            }
            if (turn.takeWish()) {
                rows.giveBack();
            }
            Batch batch = left == 0 ? null : rows.next((int) Math.min(left, runtime.batchSize()));
            if (batch == null) {
                close();
                return null;
            }
            Batch wanted = batch.rowCount() > left ? RunInput.slice(batch, 0, (int) left) : batch;
            left -= wanted.rowCount();
            return wanted;
        } finally {
            turn.end();
        }
    }

    private void readAll() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            rows.add(batch);
            if (turn.takeWish()) {
                rows.giveBack();
            }
        }
        input.close();
        rows.finish();
        rows.skip(node.offset());
    }

    @Override
    public void close() {
        turn.begin();
        try {
            release();
        } finally {
            turn.end();
        }
    }

    private void release() {
        read = true;
        left = 0;
        input.close();
        rows.close();
    }
}
