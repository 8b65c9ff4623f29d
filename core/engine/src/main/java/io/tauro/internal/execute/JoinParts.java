package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.spill.RowRun;
import io.tauro.type.DataType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a hash join cut by the hash of the keys. As many parts of the build side as
 * there is memory for stay there and are probed like any; the others go to disk, and the probe rows
 * that belong to them, too. Each such part is a join of its own later. Not thread-safe.
 */
final class JoinParts implements AutoCloseable {

    /** A part that has so much of what it was cut from has few keys: cutting again is no use. */
    private static final double UNCUT = 0.8;

    private static final int DEEPEST = 8;

    private final JoinSpec spec;
    private final JoinKeys keys;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final int level;
    private final boolean marked;
    private final Partitions build;
    private final Partitions probe;
    private final @Nullable RowStore[] resident = new RowStore[Partitions.COUNT];
    private long buildRows;
    private int next;

    /**
     * @param marked whether the last column of build rows says that they have had a match
     */
    JoinParts(
            JoinSpec spec,
            boolean marked,
            int level,
            QueryRuntime runtime,
            MemoryBudget.Reservation memory) {
        this.spec = spec;
        this.keys = spec.keys().orElseThrow();
        this.marked = marked;
        this.runtime = runtime;
        this.memory = memory;
        this.level = level;
        OperatorStatistics statistics = runtime.statistics().of(spec.node());
        this.build =
                new Partitions(
                        runtime.spill().open(spec.name(), statistics),
                        stored(spec, spec.marksBuild()),
                        keys.build(),
                        level);
        this.probe =
                new Partitions(
                        runtime.spill().open(spec.name(), statistics),
                        spec.probeTypes(),
                        keys.probe(),
                        level);
        memory.force(memory.bytes() + 2 * Partitions.bytes(runtime));
        for (int part = 0; part < resident.length; part++) {
            resident[part] = new RowStore(stored(spec, marked), memory);
        }
    }

    /** The columns of build rows as they are kept. */
    static List<DataType> stored(JoinSpec spec, boolean marked) {
        if (!marked) {
            return spec.buildTypes();
        }
        List<DataType> types = new ArrayList<>(spec.buildTypes());
        types.add(DataType.BOOLEAN);
        return types;
    }

    /** A probe of kept build rows; those that had a match have one. */
    static JoinProbe probe(
            JoinSpec spec,
            List<ColumnVector> columns,
            int rows,
            boolean marked,
            int batchSize,
            IndexRoom room) {
        if (!marked) {
            return new JoinProbe(spec, columns, rows, batchSize, room);
        }
        int last = columns.size() - 1;
        JoinProbe probe = new JoinProbe(spec, columns.subList(0, last), rows, batchSize, room);
        boolean[] matched = ((BooleanVector) Vectors.flatten(columns.get(last))).values();
        for (int row = 0; row < rows; row++) {
            if (matched[row]) {
                probe.marks().build().set(row);
            }
        }
        return probe;
    }

    /** Takes build rows, in memory if it can. */
    void addBuild(Batch batch) {
        buildRows += batch.selectedCount();
        Batch[] parts = build.split(batch);
        for (int part = 0; part < parts.length; part++) {
            if (parts[part].selectedCount() > 0) {
                addBuild(part, parts[part]);
            }
        }
    }

    private void addBuild(int part, Batch rows) {
        RowStore store = resident[part];
        while (store != null && !store.offer(rows)) {
            if (residentBytes() >= memory.budget().least() && residentBytes() > 0) {
                evictLargest();
                store = resident[part];
            } else {
                store.force(rows);
                return;
            }
        }
        if (store == null) {
            build.add(part, withMarks(rows, null));
        }
    }

    private long residentBytes() {
        long bytes = 0;
        for (RowStore store : resident) {
            bytes += store == null ? 0 : store.bytes();
        }
        return bytes;
    }

    private int residentRows() {
        int rows = 0;
        for (RowStore store : resident) {
            rows += store == null ? 0 : store.rows();
        }
        return rows;
    }

    private void evictLargest() {
        int largest = -1;
        long most = -1;
        for (int part = 0; part < resident.length; part++) {
            RowStore store = resident[part];
            if (store != null && store.bytes() > most) {
                largest = part;
                most = store.bytes();
            }
        }
        evict(largest);
    }

    private void evict(int part) {
        RowStore store = resident[part];
        resident[part] = null;
        if (store != null) {
            int files = part;
            store.drain(rows -> build.add(files, withMarks(rows, null)));
        }
    }

    /** Puts all build rows on disk. */
    void evictAll() {
        for (int part = 0; part < resident.length; part++) {
            evict(part);
        }
    }

