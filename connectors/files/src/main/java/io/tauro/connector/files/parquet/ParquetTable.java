package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.FileParts;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.format.PreparedPart;
import io.tauro.connector.files.format.RangeTest;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.format.ValueRanges;
import io.tauro.connector.files.parquet.ColumnNames.Way;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.Span;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Parquet files of one table; a part is a row group. */
final class ParquetTable implements FormatTable {

    /** So many footers are read to find the columns and to estimate. */
    static final int SAMPLED_FILES = 256;

    private final ObjectStore store;
    private final String table;
    private final FooterCache footers;

    /** How columns are found; with their numbers from when the files were looked at. */
    private volatile ColumnNames names;

    ParquetTable(ObjectStore store, String table, Way way, FooterCache footers) {
        this.names = new ColumnNames(way, Map.of());
        this.store = store;
        this.table = table;
        this.footers = footers;
    }

    private static List<StoredObject> sample(List<StoredObject> files) {
        return files.subList(0, Math.min(files.size(), SAMPLED_FILES));
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        List<StoredObject> sampled = sample(files);
        lookAt(sampled);
        names = names.of(sampled.stream().map(file -> footers.get(store, file)).toList());
        InferredColumns columns = new InferredColumns(names);
        for (StoredObject file : sampled) {
            columns.add(file, footers.get(store, file));
        }
        if (columns.isEmpty()) {
            throw noColumns(files.get(0));
        }
        // A column that a file lacks is NULL there; and what was not looked at may lack any.
        return columns.schema(files.size() <= SAMPLED_FILES ? files.size() : Integer.MAX_VALUE);
    }

