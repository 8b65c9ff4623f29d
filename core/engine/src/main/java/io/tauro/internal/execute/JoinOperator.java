package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins by holding one input, the build side, and streaming the other, the probe side. If the build
 * side is empty and nothing can come of it, the probe side is never asked.
 */
final class JoinOperator implements Operator {

    private enum Phase {
        BUILD,
        PROBE,
        LEFTOVER,
        END
    }

    private final JoinSpec spec;
    private final Operator probeInput;
    private final Operator buildInput;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private Phase phase = Phase.BUILD;
    private @Nullable JoinProbe probe;
    private int leftoverFrom;

    JoinOperator(JoinSpec spec, Operator probeInput, Operator buildInput, QueryRuntime runtime) {
        this.spec = spec;
        this.probeInput = probeInput;
        this.buildInput = buildInput;
        this.runtime = runtime;
        this.memory = runtime.memory().reserve(spec.name());
    }

    /**
     * Reads the build side, if that has not been done: several threads may then probe it with
     * {@link #fork()}, and this operator only holds it for them until it is closed.
     */
    void prepare() {
        if (phase == Phase.BUILD) {
            build();
        }
    }

    /** Whether nothing can come of the join, as {@link #prepare()} found. */
    boolean isEmpty() {
        return phase == Phase.END;
    }

    /** A probe for one more thread; empty if the build rows cannot be shared. */
    Optional<JoinProbe> fork() {
        return Optional.ofNullable(probe)
                .filter(shared -> !shared.marks().marksBuild())
                .map(JoinProbe::fork);
    }

    @Override
    public @Nullable Batch next() {
        prepare();
        while (probe != null) {
            runtime.cancellation().throwIfCancelled();
            Batch batch = phase == Phase.PROBE ? probe(probe) : leftover(probe);
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    private void build() {
        RowStore store = new RowStore(spec.buildTypes(), memory);
        for (Batch batch = buildInput.next(); batch != null; batch = buildInput.next()) {
            store.add(batch);
        }
        buildInput.close();
        int rows = store.rows();
        if (rows == 0 && spec.emptyBuildEnds()) {
            close();
            return;
        }
        memory.grow(spec.indexBytes(rows) + RowBits.bytes(rows));
        List<ColumnVector> columns = store.takeAll();
        probe = new JoinProbe(spec, columns, rows, runtime.batchSize());
        phase = Phase.PROBE;
    }

    private @Nullable Batch probe(JoinProbe running) {
        if (running.wantsBatch()) {
            Batch batch = running.marks().isDecided() ? null : probeInput.next();
            if (batch == null) {
                probeInput.close();
                endProbe(running);
                return null;
            }
            running.start(batch);
        }
        return running.step();
    }

    private void endProbe(JoinProbe running) {
        if (running.marks().marksBuild()) {
            phase = Phase.LEFTOVER;
        } else {
            close();
        }
    }

    /** The build rows that the probe side left without a match; for SEMI, those with one. */
    private @Nullable Batch leftover(JoinProbe running) {
        boolean matched = spec.kind() == JoinKind.SEMI;
        RowBits marks = running.marks().build();
        int[] rows = new int[runtime.batchSize()];
        int count = 0;
        for (; count < rows.length && leftoverFrom < running.output().rows(); leftoverFrom++) {
            if (marks.get(leftoverFrom) == matched) {
                rows[count++] = leftoverFrom;
            }
        }
        if (count == 0) {
            close();
            return null;
        }
        return running.output().ofBuild(rows, count);
    }

    @Override
    public void close() {
        phase = Phase.END;
        probeInput.close();
        buildInput.close();
        probe = null;
        memory.close();
    }
}
