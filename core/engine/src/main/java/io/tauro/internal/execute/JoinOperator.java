package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins by holding one input, the build side, and streaming the other, the probe side. If the build
 * side is empty and nothing can come of it, the probe side is never asked.
 *
 * <p>When the memory is spent, or somebody else needs it, both sides are cut by the hash of the
 * keys and go to disk as far as they must; a join without keys takes its build rows in chunks.
 */
final class JoinOperator implements Operator {

    private enum Phase {
        BUILD,
        PROBE,
        LEFTOVER,
        /** What was on disk. */
        PARTS,
        END
    }

    private static final int PIECE = 1 << 12;

    private final JoinSpec spec;
    private final Operator probeInput;
    private final Operator buildInput;
    private final QueryRuntime runtime;
    private final int level;
    private final boolean marked;
    private final OperatorTurn turn = new OperatorTurn();
    private final BuildListener listener;
    private final MemoryBudget.Reservation memory;
    private Phase phase = Phase.BUILD;
    private @Nullable RowStore store;
    private long index;
    private @Nullable JoinProbe probe;
    private @Nullable JoinParts parts;
    private @Nullable Operator running;
    private @Nullable SpillFile outputFile;
    private @Nullable RunInput output;
    private boolean shared;
    private int leftoverFrom;

    /** Is told the build side, if all of it is in memory, before the probe side is asked. */
    interface BuildListener {
        BuildListener NONE = (columns, rows) -> {};

        void built(List<ColumnVector> columns, int rows);

        /** The columns are not held by the join any more. */
        default void spilled() {}

        /** The probe side is not read any more. */
        default void ended() {}
    }

    JoinOperator(JoinSpec spec, Operator probeInput, Operator buildInput, QueryRuntime runtime) {
        this(spec, probeInput, buildInput, runtime, 0, BuildListener.NONE);
    }

    JoinOperator(
            JoinSpec spec,
            Operator probeInput,
            Operator buildInput,
            QueryRuntime runtime,
            BuildListener listener) {
        this(spec, probeInput, buildInput, runtime, 0, listener);
    }

    /** A part of a join whose inputs were cut. */
    JoinOperator(
            JoinSpec spec,
            Operator probeInput,
            Operator buildInput,
            QueryRuntime runtime,
            int level) {
        this(spec, probeInput, buildInput, runtime, level, BuildListener.NONE);
    }

    /**
     * @param level how often the inputs have been cut; the build rows of a part say in a last
     *     column whether they have had a match, if that matters
     */
    private JoinOperator(
            JoinSpec spec,
            Operator probeInput,
            Operator buildInput,
            QueryRuntime runtime,
            int level,
            BuildListener listener) {
        this.spec = spec;
        this.probeInput = probeInput;
        this.buildInput = buildInput;
        this.runtime = runtime;
        this.level = level;
        this.listener = listener;
        this.marked = level > 0 && spec.marksBuild();
        this.memory = runtime.memory().reserve(spec.name(), this::giveBack);
    }

    /**
     * Reads the build side, if that has not been done: several threads may then probe it with
     * {@link #fork()}, and this operator only holds it for them until it is closed.
     */
    void prepare() {
        turn.begin();
        try {
            if (phase == Phase.BUILD) {
                build();
            }
        } finally {
            turn.end();
        }
    }

    /** Whether nothing can come of the join, as {@link #prepare()} found. */
    boolean isEmpty() {
        return phase == Phase.END;
    }

    /**
     * A probe for one more thread; empty if the build rows cannot be shared. Once there is one,
     * they stay in memory.
     */
    Optional<JoinProbe> fork() {
        turn.begin();
        try {
            JoinProbe whole = probe;
            if (whole == null || parts != null || whole.marks().marksBuild()) {
                return Optional.empty();
            }
            shared = true;
            return Optional.of(whole.fork());
        } finally {
            turn.end();
        }
    }

