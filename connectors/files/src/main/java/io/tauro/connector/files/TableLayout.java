package io.tauro.connector.files;

import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the columns of a table come from. Immutable.
 *
 * @param schema all columns
 * @param inFiles those that stand in the files
 * @param partitions those that stand in the paths
 */
record TableLayout(Schema schema, Schema inFiles, Partitions partitions) {

    static TableLayout of(TableSource.Files source, FormatTable format, List<StoredObject> files) {
        Partitions partitions =
                Partitions.of(
                        source.partitions(),
                        FileSelection.fixed(source.path()),
                        source.schema(),
                        files);
        List<String> inPath = partitions.names();
        Schema columns =
                source.schema().isPresent()
                        ? format.check(without(source.schema().get(), inPath), files)
                        : format.infer(files);
        Map<String, Column> all = new LinkedHashMap<>();
        source.schema().orElse(columns).columns().forEach(column -> all.put(column.name(), column));
        columns.columns().forEach(column -> all.put(column.name(), column));
        partitions.columns().forEach(column -> all.put(column.name(), column));
        return new TableLayout(
                new Schema(new ArrayList<>(all.values())), without(columns, inPath), partitions);
    }

    private static Schema without(Schema schema, List<String> names) {
        return new Schema(
                schema.columns().stream()
                        .filter(column -> !names.contains(column.name()))
                        .toList());
    }

    boolean isPartition(String column) {
        return partitions.names().contains(column);
    }

    /** Whether a filter is about columns that stand in the files, and no others. */
    boolean allInFiles(Predicate filter) {
        Set<String> columns = filter.columns();
        return !columns.isEmpty() && columns.stream().noneMatch(this::isPartition);
    }
}
