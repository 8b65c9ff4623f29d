package io.tauro.connector.files;

import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.FileParts;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.format.PartsAhead;
import io.tauro.connector.files.format.PreparedPart;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scan of files. They are listed when {@link #splits()} is asked, so that a plan that is used
 * again sees new files; a split remembers its file as it was then.
 */
final class FilesScan implements Scan {

    private static final Split NOTHING = () -> "nothing";

    /** Of so many files is known at the same time what is in them; there may be a million. */
    private static final int FILES_AT_ONCE = 256;

    private final TableSource.Files source;
    private final FormatTable format;
    private final FileSelection selection;
    private final TableLayout layout;
    private final ScanRequest request;
    private final Schema schema;
    private final Pushdown pushdown;
    private final FilesTable.Estimator estimator;

    /** How many files the table had when it was made: not all need be listed now. */
    private final int knownFiles;

    private final OpenState state;
    private final List<Predicate> onPartitions;
    private final List<Predicate> onRows;
    private volatile @Nullable String description;

    FilesScan(
            TableSource.Files source,
            FormatTable format,
            FileSelection selection,
            TableLayout layout,
            ScanRequest request,
            Pushdown pushdown,
            FilesTable.Estimator estimator,
            int knownFiles,
            OpenState state) {
        this.source = source;
        this.format = format;
        this.selection = selection;
        this.layout = layout;
        this.request = request;
        this.schema = layout.schema().select(request.columns());
        this.pushdown = pushdown;
        this.estimator = estimator;
        this.knownFiles = knownFiles;
        this.state = state;
        this.onPartitions = exact(pushdown, false);
        this.onRows = exact(pushdown, true);
    }

    private List<Predicate> exact(Pushdown taken, boolean inFiles) {
        return taken.filters().stream()
                .filter(one -> one.precision() == Pushdown.Precision.EXACT)
                .map(Pushdown.Taken::filter)
                .filter(filter -> layout.allInFiles(filter) == inFiles)
                .toList();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Pushdown pushdown() {
        return pushdown;
    }

    @Override
    public TableStatistics estimate() {
        return estimator.estimate(this::accepts, request, pushdown);
    }

    private boolean accepts(StoredObject file) {
        if (onPartitions.isEmpty()) {
            return true;
        }
        Map<String, @Nullable Object> values = layout.partitions().values(file);
        return onPartitions.stream()
                .allMatch(filter -> PredicateEvaluator.isTrue(filter, values::get));
    }

    /** Whether a folder may hold files that the filters on partitions leave. */
    private FolderWalk.Verdict verdict(String folder) {
        if (onPartitions.isEmpty()) {
            return FolderWalk.Verdict.WANTED;
        }
        Map<String, @Nullable Object> values = layout.partitions().known(folder);
        FolderWalk.Verdict verdict = FolderWalk.Verdict.WANTED;
        for (Predicate filter : onPartitions) {
            if (!values.keySet().containsAll(filter.columns())) {
                verdict = FolderWalk.Verdict.OPEN;
            } else if (!PredicateEvaluator.isTrue(filter, values::get)) {
                return FolderWalk.Verdict.SKIP;
            }
        }
        return verdict;
    }

    @Override
    public String describe() {
        String known = description;
        if (known == null) {
            splits();
            known = description;
        }
        return known == null ? source.toString() : known;
    }

    @Override
    public List<Split> splits() {
        state.requireOpen();
        List<StoredObject> files = selection.list(this::verdict);
        List<StoredObject> accepted = files.stream().filter(this::accepts).toList();
        List<FilePart> found = new ArrayList<>();
        int total = 0;
        String unit = "";
        for (int i = 0; i < accepted.size(); i++) {
            if (i % FILES_AT_ONCE == 0) {
                format.lookAt(accepted.subList(i, Math.min(accepted.size(), i + FILES_AT_ONCE)));
            }
            FileParts parts = parts(accepted.get(i));
            total += parts.total();
            unit = parts.unit().isEmpty() ? unit : parts.unit();
            found.addAll(parts.parts());
        }
        int all = onPartitions.isEmpty() ? files.size() : Math.max(files.size(), knownFiles);
        description = describe(found.size(), total, unit, accepted.size(), all);
        return found.isEmpty() ? List.of(NOTHING) : splits(found);
    }

    private List<Split> splits(List<FilePart> parts) {
        PartsAhead ahead =
                new PartsAhead(
                        parts.size(),
                        (index, context) -> prepare(parts.get(index), context),
                        selection.store().helpers());
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            splits.add(new FileSplit(parts.get(i), i, ahead));
        }
        return splits;
    }

    private FileParts parts(StoredObject file) {
        List<Predicate> filters = pushdown.pushed();
        Map<String, @Nullable Object> known = layout.partitions().values(file);
        return format.parts(
                file,
                layout.inFiles(),
                filters,
                column ->
                        known.containsKey(column)
                                ? ValueRange.constant(known.get(column))
                                : ValueRange.UNKNOWN);
    }

    private String describe(int parts, int total, String unit, int accepted, int files) {
        StringBuilder text = new StringBuilder(source.toString()).append(' ');
        String found = format.describe();
        text.append(found.isEmpty() ? "" : "(" + found + ") ");
        text.append(counted(request.columns().size(), "column")).append(", ");
        if (!unit.isEmpty()) {
            text.append(parts == total ? "" : parts + " of ")
                    .append(total)
                    .append(' ')
                    .append(unit)
                    .append(", ");
        }
        text.append(accepted == files ? "" : accepted + " of ").append(counted(files, "file"));
        return text.toString();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        List<Split> splits = split == Split.WHOLE ? splits() : List.of(split);
        List<FileSplit> parts =
                splits.stream()
                        .filter(FileSplit.class::isInstance)
                        .map(FileSplit.class::cast)
                        .toList();
        BatchReader reader =
                new ChainedReader<>(
                        parts.iterator(), part -> openPart(part, context), state, context);
        return pushdown.limit() ? new LimitedReader(reader, request.limit().orElseThrow()) : reader;
    }

    private BatchReader openPart(FileSplit split, ReadContext context) {
        if (isWanted(split.part(), context.dynamicFilters())) {
            return split.ahead().open(split.index(), context);
        }
        split.ahead().skip(split.index());
        return new EmptyReader();
    }

    /** Whether a row of the part may still matter to the query. */
    private boolean isWanted(FilePart part, List<Predicate> filters) {
        Map<String, @Nullable Object> known = layout.partitions().values(part.file());
        return filters.isEmpty()
                || format.mayHold(
                        part,
                        layout.inFiles(),
                        filters,
                        column ->
                                known.containsKey(column)
                                        ? ValueRange.constant(known.get(column))
                                        : ValueRange.UNKNOWN);
    }

    /** Nothing is sent for a part that does not matter, as far as is known by now. */
    private PreparedPart prepare(FilePart part, ReadContext context) {
        List<String> inFile =
                request.columns().stream().filter(name -> !layout.isPartition(name)).toList();
        Schema columns = layout.inFiles().select(inFile);
        PreparedPart prepared =
                isWanted(part, context.dynamicFilters())
                        ? format.prepare(part, columns, onRows, layout.inFiles(), context)
                        : PreparedPart.later(
                                later ->
                                        format.open(
                                                part, columns, onRows, layout.inFiles(), later));
        return inFile.size() == request.columns().size()
                ? prepared
                : new PartitionedPart(prepared, schema(), layout, part.file());
    }

    /** A part that need not be looked at. */
    private record EmptyReader() implements BatchReader {
        @Override
        public io.tauro.data.@Nullable Batch next() {
            return null;
        }

        @Override
        public void close() {}
    }

    private record FileSplit(FilePart part, int index, PartsAhead ahead) implements Split {
        @Override
        public String describe() {
            return part.describe();
        }
    }
}