    @Override
    public @Nullable Batch next() {
        turn.begin();
        try {
            prepare();
            while (phase != Phase.END) {
                runtime.cancellation().throwIfCancelled();
                if (turn.takeWish()) {
                    spill();
                }
                Batch batch =
                        switch (phase) {
                            case PROBE -> probe();
                            case LEFTOVER -> leftover();
                            default -> part();
                        };
                if (batch != null) {
                    return batch;
                }
            }
            return null;
        } finally {
            turn.end();
        }
    }

    private void build() {
        RowStore rows = new RowStore(JoinParts.stored(spec, marked), memory);
        store = rows;
        for (Batch batch = buildInput.next(); batch != null; batch = buildInput.next()) {
            if (parts == null && !keep(rows, batch)) {
                if (spec.keys().isEmpty()) {
                    takeInChunks(rows, batch);
                    return;
                }
                parts = cut(rows);
                parts.addBuild(batch);
            } else if (parts != null) {
                parts.addBuild(batch);
            }
            if (turn.takeWish()) {
                spill();
            }
        }
        buildInput.close();
        store = null;
        startProbe(rows);
    }

    /** Keeps rows in memory if there is room for them and their index. */
    private boolean keep(RowStore rows, Batch batch) {
        int count = rows.rows() + batch.selectedCount();
        long more = spec.indexBytes(count) + RowBits.bytes(count) - index;
        boolean few = rows.rows() == 0 || rows.bytes() < memory.budget().least();
        if (!memory.tryGrow(more)) {
            if (!few) {
                return false;
            }
            memory.force(memory.bytes() + more);
        }
        index += more;
        if (!rows.offer(batch)) {
            if (!few) {
                return false;
            }
            rows.force(batch);
        }
        return true;
    }

    private JoinParts cut(RowStore rows) {
        memory.force(memory.bytes() - index);
        index = 0;
        JoinParts cut = new JoinParts(spec, marked, level, runtime, memory);
        parts = cut;
        rows.drain(cut::addBuild);
        return cut;
    }

    private void takeInChunks(RowStore rows, Batch next) {
        Deque<Batch> first = new ArrayDeque<>();
        rows.drain(first::add);
        first.add(next);
        store = null;
        index = 0;
        memory.force(0);
        running = new ChunkedJoin(spec, probeInput, buildInput, first, marked, runtime);
        phase = Phase.PARTS;
    }

    private void startProbe(RowStore rows) {
        if (parts != null) {
            probe = parts.takeResident().orElse(null);
        } else if (rows.rows() == 0 && spec.emptyBuildEnds()) {
            close();
            return;
        } else {
            int count = rows.rows();
            List<ColumnVector> columns = rows.takeAll();
            listener.built(columns, count);
            probe =
                    JoinParts.probe(
                            spec,
                            columns,
                            count,
                            marked,
                            runtime.batchSize(),
                            IndexRoom.of(memory));
        }
        phase = Phase.PROBE;
    }

    private @Nullable Batch probe() {
        if (output != null) {
            Batch batch = output.next();
            if (batch != null) {
                return batch;
            }
            output = null;
        }
        if (probe == null || probe.wantsBatch()) {
            boolean decided = probe != null && parts == null && probe.marks().isDecided();
            Batch batch = decided ? null : probeInput.next();
            if (batch == null) {
                endProbe();
                return null;
            }
            Batch here = parts == null ? batch : parts.route(batch);
            if (probe == null || here.selectedCount() == 0) {
                return null;
            }
            probe.start(here);
        }
        return probe.step();
    }

    private void endProbe() {
        probeInput.close();
        if (probe != null && probe.marks().marksBuild()) {
            phase = Phase.LEFTOVER;
        } else {
            endMemory();
        }
    }

    /** What is in memory has been joined. */
    private void endMemory() {
        probe = null;
        if (parts == null) {
            close();
            return;
        }
        parts.finish();
        memory.force(0);
        phase = Phase.PARTS;
    }

