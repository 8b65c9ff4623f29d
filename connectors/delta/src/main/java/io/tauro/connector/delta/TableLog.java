package io.tauro.connector.delta;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.DeltaHistoryManager;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.fs.Path;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.type.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The log of one table, replayed by the kernel. Keeps the latest state. Thread-safe. */
final class TableLog {

    private final ObjectStore store;
    private final String table;
    private final Optional<Schema> declared;
    private volatile TableState.@Nullable Latest latest;

    /**
     * @param table the key of its folder
     * @param declared the columns to read; all if empty
     */
    TableLog(ObjectStore store, String table, Optional<Schema> declared) {
        this.store = store;
        this.table = table;
        this.declared = declared;
    }

    String table() {
        return table;
    }

    /** The latest state; replays the log only if there is a commit that was not seen. */
    TableState latest(Cancellation cancellation) {
        TableState.Latest known = latest;
        if (known == null || !isLatest(known)) {
            known = look(this::load, cancellation);
            latest = known;
        }
        return known.state();
    }

    private boolean isLatest(TableState.Latest known) {
        TableFiles files = new TableFiles(store, table);
        return known.commit().isPresent()
                && store.find(files.below(commit(known.number()))).equals(known.commit())
                && store.find(files.below(commit(known.number() + 1))).isEmpty();
    }

    private static String commit(long version) {
        return String.format(Locale.ROOT, "%s/%020d.json", TableFiles.LOG, version);
    }

    private TableState.Latest load(KernelEngine engine) {
        Snapshot snapshot = snapshot(engine);
        long version = snapshot.getVersion();
        Optional<StoredObject> commit = engine.files().find(engine.files().below(commit(version)));
        return new TableState.Latest(state(engine, snapshot), version, commit);
    }

    /** The state of a version. */
    TableState at(long version) {
        return look(
                engine -> {
                    Snapshot last = snapshot(engine);
                    long first = first(engine);
                    if (version < first || version > last.getVersion()) {
                        throw DeltaErrors.option(
                                "version",
                                "The Delta table '"
                                        + table
                                        + "' has no version "
                                        + version
                                        + ". Ask for one from "
                                        + first
                                        + " to "
                                        + last.getVersion()
                                        + ".");
                    }
                    return state(engine, snapshot(engine, version));
                },
                new Cancellation());
    }

    /** The state of the last version that was there at a moment. */
    TableState at(Instant moment) {
        return look(
                engine -> {
                    Snapshot last = snapshot(engine);
                    Snapshot found;
                    try {
                        found =
                                TableManager.loadSnapshot(TableFiles.ROOT)
                                        .atTimestamp(moment.toEpochMilli(), last)
                                        .build(engine);
                    } catch (KernelException e) {
                        Instant first =
                                Instant.ofEpochMilli(
                                        snapshot(engine, first(engine)).getTimestamp(engine));
                        Instant newest = Instant.ofEpochMilli(last.getTimestamp(engine));
                        if (!moment.isBefore(first) && !moment.isAfter(newest)) {
                            throw e;
                        }
                        throw DeltaErrors.option(
                                "timestamp",
                                "The Delta table '"
                                        + table
                                        + "' has no version of "
                                        + moment
                                        + ". Ask for a time from "
                                        + first
                                        + " to "
                                        + newest
                                        + ".");
                    }
                    return state(engine, found);
                },
                new Cancellation());
    }

    /** The first version that can still be read. */
    long first(KernelEngine engine) {
        return DeltaHistoryManager.getEarliestRecreatableCommit(
                engine, new Path(TableFiles.ROOT + "/" + TableFiles.LOG), Optional.empty());
    }

    Snapshot snapshot(KernelEngine engine) {
        return TableManager.loadSnapshot(TableFiles.ROOT).build(engine);
    }

    Snapshot snapshot(KernelEngine engine, long version) {
        return TableManager.loadSnapshot(TableFiles.ROOT).atVersion(version).build(engine);
    }

    /** Asks the kernel, and tells its errors as ours. */
    <T> T look(Function<KernelEngine, T> question, Cancellation cancellation) {
        try {
            return question.apply(new KernelEngine(new TableFiles(store, table), cancellation));
        } catch (TauroException e) {
            throw e;
        } catch (RuntimeException e) {
            throw DeltaErrors.of(e, table);
        }
    }

    /** The columns of a version. */
    DeltaColumns columns(Snapshot snapshot) {
        return DeltaColumns.of(table, snapshot.getMetadata(), declared);
    }

    private TableState state(KernelEngine engine, Snapshot snapshot) {
        DeltaColumns columns = columns(snapshot);
        // Partition columns that are not read count as well: the log has them for each file.
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                engine.cancellation().throwIfCancelled();
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row add = rows.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
                        files.add(file(engine.files(), columns, new AddFile(add)));
                    }
                }
            }
        } catch (IOException e) {
            throw FileErrors.corrupt(engine.files().below(TableFiles.LOG), "it cannot be read", e);
        }
        files.sort(Comparator.comparing(DataFile::key));
        return new TableState("version " + snapshot.getVersion(), columns, files);
    }

    private static DataFile file(TableFiles files, DeltaColumns columns, AddFile add) {
        String key = files.keyOfLog(add.getPath());
        CountedRows rows =
                add.getDeletionVector()
                        .<CountedRows>map(vector -> new DeletionVector(files, key, vector))
                        .orElse(CountedRows.ALL);
        return new DataFile(
                key,
                add.getSize(),
                values(files, columns, VectorUtils.toJavaMap(add.getPartitionValues())),
                new FileStatistics(add.getStatsJson().orElse(null)),
                rows);
    }

    /** The values of the columns that are in the log, by their names. */
    static Map<String, @Nullable Object> values(
            TableFiles files, DeltaColumns columns, Map<String, @Nullable String> texts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (DeltaColumn column : columns.inLog()) {
            try {
                values.put(
                        column.name(),
                        PartitionValues.parse(
                                column.column().type(), texts.get(column.physical())));
            } catch (IllegalArgumentException e) {
                throw FileErrors.corrupt(
                        files.below(TableFiles.LOG),
                        "the partition column '"
                                + column.name()
                                + "' has a value that is not "
                                + column.column().type(),
                        null);
            }
        }
        return values;
    }
}
