package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A join whose build rows cannot be cut by a key: they are taken as many at a time as there is
 * memory for, and the probe rows, which go to disk, are read once for each time. A probe row goes
 * on from one time to the next with the mark of whether it has had a match, or not at all if that
 * settles it.
 */
final class ChunkedJoin implements Operator {

    private final JoinSpec spec;
    private final Operator probeInput;
    private final Operator buildInput;
    private final QueryRuntime runtime;
    private final OperatorStatistics statistics;
    private final MemoryBudget.Reservation memory;
    private final boolean marked;

    private final Deque<Batch> pending;
    private @Nullable Operator probing;
    private @Nullable JoinProbe probe;
    private @Nullable Batch current;
    private @Nullable SpillFile file;
    private @Nullable RowRunWriter unsettled;
    private @Nullable SpillFile fileBefore;
    private boolean first = true;
    private boolean last;
    private boolean ended;
    private int leftoverFrom = -1;

    /**
     * @param pending build rows that come before those of the input; is emptied
     * @param marked whether the last column of build rows says that they have had a match
     */
    ChunkedJoin(
            JoinSpec spec,
            Operator probeInput,
            Operator buildInput,
            Deque<Batch> pending,
            boolean marked,
            QueryRuntime runtime) {
        this.spec = spec;
        this.probeInput = probeInput;
        this.buildInput = buildInput;
        this.pending = pending;
        this.marked = marked;
        this.runtime = runtime;
        this.statistics = runtime.statistics().of(spec.node());
        this.memory = runtime.memory().reserve(spec.name(), () -> false);
    }

    @Override
    public @Nullable Batch next() {
        while (!ended) {
            runtime.cancellation().throwIfCancelled();
            if (probe == null && !build()) {
                break;
            }
            Batch batch = leftoverFrom < 0 ? probe() : leftover();
            if (batch != null) {
                return batch;
            }
        }
        close();
        return null;
    }

    /** Takes the next build rows; false if there are none and all has been said. */
    private boolean build() {
        RowStore store = new RowStore(JoinParts.stored(spec, marked), memory);
        Batch batch = nextBuildRows();
        while (batch != null && fits(store, batch)) {
            batch = nextBuildRows();
        }
        last = batch == null;
        if (batch != null) {
            pending.addFirst(batch);
        } else {
            buildInput.close();
        }
        if (store.rows() == 0 && !first) {
            return false;
        }
        int rows = store.rows();
        memory.force(memory.bytes() + spec.indexBytes(rows) + RowBits.bytes(rows));
        probe =
                JoinParts.probe(
                        spec, store.takeAll(), rows, marked, runtime.batchSize(), IndexRoom.NONE);
        probing = first ? probeInput : probing;
        first = false;
        leftoverFrom = -1;
        if (!last) {
            file = runtime.spill().open(memory.holder(), statistics);
            List<DataType> types = new ArrayList<>(spec.probeTypes());
            types.add(DataType.BOOLEAN);
            unsettled = file.write(types);
        }
        return true;
    }

    private @Nullable Batch nextBuildRows() {
        Batch batch = pending.poll();
        return batch == null ? buildInput.next() : batch;
    }

    private boolean fits(RowStore store, Batch batch) {
        long index = spec.indexBytes(store.rows() + batch.selectedCount());
        boolean some = store.rows() > 0 && store.bytes() >= memory.budget().least();
        if (some && memory.budget().available() < 2 * index + batch.bytes()) {
            return false;
        }
        if (!store.offer(batch)) {
            if (some) {
                return false;
            }
            store.force(batch);
        }
        return true;
    }

    private @Nullable Batch probe() {
        JoinProbe running = Objects.requireNonNull(probe);
        if (running.wantsBatch()) {
            keepUnsettled(running);
            Batch batch = last && running.marks().isDecided() ? null : nextProbeRows();
            if (batch == null) {
                endOfProbe(running);
                return null;
            }
            current = batch;
            startOn(running, batch);
        }
        return running.step();
    }

    private @Nullable Batch nextProbeRows() {
        return probing == null ? null : probing.next();
    }

    private void startOn(JoinProbe running, Batch batch) {
        if (probing == probeInput) {
            running.start(batch, null, !last);
            return;
        }
        int columns = spec.probeTypes().size();
        BooleanVector matched = (BooleanVector) Vectors.flatten(batch.column(columns));
        Batch rows = batch.withColumns(batch.columns().subList(0, columns));
        current = rows;
        running.start(rows, matched.values(), !last);
    }

    private void keepUnsettled(JoinProbe running) {
        Batch done = current;
        current = null;
        if (done == null || unsettled == null) {
            return;
        }
        Batch rows = Vectors.compact(running.unsettled(done));
        if (rows.selectedCount() > 0) {
            unsettled.add(rows);
        }
    }

    private void endOfProbe(JoinProbe running) {
        if (probing != null) {
            probing.close();
        }
        if (fileBefore != null) {
            fileBefore.close();
            fileBefore = null;
        }
        if (unsettled != null) {
            probing = new RunInput(unsettled.finish(), runtime);
            unsettled = null;
            fileBefore = file;
            file = null;
        }
        leftoverFrom = running.marks().marksBuild() ? 0 : running.output().rows();
    }

    /** The build rows that no probe row was a match of; for SEMI, those with one. */
    private @Nullable Batch leftover() {
        JoinProbe running = Objects.requireNonNull(probe);
        int[] rows = new int[runtime.batchSize()];
        int count = 0;
        while (count < rows.length && leftoverFrom < running.output().rows()) {
            if (running.isLeftover(leftoverFrom)) {
                rows[count++] = leftoverFrom;
            }
            leftoverFrom++;
        }
        if (count > 0) {
            return running.output().ofBuild(rows, count);
        }
        probe = null;
        memory.force(0);
        ended = last;
        return null;
    }

    @Override
    public void close() {
        ended = true;
        probeInput.close();
        buildInput.close();
        if (probing != null) {
            probing.close();
        }
        probe = null;
        pending.clear();
        current = null;
        unsettled = null;
        if (file != null) {
            file.close();
            file = null;
        }
        if (fileBefore != null) {
            fileBefore.close();
            fileBefore = null;
        }
        memory.close();
    }
}
