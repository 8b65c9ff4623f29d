package io.tauro.connector.jdbc;

import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.Scan;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.type.Schema;
import java.util.HashMap;
import java.util.Map;

/** What is known of the columns of a step from those below, which have no fewer values. */
final class KnownColumns {

    private final Schema schema;
    private final Map<String, ColumnStatistics> known = new HashMap<>();

    private KnownColumns(Schema schema) {
        this.schema = schema;
    }

    static Map<String, ColumnStatistics> of(RelationalStep step) {
        KnownColumns columns = new KnownColumns(step.schema());
        if (step instanceof Filter filter) {
            columns.take(filter.input(), 0);
        } else if (step instanceof Ordering ordering) {
            columns.take(ordering.input(), 0);
        } else if (step instanceof Join join) {
            columns.take(join.left(), 0);
            columns.take(join.right(), join.left().schema().size());
        } else if (step instanceof Projection projection) {
            columns.take(projection);
        }
        return columns.known;
    }

    private void take(Scan input, int first) {
        Map<String, ColumnStatistics> below = input.estimate().columns();
        for (int i = 0; i < input.schema().size() && first + i < schema.size(); i++) {
            put(first + i, below, input.schema().column(i).name());
        }
    }

    private void take(Projection projection) {
        Map<String, ColumnStatistics> below = projection.input().estimate().columns();
        for (int i = 0; i < projection.terms().size(); i++) {
            if (projection.terms().get(i) instanceof ColumnTerm column) {
                put(i, below, projection.input().schema().column(column.index()).name());
            }
        }
    }

    private void put(int column, Map<String, ColumnStatistics> below, String name) {
        ColumnStatistics statistics = below.get(name);
        if (statistics != null) {
            known.put(schema.column(column).name(), statistics);
        }
    }
}
