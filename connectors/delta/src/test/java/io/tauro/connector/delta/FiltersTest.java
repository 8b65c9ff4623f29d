package io.tauro.connector.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows under a filter are those for which it is true, whatever of it the scan does itself. */
class FiltersTest {

    private static final List<PredicateOperator> OPERATORS =
            List.of(
                    PredicateOperator.EQ,
                    PredicateOperator.NEQ,
                    PredicateOperator.LT,
                    PredicateOperator.LTE,
                    PredicateOperator.GT,
                    PredicateOperator.GTE,
                    PredicateOperator.IN,
                    PredicateOperator.NOT_IN);

    /** Each table, and the changes of one. */
    static Stream<TableSource> tables() throws java.io.IOException {
        return Stream.concat(
                SparkTablesTest.tables()
                        .filter(name -> !name.contains("@"))
                        .map(TableSource::delta),
                Stream.of(
                        TableSource.delta("skipping"),
                        TableSource.delta("changes_vectors").option("changes_from", 0)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyFilterLeavesTheRowsForWhichItIsTrue(TableSource source) {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(source);
            List<List<@Nullable Object>> rows = rows(table.plan(all(table)));
            List<Predicate> filters = filters(table.schema(), rows);
            List<Predicate> pairs = new ArrayList<>();
            for (int i = 0; i + 7 < filters.size(); i += 5) {
                pairs.add(filters.get(i).and(filters.get(i + 7)));
                pairs.add(filters.get(i).or(filters.get(i + 7)));
                pairs.add(filters.get(i).or(filters.get(i + 7)).not());
            }
            filters.addAll(pairs);

            for (Predicate filter : filters) {
                Scan scan = table.plan(all(table).withFilters(List.of(filter)));
                List<List<@Nullable Object>> found = rows(scan);
                List<String> expected = matching(table.schema(), rows, filter);
                boolean exact = scan.pushdown().filters().get(0).precision() == Precision.EXACT;
                assertThat(exact ? texts(found) : matching(table.schema(), found, filter))
                        .as("%s exact %s", filter, exact)
                        .isEqualTo(expected);
            }
        }
    }

    private static ScanRequest all(SourceTable table) {
        return ScanRequest.of(table.schema().names());
    }

    /** Conditions on each column with values that it has, and with such as are between them. */
    private static List<Predicate> filters(Schema schema, List<List<@Nullable Object>> rows) {
        List<Predicate> filters = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Column column = schema.column(i);
            int position = i;
            filters.add(new Condition(column.name(), PredicateOperator.IS_NULL, null));
            filters.add(new Condition(column.name(), PredicateOperator.IS_NOT_NULL, null));
            List<Object> values =
                    rows.stream()
                            .map(row -> row.get(position))
                            .filter(Objects::nonNull)
                            .filter(Comparable.class::isInstance)
                            .distinct()
                            .toList();
            for (int v = 0; v < values.size(); v += Math.max(1, values.size() / 4)) {
                for (PredicateOperator operator : OPERATORS) {
                    boolean list =
                            operator == PredicateOperator.IN
                                    || operator == PredicateOperator.NOT_IN;
                    filters.add(
                            new Condition(
                                    column.name(),
                                    operator,
                                    list ? List.of(values.get(v)) : values.get(v)));
                }
            }
        }
        return filters;
    }

    private static List<String> matching(
            Schema schema, List<List<@Nullable Object>> rows, Predicate filter) {
        return texts(
                rows.stream()
                        .filter(
                                row ->
                                        PredicateEvaluator.isTrue(
                                                filter,
                                                name -> row.get(schema.names().indexOf(name))))
                        .toList());
    }

    private static List<String> texts(List<List<@Nullable Object>> rows) {
        List<String> texts = new ArrayList<>(rows.stream().map(Expected::value).toList());
        Collections.sort(texts);
        return texts;
    }

    private static List<List<@Nullable Object>> rows(Scan scan) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Split split : scan.splits()) {
            try (BatchReader reader = scan.open(split, TestReadContext.create())) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    for (int i = 0; i < batch.selectedCount(); i++) {
                        int row = batch.row(i);
                        List<@Nullable Object> values = new ArrayList<>();
                        batch.columns().forEach(column -> values.add(column.value(row)));
                        rows.add(values);
                    }
                }
            }
        }
        return rows;
    }
}