    /**
     * The build rows on disk say whether they had a match, if that matters.
     *
     * @param matched of each row; null if the rows say so themselves or have had none
     */
    private Batch withMarks(Batch rows, boolean @Nullable [] matched) {
        if (!spec.marksBuild() || marked && matched == null) {
            return rows;
        }
        Batch plain = Vectors.compact(rows);
        List<ColumnVector> columns =
                new ArrayList<>(plain.columns().subList(0, spec.buildTypes().size()));
        boolean[] marks = matched == null ? new boolean[plain.rowCount()] : matched;
        columns.add(new BooleanVector(DataType.BOOLEAN, marks, null, plain.rowCount()));
        return Batch.of(plain.rowCount(), columns);
    }

    /** What stays in memory, if there is anything; its index is reserved. */
    Optional<JoinProbe> takeResident() {
        while (!memory.tryGrow(indexBytes()) && residentBytes() > 0) {
            if (residentBytes() < memory.budget().least()) {
                memory.force(memory.bytes() + indexBytes());
                break;
            }
            evictLargest();
        }
        int rows = residentRows();
        RowStore all = new RowStore(stored(spec, marked), memory);
        for (RowStore store : resident) {
            if (store != null) {
                store.drain(all::force);
            }
        }
        return isAllOnDisk()
                ? Optional.empty()
                : Optional.of(
                        probe(
                                spec,
                                all.takeAll(),
                                rows,
                                marked,
                                runtime.batchSize(),
                                IndexRoom.NONE));
    }

    private long indexBytes() {
        int rows = residentRows();
        return rows == 0 ? 0 : spec.indexBytes(rows) + RowBits.bytes(rows);
    }

    private boolean isAllOnDisk() {
        return Arrays.stream(resident).allMatch(store -> store == null);
    }

    /** Puts probe rows aside whose build rows are on disk, and returns the others. */
    Batch route(Batch batch) {
        if (batch.selectedCount() == 0) {
            return batch;
        }
        Batch[] parts = probe.split(batch);
        boolean[] here = new boolean[batch.rowCount()];
        int count = 0;
        for (int part = 0; part < parts.length; part++) {
            Batch rows = parts[part];
            if (rows.selectedCount() == 0) {
                continue;
            }
            if (resident[part] == null) {
                probe.add(part, rows);
            } else {
                for (int n = 0; n < rows.selectedCount(); n++) {
                    here[rows.row(n)] = true;
                }
                count += rows.selectedCount();
            }
        }
        return select(batch, here, count);
    }

    private static Batch select(Batch batch, boolean[] here, int count) {
        int[] rows = new int[count];
        int at = 0;
        for (int row = 0; row < here.length; row++) {
            if (here[row]) {
                rows[at++] = row;
            }
        }
        return batch.select(rows, count);
    }

    /**
     * Puts build rows on disk that were in memory and have been probed already.
     *
     * @param isNew whether they have not been counted
     */
    void addProbed(Batch rows, boolean[] matched, boolean isNew) {
        Arrays.fill(resident, null);
        buildRows += isNew ? rows.selectedCount() : 0;
        build.add(withMarks(rows, matched));
    }

    /** The join of the next part on disk; empty if there is none. */
    Optional<Operator> nextJoin() {
        while (next < Partitions.COUNT) {
            int part = next++;
            Optional<RowRun> builds = build.take(part);
            Optional<RowRun> probes = probe.take(part);
            if (matters(builds.isPresent(), probes.isPresent())) {
                return Optional.of(join(builds, probes));
            }
        }
        return Optional.empty();
    }

    /** Whether rows can come of a part. */
    private boolean matters(boolean builds, boolean probes) {
        return builds && (probes || spec.marksBuild()) || probes && !spec.emptyBuildEnds();
    }

    private Operator join(Optional<RowRun> builds, Optional<RowRun> probes) {
        Operator buildRowsOfPart = input(builds);
        Operator probeRows = input(probes);
        long rows = builds.map(RowRun::rows).orElse(0L);
        boolean uncut = rows > UNCUT * buildRows || level >= DEEPEST;
        boolean marks = spec.marksBuild();
        return uncut
                ? new ChunkedJoin(
                        spec, probeRows, buildRowsOfPart, new ArrayDeque<>(), marks, runtime)
                : new JoinOperator(spec, probeRows, buildRowsOfPart, runtime, level + 1);
    }

    private Operator input(Optional<RowRun> run) {
        return run.<Operator>map(rows -> new RunInput(rows, runtime))
                .orElseGet(() -> new UnionAllOperator(List.of()));
    }

    /** Ends the writing, so that no buffers are held. */
    void finish() {
        build.finish();
        probe.finish();
        Arrays.fill(resident, null);
    }

    @Override
    public void close() {
        Arrays.fill(resident, null);
        build.close();
        probe.close();
    }
}
