package io.tauro.connector.delta;

import io.tauro.connector.delta.DeltaColumn.Place;
import io.tauro.connector.files.format.RangeTest;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import java.util.List;

/**
 * Which files a scan needs, by what the log knows of them. Immutable.
 *
 * @param filters what each row must meet, or may leave out
 * @param columns of the table
 */
record FileChoice(List<Predicate> filters, DeltaColumns columns) {

    /** Whether a file may have a row for which all filters are true. */
    boolean accepts(DataFile file) {
        for (Predicate filter : filters) {
            boolean inLog =
                    filter.columns().stream()
                            .allMatch(name -> columns.column(name).place() == Place.LOG);
            if (inLog && !PredicateEvaluator.isTrue(filter, file.values()::get)) {
                return false;
            }
        }
        return RangeTest.mayHold(filters, name -> file.range(columns.column(name)));
    }

    List<DataFile> of(List<DataFile> files) {
        return filters.isEmpty() ? files : files.stream().filter(this::accepts).toList();
    }
}
