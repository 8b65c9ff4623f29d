package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers rows as they are made, and makes the next ones of them. Holds the rows of two rounds,
 * and where each row comes once, all of them.
 */
final class RecursionOperator implements Operator {

    /** So many rounds are made at most; a query that needs more has no end. */
    static final int MAX_ROUNDS = 1_000_000;

    private final RecursionNode node;
    private final SubPlans plans;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation working;
    private final MemoryBudget.Reservation keys;
    private final @Nullable GroupTable seen;
    private int[] numbers = {};
    private @Nullable Operator current;
    private @Nullable WorkingNumber round;
    private int roundNumber;
    private int rounds;
    private List<Batch> made = new ArrayList<>();
    private long madeBytes;
    private long readBytes;

    RecursionOperator(RecursionNode node, Operator first, SubPlans plans, QueryRuntime runtime) {
        this.node = node;
        this.current = first;
        this.plans = plans;
        this.runtime = runtime;
        this.working = runtime.memory().reserve("recursive query");
        this.keys = runtime.memory().reserve("recursive query");
        this.seen = node.all() ? null : new GroupTable(JoinSpec.types(node.schema()));
    }

    @Override
    public @Nullable Batch next() {
        while (current != null) {
            runtime.cancellation().throwIfCancelled();
            Batch batch = current.next();
            if (batch == null) {
                endRound();
                continue;
            }
            Batch fresh = seen == null ? batch : newOnes(batch, seen);
            if (fresh.selectedCount() > 0) {
                Batch kept = Vectors.compact(fresh);
                working.grow(kept.bytes());
                madeBytes += kept.bytes();
                made.add(kept);
                return kept;
            }
        }
        return null;
    }

    private Batch newOnes(Batch batch, GroupTable known) {
        if (numbers.length < batch.rowCount()) {
            numbers = new int[batch.rowCount()];
        }
        int before = known.size();
        known.assign(batch, batch.columns(), numbers);
        keys.resize(known.bytes());
        return FilteredRows.newOnes(batch, numbers, before);
    }

    private void endRound() {
        closeCurrent();
        working.grow(-readBytes);
        readBytes = madeBytes;
        madeBytes = 0;
        if (made.isEmpty()) {
            close();
            return;
        }
        if (++rounds > MAX_ROUNDS) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The recursive query has not ended after "
                            + MAX_ROUNDS
                            + " rounds. Add a condition that ends it to its second part.");
        }
        roundNumber = plans.newRound(made);
        round = new WorkingNumber(node.number(), roundNumber);
        made = new ArrayList<>();
        current = plans.start(node.step(), round);
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
        if (round != null) {
            plans.finish(round);
            plans.endRound(roundNumber);
            round = null;
        }
    }

    @Override
    public void close() {
        closeCurrent();
        made = new ArrayList<>();
        working.close();
        keys.close();
    }
}
