package io.tauro.connector.files;

import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.Reason;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A table of files. What it knew of them when it was made serves for its schema and statistics;
 * each scan lists them anew.
 */
final class FilesTable implements SourceTable {

    private final TableSource.Files source;
    private final FormatTable format;
    private final FileSelection selection;
    private final TableLayout layout;
    private final List<StoredObject> files;
    private final OpenState state;
    private volatile @Nullable TableStatistics statistics;

    FilesTable(
            TableSource.Files source,
            FormatTable format,
            FileSelection selection,
            TableLayout layout,
            List<StoredObject> files,
            OpenState state) {
        this.source = source;
        this.format = format;
        this.selection = selection;
        this.layout = layout;
        this.files = files;
        this.state = state;
    }

    @Override
    public Schema schema() {
        return layout.schema();
    }

    @Override
    public TableStatistics statistics() {
        TableStatistics known = statistics;
        if (known == null) {
            known =
                    PartitionStatistics.add(
                            format.statistics(files, layout.inFiles()), layout.partitions(), files);
            statistics = known;
        }
        return known;
    }

    @Override
    public Scan plan(ScanRequest request) {
        Pushdown pushdown = request.offer().explainedFilters(this::take).limit(true).accept();
        return new FilesScan(
                source,
                format,
                selection,
                layout,
                request,
                pushdown,
                this::estimate,
                files.size(),
                state);
    }

    private Taken take(Predicate filter) {
        if (!FilterValues.fit(filter, layout.schema())) {
            return Taken.none(
                    filter,
                    new Reason("a value is not of the type of its column", "a value of that type")
                            .toString());
        }
        if (layout.allInFiles(filter) && format.evaluates(filter)) {
            return Taken.exact(filter);
        }
        List<String> reasons = new ArrayList<>();
        boolean skips = false;
        boolean exact = true;
        for (String column : filter.columns()) {
            if (!layout.isPartition(column)) {
                exact = false;
                Optional<String> reason = reasonNotToSkip(column);
                skips |= reason.isEmpty();
                reason.ifPresent(reasons::add);
            } else {
                skips = true;
            }
        }
        if (exact) {
            return Taken.exact(filter);
        }
        return skips
                ? Taken.inexact(
                        filter,
                        new Reason(
                                        "only leaves out files or parts of them",
                                        "a condition on a partition column")
                                .toString())
                : Taken.none(filter, reasons.get(0));
    }

    private Optional<String> reasonNotToSkip(String column) {
        DataType type = layout.inFiles().column(column).orElseThrow().type();
        return format.reasonNotToSkipBy(type);
    }

    /**
     * Of the files that were there when the table was made, those that the partition filters leave.
     */
    private TableStatistics estimate(FileFilter filter, ScanRequest request, Pushdown pushdown) {
        TableStatistics all = statistics();
        double total = 0;
        double left = 0;
        for (StoredObject file : files) {
            total += file.size();
            left += filter.accepts(file) ? file.size() : 0;
        }
        double share = total == 0 ? 1 : left / total;
        OptionalDouble rows =
                all.rows().isPresent()
                        ? OptionalDouble.of(all.rows().getAsDouble() * share)
                        : all.rows();
        if (pushdown.limit() && rows.isPresent()) {
            rows =
                    OptionalDouble.of(
                            Math.min(rows.getAsDouble(), (double) request.limit().orElseThrow()));
        }
        return new TableStatistics(rows, OptionalDouble.of(left), all.columns());
    }

    /** Estimates a scan. */
    @FunctionalInterface
    interface Estimator {
        TableStatistics estimate(FileFilter filter, ScanRequest request, Pushdown pushdown);
    }

    /** Chooses files by what their paths say. */
    @FunctionalInterface
    interface FileFilter {
        boolean accepts(StoredObject file);
    }
}
