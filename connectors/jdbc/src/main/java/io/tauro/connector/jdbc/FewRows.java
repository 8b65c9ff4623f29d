package io.tauro.connector.jdbc;

import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.TableStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells scans of which all rows are likely to come at once from those that are to stream. Being
 * wrong costs time and no more.
 */
final class FewRows {

    /** So many rows are few. */
    static final int MOST = 64;

    /** Statistics are estimates. */
    private static final double CAUTION = 4;

    private FewRows() {}

    /**
     * Whether a scan delivers few rows, as far as its limit, the keys of the table and its
     * statistics tell.
     */
    static boolean areExpected(
            RemoteTable table,
            Supplier<TableStatistics> statistics,
            ScanRequest request,
            Pushdown pushdown) {
        if (!table.lookups().plain()) {
            return false;
        }
        if (pushdown.limit() && request.limit().orElseThrow() <= MOST) {
            return true;
        }
        Map<String, Integer> picked = picked(pushdown);
        if (picked.isEmpty()) {
            return false;
        }
        for (Set<String> key : table.lookups().keys()) {
            if (picked.keySet().containsAll(key) && rows(key, picked) <= MOST) {
                return true;
            }
        }
        return areExpected(statistics.get(), picked);
    }

    /** The columns that are compared for equality, each with the number of its values. */
    private static Map<String, Integer> picked(Pushdown pushdown) {
        Map<String, Integer> picked = new HashMap<>();
        for (Taken taken : pushdown.filters()) {
            if (taken.precision() != Precision.NONE
                    && taken.filter() instanceof Condition condition
                    && (condition.operator() == PredicateOperator.EQ
                            || condition.operator() == PredicateOperator.IN)) {
                picked.merge(condition.column(), condition.values().size(), Math::min);
            }
        }
        return picked;
    }

    private static double rows(Set<String> key, Map<String, Integer> picked) {
        double rows = 1;
        for (String column : key) {
            rows *= picked.getOrDefault(column, 1);
        }
        return rows;
    }

    private static boolean areExpected(TableStatistics statistics, Map<String, Integer> picked) {
        double rows = statistics.rows().orElse(Double.MAX_VALUE);
        for (Map.Entry<String, Integer> column : picked.entrySet()) {
            double distinct = statistics.column(column.getKey()).distinct().orElse(1);
            if (rows / Math.max(1, distinct) * column.getValue() * CAUTION <= MOST) {
                return true;
            }
        }
        return false;
    }
}
