package io.tauro.connector.delta;

import io.delta.kernel.CommitActions;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.tauro.connector.files.format.FileErrors;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one commit, and which of their rows changed how. Not thread-safe. */
final class CommitFiles {

    private final TableFiles files;
    private final DeltaColumns columns;
    private final long version;
    private final Instant time;
    private final Map<String, Row> added = new LinkedHashMap<>();
    private final Map<String, Row> removed = new LinkedHashMap<>();
    private final List<Row> feed = new ArrayList<>();
    private @Nullable Map<String, String> properties;

    private CommitFiles(TableFiles files, DeltaColumns columns, CommitActions commit) {
        this.files = files;
        this.columns = columns;
        this.version = commit.getVersion();
        this.time = Instant.ofEpochMilli(commit.getTimestamp());
    }

    static CommitFiles read(TableFiles files, DeltaColumns columns, CommitActions commit)
            throws IOException {
        CommitFiles found = new CommitFiles(files, columns, commit);
        try (CloseableIterator<ColumnarBatch> batches = commit.getActions()) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        found.action(rows.next());
                    }
                }
            }
        }
        return found;
    }

    private void action(Row row) {
        Row add = struct(row, "add");
        Row remove = struct(row, "remove");
        Row change = struct(row, "cdc");
        Row metadata = struct(row, "metaData");
        if (add != null && flag(add, "dataChange")) {
            added.put(text(add, "path"), add);
        }
        if (remove != null && flag(remove, "dataChange")) {
            removed.put(text(remove, "path"), remove);
        }
        if (change != null) {
            feed.add(change);
        }
        if (metadata != null) {
            int ordinal = metadata.getSchema().indexOf("configuration");
            properties =
                    metadata.isNullAt(ordinal)
                            ? Map.of()
                            : VectorUtils.toJavaMap(metadata.getMap(ordinal));
        }
    }

    /** The properties of the table, if the commit has set them. */
    Optional<Map<String, String>> properties() {
        return Optional.ofNullable(properties);
    }

    /** What changed: as the commit has written it down, or else by the files it has exchanged. */
    List<DataFile> changes() {
        List<DataFile> changes = new ArrayList<>();
        if (!feed.isEmpty()) {
            feed.forEach(file -> changes.add(file(file, null, CountedRows.ALL)));
            return changes;
        }
        added.forEach(
                (path, add) -> {
                    Row before = removed.remove(path);
                    if (before == null) {
                        changes.add(file(add, "insert", rows(add)));
                    } else {
                        exchanged(changes, add, vector(add), vector(before));
                    }
                });
        removed.forEach((path, remove) -> changes.add(file(remove, "delete", rows(remove))));
        return changes;
    }

    /** The same file with another deletion vector. */
    private void exchanged(
            List<DataFile> changes,
            Row file,
            @Nullable DeletionVector now,
            @Nullable DeletionVector before) {
        if (now != null) {
            changes.add(file(file, "delete", new ChangedRows(now, before)));
        }
        if (before != null) {
            changes.add(file(file, "insert", new ChangedRows(before, now)));
        }
    }

    private DataFile file(Row action, @Nullable String change, CountedRows rows) {
        int partitions = action.getSchema().indexOf("partitionValues");
        if (action.isNullAt(partitions) && columns.inLog().size() > 2) {
            throw FileErrors.corrupt(
                    files.below(TableFiles.LOG),
                    "a commit does not say of which partition a file was that it removes",
                    null);
        }
        Map<String, @Nullable String> texts =
                action.isNullAt(partitions)
                        ? Map.of()
                        : VectorUtils.toJavaMap(action.getMap(partitions));
        Map<String, @Nullable Object> values = TableLog.values(files, columns, texts);
        values.put(ChangeLog.COMMIT_VERSION, version);
        values.put(ChangeLog.COMMIT_TIMESTAMP, time.atOffset(ZoneOffset.UTC));
        if (change != null) {
            values.put(ChangeLog.CHANGE_TYPE, change);
        }
        int size = action.getSchema().indexOf("size");
        int statistics = action.getSchema().indexOf("stats");
        return new DataFile(
                files.keyOfLog(text(action, "path")),
                action.isNullAt(size) ? -1 : action.getLong(size),
                values,
                statistics < 0 || action.isNullAt(statistics)
                        ? FileStatistics.NONE
                        : new FileStatistics(action.getString(statistics)),
                rows);
    }

    private CountedRows rows(Row action) {
        DeletionVector vector = vector(action);
        return vector == null ? CountedRows.ALL : vector;
    }

    private @Nullable DeletionVector vector(Row action) {
        Row vector = struct(action, "deletionVector");
        return vector == null
                ? null
                : new DeletionVector(
                        files,
                        files.keyOfLog(text(action, "path")),
                        DeletionVectorDescriptor.fromRow(vector));
    }

    private static @Nullable Row struct(Row row, String name) {
        int ordinal = row.getSchema().indexOf(name);
        return ordinal < 0 || row.isNullAt(ordinal) ? null : row.getStruct(ordinal);
    }

    private static boolean flag(Row row, String name) {
        int ordinal = row.getSchema().indexOf(name);
        return !row.isNullAt(ordinal) && row.getBoolean(ordinal);
    }

    private String text(Row row, String name) {
        int ordinal = row.getSchema().indexOf(name);
        if (row.isNullAt(ordinal)) {
            throw FileErrors.corrupt(files.below(TableFiles.LOG), "a file has no path", null);
        }
        return row.getString(ordinal);
    }
}
