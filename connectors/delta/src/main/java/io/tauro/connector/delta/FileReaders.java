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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Opens files of one version for one scan. Thread-safe. */
final class FileReaders {

    private final ObjectStore store;
    private final ParquetFiles parquet;
    private final DeltaColumns columns;
    private final List<String> names;
    private final List<Predicate> pushed;
    private final List<Predicate> exact;

    /** For files that call columns as the log does. */
    private final FileColumns usual;

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
        this.names = names;
        this.pushed = pushed;
        this.exact = exact;
        this.usual = FileColumns.of(columns, names, pushed, exact);
    }

    /** The columns as a file calls them: by their ids, where the table and the file have some. */
    private FileColumns columns(StoredObject object) {
        Map<Integer, String> ids = columns.areById() ? parquet.ids(object) : Map.of();
        return ids.isEmpty() ? usual : FileColumns.of(columns.in(ids), names, pushed, exact);
    }

    /** The row groups of a file that may matter. */
    List<FilePiece> parts(DataFile file) {
        return rowGroups(file).stream().map(part -> new FilePiece(file, part)).toList();
    }

    private List<FilePart> rowGroups(DataFile file) {
        StoredObject object = object(file);
        FileColumns in = columns(object);
        return parquet.parts(object, in.inFile(), in.skipping(), name -> known(file, in, name))
                .parts();
    }

    /** What the log knows of a column that the decoder does not look at. */
    private ValueRange known(DataFile file, FileColumns in, String physical) {
        return in.columns().byName().values().stream()
                .filter(column -> PhysicalNames.of(column).equals(physical))
                .findFirst()
                .map(column -> file.range(columns.column(column.name())))
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
        FileColumns in = columns(part.file());
        List<DeltaColumn> wanted = names.stream().map(in.columns()::column).toList();
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
                        in.filters(),
                        in.inFile(),
                        mask,
                        new PhysicalContext(context, in.columns()));
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
