package io.tauro.connector.delta;

import io.delta.kernel.CommitActions;
import io.delta.kernel.CommitRange;
import io.delta.kernel.CommitRangeBuilder.CommitBoundary;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.internal.DeltaHistoryManager;
import io.delta.kernel.internal.DeltaLogActionUtils.DeltaAction;
import io.delta.kernel.internal.fs.Path;
import io.delta.kernel.utils.CloseableIterator;
import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.connector.delta.DeltaOptions.Moment;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.spi.Cancellation;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changed between two versions, as a table: the columns of the last one, then what happened to
 * the row, in which version and when. Thread-safe.
 */
final class ChangeLog implements StateSource {

    static final String CHANGE_TYPE = "_change_type";
    static final String COMMIT_VERSION = "_commit_version";
    static final String COMMIT_TIMESTAMP = "_commit_timestamp";

    private static final String ENABLED = "delta.enableChangeDataFeed";

    private static final List<DeltaColumn> COLUMNS =
            List.of(
                    column(CHANGE_TYPE, DataType.VARCHAR, Place.EITHER),
                    column(COMMIT_VERSION, DataType.BIGINT, Place.LOG),
                    column(COMMIT_TIMESTAMP, DataType.TIMESTAMP_WITH_TIME_ZONE, Place.LOG));

    private static DeltaColumn column(String name, DataType type, Place place) {
        return new DeltaColumn(
                Column.of(name, type).nullable(false), name, DeltaColumn.NONE, type, place, false);
    }

    private final TableLog log;
    private final Moment from;
    private final Optional<Moment> to;

    ChangeLog(TableLog log, Moment from, Optional<Moment> to) {
        this.log = log;
        this.from = from;
        this.to = to;
    }

    @Override
    public TableState current(Cancellation cancellation) {
        return log.look(this::read, cancellation);
    }

    private TableState read(KernelEngine engine) {
        Snapshot last = log.snapshot(engine);
        long first = log.first(engine);
        long start = version(engine, from, last, true);
        long end = to.isEmpty() ? last.getVersion() : version(engine, to.get(), last, false);
        if (start < first || end > last.getVersion() || start > end) {
            throw DeltaErrors.option(
                    "changes_from",
                    "The Delta table '"
                            + log.table()
                            + "' has no changes from version "
                            + start
                            + " to "
                            + end
                            + ". Ask for versions from "
                            + first
                            + " to "
                            + last.getVersion()
                            + ", the earlier one first.");
        }
        Snapshot before = log.snapshot(engine, start);
        requireFeed(before.getMetadata().getConfiguration(), start);
        DeltaColumns columns = log.columns(log.snapshot(engine, end)).with(COLUMNS);
        CommitRange range =
                TableManager.loadCommitRange(TableFiles.ROOT, CommitBoundary.atVersion(start))
                        .withEndBoundary(CommitBoundary.atVersion(end))
                        .build(engine);
        return new TableState(
                "changes of versions " + start + " to " + end,
                columns,
                files(engine, range, before, columns));
    }

    private static long version(KernelEngine engine, Moment moment, Snapshot last, boolean from) {
        if (moment.version() != null) {
            return moment.version();
        }
        long time = moment.time() == null ? 0 : moment.time().toEpochMilli();
        Path path = new Path(TableFiles.ROOT + "/" + TableFiles.LOG);
        return from
                ? DeltaHistoryManager.getVersionAtOrAfterTimestamp(
                        engine, path, time, last, List.of())
                : DeltaHistoryManager.getVersionBeforeOrAtTimestamp(
                        engine, path, time, last, List.of());
    }

    private void requireFeed(Map<String, String> properties, long version) {
        if (!"true".equalsIgnoreCase(properties.get(ENABLED))) {
            throw DeltaErrors.notSupported(
                    log.table(),
                    "keeps no changes in version "
                            + version
                            + ". Set its property "
                            + ENABLED
                            + ", and ask for later versions.");
        }
    }

    private List<DataFile> files(
            KernelEngine engine, CommitRange range, Snapshot before, DeltaColumns columns) {
        List<DataFile> found = new ArrayList<>();
        Set<DeltaAction> wanted =
                Set.of(DeltaAction.ADD, DeltaAction.REMOVE, DeltaAction.CDC, DeltaAction.METADATA);
        try (CloseableIterator<CommitActions> commits =
                range.getCommitActions(engine, before, wanted)) {
            while (commits.hasNext()) {
                engine.cancellation().throwIfCancelled();
                try (CommitActions commit = commits.next()) {
                    CommitFiles files = CommitFiles.read(engine.files(), columns, commit);
                    files.properties()
                            .ifPresent(properties -> requireFeed(properties, commit.getVersion()));
                    found.addAll(files.changes());
                }
            }
            return found;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw FileErrors.corrupt(engine.files().below(TableFiles.LOG), "it cannot be read", e);
        }
    }
}
