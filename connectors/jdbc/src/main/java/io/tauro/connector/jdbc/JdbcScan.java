package io.tauro.connector.jdbc;

import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One statement, planned.
 *
 * @param limit the most rows that come, if that was taken
 * @param few whether few rows are expected
 */
record JdbcScan(
        JdbcConnector connector,
        JdbcTable table,
        Schema schema,
        Pushdown pushdown,
        SelectStatement statement,
        OptionalLong limit,
        boolean few)
        implements Scan {

    /** The table's statistics, cut by the limit; unknown behind a filter. */
    @Override
    public TableStatistics estimate() {
        if (table.isFiltered(pushdown)) {
            return TableStatistics.UNKNOWN;
        }
        TableStatistics whole = table.statistics();
        if (limit.isEmpty() || whole.rows().isEmpty()) {
            return whole;
        }
        double rows = Math.min((double) limit.getAsLong(), whole.rows().getAsDouble());
        return new TableStatistics(
                OptionalDouble.of(rows), OptionalDouble.empty(), whole.columns());
    }

    @Override
    public String describe() {
        return statement.sql().brief();
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        return connector.open(this, context);
    }

    @Override
    public String toString() {
        return describe();
    }
}
