package io.tauro.connector.delta;

import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.predicate.Predicate;
import io.tauro.type.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a scan wants of a file, by the names that the columns have there. Immutable.
 *
 * @param columns of the table
 * @param inFile the columns that the decoder looks at
 * @param skipping conditions that leave out parts of the file
 * @param filters conditions that each row must meet
 */
record FileColumns(
        DeltaColumns columns, Schema inFile, List<Predicate> skipping, List<Predicate> filters) {

    /**
     * @param names the columns to deliver
     * @param pushed conditions that leave out files or parts of them
     * @param exact those that a reader has to apply
     */
    static FileColumns of(
            DeltaColumns columns,
            List<String> names,
            List<Predicate> pushed,
            List<Predicate> exact) {
        Set<String> seen = new HashSet<>(names);
        pushed.forEach(filter -> seen.addAll(filter.columns()));
        Schema inFile =
                new Schema(
                        columns.byName().values().stream()
                                .filter(column -> column.place() == Place.FILE)
                                .filter(column -> seen.contains(column.name()))
                                .map(DeltaColumn::inFile)
                                .toList());
        PhysicalNames physical = new PhysicalNames(columns);
        List<Predicate> skipping = pushed.stream().map(one -> one.accept(physical)).toList();
        List<Predicate> filters =
                exact.stream()
                        .filter(one -> isInFile(one, columns))
                        .map(one -> one.accept(physical))
                        .toList();
        return new FileColumns(columns, inFile, skipping, filters);
    }

    private static boolean isInFile(Predicate filter, DeltaColumns columns) {
        return filter.columns().stream()
                .anyMatch(name -> columns.column(name).place() == Place.FILE);
    }
}
