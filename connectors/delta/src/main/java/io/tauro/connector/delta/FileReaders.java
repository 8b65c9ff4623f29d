package io.tauro.connector.delta;

import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.parquet.ParquetFiles;
import io.tauro.connector.files.parquet.RowMask;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Opens files of one version for one scan. Thread-safe. */
final class FileReaders {

    private final ObjectStore store;
    private final ParquetFiles parquet;
    private final DeltaColumns columns;
    private final List<DeltaColumn> wanted;

    /** The columns that the decoder looks at, by their names in the files. */
    private final Schema inFiles;

    private final List<Predicate> skipping;
    private final List<Predicate> filters;

    /**
     * @param names the columns to deliver
     * @param pushed conditions that leave out files or parts of them
     * @param exact those that a reader has to apply
     */
    FileReaders(
            ObjectStore store,
            ParquetFiles parquet,
            DeltaColumns columns,
            List<String> names,
            List<Predicate> pushed,
            List<Predicate> exact) {
        this.store = store;
        this.parquet = parquet;
        this.columns = columns;
        this.wanted = names.stream().map(columns::column).toList();
        Set<String> seen = new HashSet<>(names);
        pushed.forEach(filter -> seen.addAll(filter.columns()));
        this.inFiles =
                new Schema(
                        columns.byName().values().stream()
                                .filter(column -> column.place() == Place.FILE)
                                .filter(column -> seen.contains(column.name()))
                                .map(DeltaColumn::inFile)
                                .toList());
        this.skipping = physical(pushed);
        this.filters =
                physical(
                        exact.stream()
                                .filter(
                                        filter ->
                                                filter.columns().stream()
                                                        .anyMatch(
                                                                name ->
                                                                        columns.column(name).place()
                                                                                == Place.FILE))
                                .toList());
    }

    private List<Predicate> physical(List<Predicate> logical) {
        PhysicalNames names = new PhysicalNames(columns);
        return logical.stream().map(filter -> filter.accept(names)).toList();
    }

    /** The row groups of a file that may matter. */
    List<FilePiece> parts(DataFile file) {
        return rowGroups(file).stream().map(part -> new FilePiece(file, part)).toList();
    }

    private List<FilePart> rowGroups(DataFile file) {
        StoredObject object = object(file);
        return parquet.parts(object, inFiles, skipping, name -> known(file, name)).parts();
    }

    /** What the log knows of a column that the decoder does not look at. */
    private ValueRange known(DataFile file, String physical) {
        return columns.byName().values().stream()
                .filter(column -> PhysicalNames.of(column).equals(physical))
                .findFirst()
                .map(file::range)
                .orElse(ValueRange.UNKNOWN);
    }

    private StoredObject object(DataFile file) {
        StoredObject object =
                store.find(file.key()).orElseThrow(() -> DeltaErrors.gone(file.key()));
        if (file.size() >= 0 && object.size() != file.size()) {
            throw FileErrors.corrupt(
                    file.key(), "it is not as long as the log of its table says", null);
        }
        return object;
    }

    /** Readers for what may matter of a piece, to be opened one after the other. */
    List<Supplier<BatchReader>> open(FilePiece piece, ReadContext context) {
        DataFile file = piece.file();
        List<Predicate> found = context.dynamicFilters();
        if (!found.isEmpty() && !new FileChoice(found, columns).accepts(file)) {
            return List.of();
        }
        List<FilePart> parts = piece.part() == null ? rowGroups(file) : List.of(piece.part());
        List<Supplier<BatchReader>> readers = new ArrayList<>();
        for (FilePart part : parts) {
            readers.add(() -> open(file, part, context));
        }
        return readers;
    }

    private BatchReader open(DataFile file, FilePart part, ReadContext context) {
        RowMask mask = file.rows().mask();
        List<Column> read = new ArrayList<>();
        for (DeltaColumn column : wanted) {
            if (!file.values().containsKey(column.name())) {
                read.add(stored(part.file(), column));
            }
        }
        BatchReader reader =
                parquet.open(
                        part,
                        new Schema(read),
                        filters,
                        inFiles,
                        mask,
                        new PhysicalContext(context, columns));
        return new LogicalReader(reader, wanted, file);
    }

    /** As the decoder is asked for a column: with the type of the file where that is older. */
    private Column stored(StoredObject object, DeltaColumn column) {
        Column now = column.inFile();
        if (column.place() != Place.WIDENED) {
            return now;
        }
        DataType type =
                parquet.schema(object).column(now.name()).map(Column::type).orElse(now.type());
        return Conversions.isNeeded(type, now.type())
                ? Column.of(now.name(), type).nullable(now.nullable())
                : now;
    }
}