    /** The build rows that the probe side left without a match; for SEMI, those with one. */
    private @Nullable Batch leftover() {
        JoinProbe probed = probe;
        if (probed == null) {
            return null;
        }
        int[] rows = new int[runtime.batchSize()];
        int count = 0;
        for (; count < rows.length && leftoverFrom < probed.output().rows(); leftoverFrom++) {
            if (probed.isLeftover(leftoverFrom)) {
                rows[count++] = leftoverFrom;
            }
        }
        if (count == 0) {
            endMemory();
            return null;
        }
        return probed.output().ofBuild(rows, count);
    }

    private @Nullable Batch part() {
        while (true) {
            Operator join = running;
            if (join == null) {
                Optional<Operator> next = parts == null ? Optional.empty() : parts.nextJoin();
                if (next.isEmpty()) {
                    close();
                    return null;
                }
                join = next.get();
                running = join;
            }
            Batch batch = join.next();
            if (batch != null) {
                return batch;
            }
            join.close();
            running = null;
        }
    }

    private boolean giveBack() {
        return turn.ask(this::spill);
    }

    /** Puts all build rows that are in memory on disk, if that is possible now. */
    private boolean spill() {
        boolean much = memory.bytes() >= Math.max(1, memory.budget().least());
        if (shared || spec.keys().isEmpty() || !much) {
            return false;
        }
        RowStore building = store;
        if (phase == Phase.BUILD && building != null && (parts != null || building.rows() > 0)) {
            JoinParts cut = parts == null ? cut(building) : parts;
            cut.evictAll();
            return true;
        }
        JoinProbe probing = probe;
        if (phase == Phase.PROBE && probing != null && probing.output().rows() > 0) {
            putOnDisk(probing);
            return true;
        }
        return false;
    }

    /** The rows that are probed already go to disk with their marks, after what is half done. */
    private void putOnDisk(JoinProbe probing) {
        if (!probing.wantsBatch()) {
            finishBatch(probing);
        }
        JoinParts before = parts;
        JoinParts cut =
                before == null ? new JoinParts(spec, marked, level, runtime, memory) : before;
        parts = cut;
        List<ColumnVector> columns = probing.output().columns();
        RowBits marks = probing.marks().build();
        boolean marksBuild = probing.marks().marksBuild();
        for (int from = 0; from < probing.output().rows(); from += PIECE) {
            runtime.cancellation().throwIfCancelled();
            int count = Math.min(PIECE, probing.output().rows() - from);
            Batch rows = slice(columns, from, count);
            boolean[] matched = new boolean[count];
            for (int row = 0; marksBuild && row < count; row++) {
                matched[row] = marks.get(from + row);
            }
            cut.addProbed(rows, matched, before == null);
        }
        probe = null;
        index = 0;
        listener.spilled();
        memory.force(2 * Partitions.bytes(runtime));
    }

    private static Batch slice(List<ColumnVector> columns, int from, int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        return Batch.of(
                count,
                columns.stream().map(column -> Vectors.gather(column, rows, count)).toList());
    }

    /** What the probe makes of the rest of its batch goes to disk, since it may be any amount. */
    private void finishBatch(JoinProbe probing) {
        List<DataType> types = new ArrayList<>(spec.leftTypes());
        if (!spec.existential()) {
            types.addAll(spec.rightTypes());
        }
        SpillFile file = runtime.spill().open(spec.name(), runtime.statistics().of(spec.node()));
        outputFile = file;
        RowRunWriter writer = file.write(types);
        while (!probing.wantsBatch()) {
            runtime.cancellation().throwIfCancelled();
            Batch batch = probing.step();
            if (batch != null) {
                writer.add(batch);
            }
        }
        output = new RunInput(writer.finish(), runtime);
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
        phase = Phase.END;
        probeInput.close();
        buildInput.close();
        listener.ended();
        store = null;
        probe = null;
        output = null;
        if (running != null) {
            running.close();
            running = null;
        }
        if (parts != null) {
            parts.close();
            parts = null;
        }
        if (outputFile != null) {
            outputFile.close();
            outputFile = null;
        }
        memory.close();
    }
}
