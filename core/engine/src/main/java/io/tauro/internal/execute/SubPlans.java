package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Starts the plans that a step runs many times, and holds the rows that they share. One for each
 * query. Thread-safe.
 */
final class SubPlans implements AutoCloseable {

    /** Most plans have none of what is looked up here. */
    private static final int FEW = 2;

    private final QueryRuntime runtime;
    private final Function<PhysicalNode, Operator> starter;
    private final IdentityHashMap<KeepNode, KeptRows> kept = new IdentityHashMap<>(FEW);
    private final IdentityHashMap<SharedNode, SharedRows> shared = new IdentityHashMap<>(FEW);
    private final IdentityHashMap<PhysicalNode, PhysicalNode> originals =
            new IdentityHashMap<>(FEW);
    private final Map<Integer, List<Batch>> working = new HashMap<>();
    private int rounds;
    private boolean closed;

    SubPlans(QueryRuntime runtime, Function<PhysicalNode, Operator> starter) {
        this.runtime = runtime;
        this.starter = starter;
    }

    /** The step of the query's plan that a step stands for, which statistics are about. */
    synchronized PhysicalNode original(PhysicalNode node) {
        return originals.getOrDefault(node, node);
    }

    /** The plan as operators. */
    Operator start(PhysicalNode plan) {
        return starter.apply(plan);
    }

    /** Starts a plan for one run. {@link #finish} is to be called when it has ended. */
    Operator start(PhysicalNode plan, Binding values) {
        PhysicalNode bound = values.in(plan);
        synchronized (this) {
            values.made()
                    .forEach(
                            (made, from) ->
                                    originals.put(made, originals.getOrDefault(from, from)));
        }
        return starter.apply(bound);
    }

    /** Forgets what was made for one run. */
    synchronized void finish(Binding values) {
        for (PhysicalNode made : values.made().keySet()) {
            originals.remove(made);
            KeptRows rows = made instanceof KeepNode keep ? kept.remove(keep) : null;
            if (rows != null) {
                rows.close();
            }
            SharedRows read = made instanceof SharedNode one ? shared.remove(one) : null;
            if (read != null) {
                read.close();
            }
        }
    }

    /** A number, by which a round of a recursion reads these rows. */
    synchronized int newRound(List<Batch> rows) {
        // Below zero, where no recursion of a plan has its number.
        int number = -1 - rounds++;
        working.put(number, List.copyOf(rows));
        return number;
    }

    synchronized void endRound(int number) {
        working.remove(number);
    }

    synchronized List<Batch> working(int number) {
        return working.getOrDefault(number, List.of());
    }

    /** The rows of a step, to be loaded by whoever reads them first. */
    synchronized KeptRows kept(KeepNode node) {
        KeptRows rows =
                kept.computeIfAbsent(
                        node, one -> new KeptRows(JoinSpec.types(one.schema()), runtime));
        if (closed) {
            rows.close();
        }
        return rows;
    }

    /** The rows that several steps read. */
    synchronized SharedRows shared(SharedNode node) {
        SharedRows rows =
                shared.computeIfAbsent(
                        node, one -> new SharedRows(one, runtime, () -> start(one.input())));
        if (closed) {
            rows.close();
        }
        return rows;
    }

    @Override
    public synchronized void close() {
        closed = true;
        shared.values().forEach(SharedRows::close);
        shared.clear();
        kept.values().forEach(KeptRows::close);
        kept.clear();
    }
}
