package io.tauro.internal.information;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows a query asks for, so that nothing is found out that it does not want. */
final class Wanted {

    private final List<Predicate> filters;

    Wanted(List<Predicate> filters) {
        this.filters = filters;
    }

    /**
     * Whether rows with these values may be wanted: whatever is asked of these columns alone is
     * true.
     */
    boolean mayBe(Map<String, String> values) {
        return filters.stream()
                .filter(filter -> values.keySet().containsAll(filter.columns()))
                .allMatch(filter -> PredicateEvaluator.isTrue(filter, values::get));
    }

    boolean isSchema(String schema) {
        return mayBe(Map.of("table_catalog", "", "table_schema", schema));
    }

    boolean isTable(ListedTable table) {
        return mayBe(
                Map.of(
                        "table_catalog",
                        "",
                        "table_schema",
                        table.schema(),
                        "table_name",
                        table.name(),
                        "table_type",
                        table.type()));
    }

    /** Whether a row is wanted. */
    boolean isRow(InformationTable table, @Nullable Object[] row) {
        return filters.stream()
                .allMatch(
                        filter ->
                                PredicateEvaluator.isTrue(
                                        filter, column -> row[table.indexOf(column)]));
    }
}