    private TauroException noColumns(StoredObject file) {
        String why =
                footers.get(store, file).unread().entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .map(one -> ": '" + one.getKey() + "' is not, because " + one.getValue())
                        .orElse("");
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "The files of table '"
                        + table
                        + "' have no column that can be read"
                        + why
                        + ". Write columns that can.",
                Map.of("file", file.key()),
                null);
    }

    /** The names of the columns of a file by their numbers, of those that have one. */
    Map<Integer, String> ids(StoredObject file) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (Field field : footers.get(store, file).fields()) {
            if (field.id() >= 0) {
                names.putIfAbsent(field.id(), field.name());
            }
        }
        return names;
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        lookAt(sample(files));
        names = names.of(sample(files).stream().map(file -> footers.get(store, file)).toList());
        Set<String> missing = new HashSet<>(declared.names());
        Set<String> found = new HashSet<>();
        for (StoredObject file : sample(files)) {
            Footer footer = footers.get(store, file);
            for (Column column : declared.columns()) {
                if (field(footer, column, file).isPresent()) {
                    missing.remove(column.name());
                }
            }
            footer.fields().forEach(field -> found.add(field.name()));
        }
        if (!missing.isEmpty() && files.size() <= SAMPLED_FILES) {
            String name =
                    declared.names().stream().filter(missing::contains).findFirst().orElseThrow();
            throw FileErrors.schemaChanged(
                    files.get(0).key(),
                    name,
                    "is in the schema of the table, but in none of its files."
                            + Suggestions.didYouMean(name, found)
                            + " Correct the schema.");
        }
        return declared;
    }

    /**
     * The column of a file that a column of the table means; empty if the file does not have it.
     */
    private Optional<Field> field(Footer footer, Column column, StoredObject file) {
        String unread = footer.unread().get(column.name());
        if (unread != null) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "Column '"
                            + column.name()
                            + "' of file '"
                            + file.key()
                            + "' is not read, because "
                            + unread
                            + ". Leave it out of the schema.",
                    Map.of("file", file.key(), "column", column.name()),
                    null);
        }
        Optional<Field> field = find(footer, column.name(), file);
        if (field.isPresent()
                && !NestedColumns.allows(field.get(), column.type(), names.ofFields())) {
            throw FileErrors.schemaChanged(
                    file.key(),
                    column.name(),
                    "is "
                            + field.get().type()
                            + ", but "
                            + column.type()
                            + " in the table. Declare another type in the schema of the table, or write the file alike.");
        }
        return field;
    }

    private Optional<Field> find(Footer footer, String column, StoredObject file) {
        try {
            return names.find(footer, column);
        } catch (MalformedData e) {
            throw FileErrors.schemaChanged(
                    file.key(), column, "is not to be told: there are " + e.getMessage() + ".");
        }
    }

    @Override
    public Optional<String> reasonNotToSkipBy(DataType type) {
        return Optional.empty();
    }

    @Override
    public void lookAt(List<StoredObject> files) {
        footers.load(store, files);
    }

    @Override
    public FileParts parts(
            StoredObject file, Schema columns, List<Predicate> filters, ValueRanges known) {
        Footer footer = footers.get(store, file);
        Map<String, Optional<Field>> fields = fields(footer, columns, file);
        List<FilePart> parts = new ArrayList<>();
        int total = footer.groups().size();
        for (int i = 0; i < total; i++) {
            RowGroup group = footer.groups().get(i);
            ValueRanges ranges = name -> range(name, fields, group, known);
            if (group.rows() > 0 && RangeTest.mayHold(filters, ranges)) {
                parts.add(new FilePart(file, i, total == 1));
            }
        }
        return new FileParts(parts, total, "row groups");
    }

    @Override
    public boolean mayHold(
            FilePart part, Schema columns, List<Predicate> filters, ValueRanges known) {
        Footer footer = footers.get(store, part.file());
        Map<String, Optional<Field>> fields = fields(footer, columns, part.file());
        RowGroup group = footer.groups().get(part.index());
        return RangeTest.mayHold(filters, name -> range(name, fields, group, known));
    }

    private Map<String, Optional<Field>> fields(Footer footer, Schema columns, StoredObject file) {
        Map<String, Optional<Field>> fields = new LinkedHashMap<>();
        for (Column column : columns.columns()) {
            fields.put(column.name(), field(footer, column, file));
        }
        return fields;
    }

    private static ValueRange range(
            String name, Map<String, Optional<Field>> fields, RowGroup group, ValueRanges known) {
        Optional<Field> field = fields.get(name);
        if (field == null) {
            return known.range(name);
        }
        return field.map(
                        found ->
                                found.flat()
                                        .map(column -> Footer.chunk(group, column).range())
                                        .orElse(ValueRange.UNKNOWN))
                .orElse(ValueRange.ALL_NULL);
    }

    @Override
    public TableStatistics statistics(List<StoredObject> files, Schema columns) {
        List<StoredObject> sampled = sample(files);
        lookAt(sampled);
        return new FooterStatistics(
                        sampled.stream().map(file -> footers.get(store, file)).toList(),
                        columns,
                        names)
                .summarize(
                        sampled.stream().mapToDouble(StoredObject::size).sum(),
                        files.stream().mapToDouble(StoredObject::size).sum());
    }

    /** Patterns are better matched by whoever has more than a definition of them. */
    @Override
    public boolean evaluates(Predicate filter) {
        return filter.accept(new WithoutPattern());
    }

    @Override
    public BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        return open(part, columns, filters, inFiles, null, context);
    }

    @Override
    public PreparedPart prepare(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        return prepare(part, columns, filters, inFiles, null, context);
    }

    BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            @Nullable RowMask mask,
            ReadContext context) {
        return prepare(part, columns, filters, inFiles, mask, context).open(context);
    }

    PreparedPart prepare(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            @Nullable RowMask mask,
            ReadContext context) {
        Footer footer = footers.get(store, part.file());
        RowGroup group = footer.groups().get(part.index());
        Schema read = withFiltered(columns, filters, inFiles);
        List<@Nullable Field> fields = new ArrayList<>();
        boolean any = false;
        for (Column column : read.columns()) {
            Field field =
                    field(footer, column, part.file())
                            .filter(found -> !NestedColumns.isAlwaysNull(found))
                            .orElse(null);
            if (field != null) {
                any = true;
            } else if (!column.nullable()) {
                throw FileErrors.schemaChanged(
                        part.file().key(),
                        column.name(),
                        "is NOT NULL in the table, but missing. Declare it nullable, or write the file alike.");
            }
            fields.add(field);
        }
        MaskedRows rows = new MaskedRows(mask, firstRow(footer, part.index()));
        if (!any) {
            List<@Nullable FieldReader> none = Collections.nCopies(fields.size(), null);
            GroupColumns missing = new GroupColumns(read.columns(), columns.size(), none);
            RowRanges all = RowRanges.all(group.rows());
            return PreparedPart.later(
                    later ->
                            new RowGroupReader(
                                    part, missing, filters, rows, all, group, null, later));
        }
        ObjectReader reader = store.open(part.file(), context.cancellation());
        try {
            List<Predicate> known = new ArrayList<>(filters);
            known.addAll(context.dynamicFilters());
            GroupPlan plan =
                    GroupPlan.of(
                            part,
                            group,
                            fields(footer, named(inFiles, known), part.file()),
                            known,
                            reader,
                            context);
            List<LeafColumn> leaves = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                if (field != null) {
                    leaves.addAll(
                            NestedColumns.leaves(field, read.column(i).type(), names.ofFields()));
                }
            }
            plan.announce(leaves);
            List<Span> spans = plan.spans(leaves);
            reader.willRead(spans);
            return new PreparedGroup(
                    part,
                    group,
                    read.columns(),
                    columns.size(),
                    fields,
                    names.ofFields(),
                    filters,
                    rows,
                    plan,
                    reader,
                    spans.stream().mapToLong(Span::length).sum());
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    /** The columns that conditions speak of. */
    private static Schema named(Schema columns, List<Predicate> filters) {
        Set<String> names = new HashSet<>();
        filters.forEach(filter -> names.addAll(filter.columns()));
        return new Schema(
                columns.columns().stream()
                        .filter(column -> names.contains(column.name()))
                        .toList());
    }

    /** Where in the file a row group begins. */
    private static long firstRow(Footer footer, int group) {
        return footer.groups().subList(0, group).stream().mapToLong(RowGroup::rows).sum();
    }

    /** The columns to deliver, then those that are only filtered by. */
    private static Schema withFiltered(Schema columns, List<Predicate> filters, Schema inFiles) {
        List<Column> read = new ArrayList<>(columns.columns());
        Set<String> names = new HashSet<>(columns.names());
        for (Predicate filter : filters) {
            for (String name : filter.columns()) {
                if (names.add(name)) {
                    read.add(inFiles.column(name).orElseThrow());
                }
            }
        }
        return new Schema(read);
    }
}
