package io.tauro.connector.delta;

import io.tauro.connector.files.LimitedReader;
import io.tauro.connector.files.TableFolder;
import io.tauro.connector.files.parquet.ParquetFiles;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Pushdown;
import io.tauro.spi.QueryScope;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scan of a Delta table. The log is looked at when {@link #splits()} is asked, so that a plan
 * that is used again sees the version of that moment; all scans of a query see one version.
 */
final class DeltaScan implements Scan {

    private static final Split NOTHING = () -> "nothing";

    private final TableFolder folder;
    private final StateSource states;
    private final ParquetFiles parquet;
    private final TableState planned;
    private final TableStatistics statistics;
    private final ScanRequest request;
    private final Pushdown pushdown;
    private volatile @Nullable String description;

    DeltaScan(
            TableFolder folder,
            StateSource states,
            ParquetFiles parquet,
            TableState planned,
            TableStatistics statistics,
            ScanRequest request,
            Pushdown pushdown) {
        this.folder = folder;
        this.states = states;
        this.parquet = parquet;
        this.planned = planned;
        this.statistics = statistics;
        this.request = request;
        this.pushdown = pushdown;
    }

    @Override
    public Schema schema() {
        return planned.columns().schema().select(request.columns());
    }

    @Override
    public Pushdown pushdown() {
        return pushdown;
    }

    @Override
    public TableStatistics estimate() {
        List<DataFile> chosen = choice(planned.columns()).of(planned.files());
        OptionalDouble rows = DeltaStatistics.rows(chosen);
        if (pushdown.limit() && rows.isPresent()) {
            double limit = (double) request.limit().orElseThrow();
            rows = OptionalDouble.of(Math.min(rows.getAsDouble(), limit));
        }
        return new TableStatistics(
                rows, OptionalDouble.of(DataFile.bytes(chosen)), statistics.columns());
    }

    private FileChoice choice(DeltaColumns columns) {
        return new FileChoice(pushdown.pushed(), columns);
    }

    @Override
    public String describe() {
        String known = description;
        if (known == null) {
            folder.requireOpen().run();
            chosen(states.current(new Cancellation()));
            known = description;
        }
        return known == null ? folder.source().toString() : known;
    }

    /** A state of now, with those of its files that the filters leave. */
    private TableState chosen(TableState now) {
        DeltaColumns columns = now.columns();
        Set<String> used = new LinkedHashSet<>(request.columns());
        request.filters().forEach(filter -> used.addAll(filter.columns()));
        columns.require(used, planned.columns(), folder.source().path());
        List<DataFile> chosen = choice(columns).of(now.files());
        int all = now.files().size();
        description =
                folder.source()
                        + " "
                        + now.version()
                        + ", "
                        + (chosen.size() == all ? "" : chosen.size() + " of ")
                        + counted(all, "file")
                        + ", "
                        + counted(request.columns().size(), "column");
        return new TableState(now.version(), columns, chosen);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    @Override
    public List<Split> splits() {
        return splits(1, 0);
    }

    @Override
    public List<Split> splits(int atOnce, double expectedRows) {
        folder.requireOpen().run();
        return splits(atOnce, chosen(states.current(new Cancellation())));
    }

    @Override
    public List<Split> splits(int atOnce, double expectedRows, QueryScope query) {
        folder.requireOpen().run();
        return splits(atOnce, chosen(PinnedState.of(states, query)));
    }

    /** A file each; where these are fewer than those who could read them, a row group each. */
    private List<Split> splits(int atOnce, TableState state) {
        FileReaders readers = readers(state.columns());
        List<Split> splits = new ArrayList<>();
        for (DataFile file : state.files()) {
            if (state.files().size() < atOnce) {
                readers.parts(file).forEach(piece -> splits.add(new DeltaSplit(readers, piece)));
            } else {
                splits.add(new DeltaSplit(readers, FilePiece.whole(file)));
            }
        }
        return splits.isEmpty() ? List.of(NOTHING) : splits;
    }

    private FileReaders readers(DeltaColumns columns) {
        List<Predicate> exact =
                pushdown.filters().stream()
                        .filter(one -> one.precision() == Pushdown.Precision.EXACT)
                        .map(Pushdown.Taken::filter)
                        .toList();
        return new FileReaders(
                folder.store(), parquet, columns, request.columns(), pushdown.pushed(), exact);
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        List<Split> splits = split == Split.WHOLE ? splits() : List.of(split);
        List<DeltaSplit> pieces =
                splits.stream()
                        .filter(DeltaSplit.class::isInstance)
                        .map(DeltaSplit.class::cast)
                        .toList();
        BatchReader reader = new PiecesReader(pieces.iterator(), folder.requireOpen(), context);
        return pushdown.limit() ? new LimitedReader(reader, request.limit().orElseThrow()) : reader;
    }

    /** A piece of a file, and how the files of its version are read. */
    record DeltaSplit(FileReaders readers, FilePiece piece) implements Split {
        @Override
        public String describe() {
            return piece.describe();
        }
    }
}
