package io.tauro.connector.delta;

import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.internal.util.ColumnMapping.ColumnMappingMode;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.TypeChange;
import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.error.Suggestions;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a table at one version. Immutable. */
record DeltaColumns(Map<String, DeltaColumn> byName) {

    DeltaColumns {
        byName = new LinkedHashMap<>(byName);
    }

    /**
     * The columns that the log says, or those of them that are declared.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-2006} for a type that is not read
     */
    static DeltaColumns of(String table, Metadata metadata, Optional<Schema> declared) {
        Set<String> partitions = new HashSet<>();
        metadata.getPartitionColNames().forEach(name -> partitions.add(lower(name)));
        boolean byId =
                ColumnMapping.getColumnMappingMode(metadata.getConfiguration())
                        == ColumnMappingMode.ID;
        Map<String, DeltaColumn> columns = new LinkedHashMap<>();
        for (StructField field : metadata.getSchema().fields()) {
            if (declared.isEmpty() || declared.get().column(field.getName()).isPresent()) {
                boolean partition = partitions.contains(lower(field.getName()));
                columns.put(
                        field.getName(),
                        column(table, field, partition, byId ? id(field) : DeltaColumn.NONE));
            }
        }
        if (columns.isEmpty() && declared.isEmpty()) {
            throw DeltaErrors.notSupported(
                    table, "has no columns yet. Write its schema, then read it.");
        }
        return declared.isEmpty()
                ? new DeltaColumns(columns)
                : declared(table, columns, declared.get(), metadata.getSchema().fieldNames());
    }

    /** Delta tells names of columns apart without regard to case. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static DeltaColumn column(String table, StructField field, boolean partition, int id) {
        Optional<DataType> type = DeltaTypes.of(field.getDataType(), false);
        Optional<DataType> stored = DeltaTypes.of(field.getDataType(), true);
        if (type.isEmpty() || stored.isEmpty()) {
            throw DeltaErrors.notSupported(
                    table,
                    "has a column '"
                            + field.getName()
                            + "' of a type that is not read: "
                            + field.getDataType()
                            + ". Name the other columns in the schema of the table, with their types.");
        }
        Place place = partition ? Place.LOG : isConverted(field) ? Place.WIDENED : Place.FILE;
        Column column = Column.of(field.getName(), type.get()).nullable(field.isNullable());
        return new DeltaColumn(
                column,
                DeltaTypes.physicalName(field),
                id,
                stored.get(),
                place,
                !field.getTypeChanges().isEmpty());
    }

    private static int id(StructField field) {
        return field.getMetadata().contains(ColumnMapping.COLUMN_MAPPING_ID_KEY)
                ? ColumnMapping.getColumnId(field)
                : DeltaColumn.NONE;
    }

    /** Whether files may have a type that the decoder does not make the present one of. */
    private static boolean isConverted(StructField field) {
        for (TypeChange change : field.getTypeChanges()) {
            Optional<DataType> from = DeltaTypes.of(change.getFrom(), true);
            Optional<DataType> to = DeltaTypes.of(change.getTo(), true);
            if (from.isEmpty() || to.isEmpty() || !isDecoders(from.get(), to.get())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDecoders(DataType from, DataType to) {
        if (from.kind() == TypeKind.DECIMAL && to.kind() == TypeKind.DECIMAL) {
            return from.scale() == to.scale();
        }
        return from.kind().isInteger() && to.kind().isInteger()
                || from.kind() == TypeKind.REAL && to.kind() == TypeKind.DOUBLE;
    }

    private static DeltaColumns declared(
            String table, Map<String, DeltaColumn> columns, Schema declared, List<String> names) {
        Map<String, DeltaColumn> wanted = new LinkedHashMap<>();
        for (Column column : declared.columns()) {
            DeltaColumn known = columns.get(column.name());
            if (known == null) {
                throw FileErrors.schemaChanged(
                        table,
                        column.name(),
                        "is in the schema of the table, but not in the log."
                                + Suggestions.didYouMean(column.name(), names)
                                + " Correct the schema.");
            }
            if (!known.column().type().equals(column.type())) {
                throw FileErrors.schemaChanged(
                        table,
                        column.name(),
                        "is "
                                + known.column().type()
                                + " in the log, but "
                                + column.type()
                                + " in the schema of the table. Correct the schema, or leave it out.");
            }
            wanted.put(column.name(), known);
        }
        return new DeltaColumns(wanted);
    }

    /** Whether files know their columns by ids. */
    boolean areById() {
        return byName.values().stream().anyMatch(column -> column.id() != DeltaColumn.NONE);
    }

    /**
     * The same columns by their names in one file. One that the file does not have gets a name that
     * none there has.
     *
     * @param names the names by the ids
     */
    DeltaColumns in(Map<Integer, String> names) {
        Map<String, DeltaColumn> found = new LinkedHashMap<>();
        byName.forEach(
                (name, column) ->
                        found.put(
                                name,
                                column.id() == DeltaColumn.NONE
                                        ? column
                                        : column.called(
                                                names.getOrDefault(
                                                        column.id(), "\0" + column.physical()))));
        return new DeltaColumns(found);
    }

    /** The same columns, and more behind them. */
    DeltaColumns with(List<DeltaColumn> more) {
        Map<String, DeltaColumn> all = new LinkedHashMap<>(byName);
        more.forEach(column -> all.put(column.name(), column));
        return new DeltaColumns(all);
    }

    Schema schema() {
        return new Schema(byName.values().stream().map(DeltaColumn::column).toList());
    }

    DeltaColumn column(String name) {
        DeltaColumn column = byName.get(name);
        if (column == null) {
            throw new IllegalArgumentException("No column '" + name + "'");
        }
        return column;
    }

    /** The columns whose values are in the log. */
    List<DeltaColumn> inLog() {
        List<DeltaColumn> found = new ArrayList<>();
        for (DeltaColumn column : byName.values()) {
            if (column.place() == Place.LOG) {
                found.add(column);
            }
        }
        return found;
    }

    /**
     * Checks that columns are what they were when a query was planned.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4011} if one has gone, has another type or
     *     has become a partition
     */
    void require(Set<String> names, DeltaColumns planned, String table) {
        for (String name : names) {
            DeltaColumn before = planned.column(name);
            DeltaColumn now = byName.get(name);
            if (now == null
                    || !now.column().equals(before.column())
                    || now.place() != before.place()) {
                throw FileErrors.schemaChanged(
                        table,
                        name,
                        "is not what it was when the table was registered: its Delta table has another schema now. Register the table again.");
            }
        }
    }
}
