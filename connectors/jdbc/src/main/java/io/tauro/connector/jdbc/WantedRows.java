package io.tauro.connector.jdbc;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be told of a table from the conditions that the rows meet that still matter. */
final class WantedRows {

    /** Less than that share of a table is worth a statement of its own kind. */
    private static final double MOST = 0.5;

    private WantedRows() {}

    /** Whether they have certain values. */
    static boolean areListed(List<Predicate> conditions) {
        return conditions.stream().anyMatch(WantedRows::isList);
    }

    private static boolean isList(Predicate condition) {
        if (condition instanceof And and) {
            return areListed(and.operands());
        }
        if (condition instanceof Or or) {
            return areListed(or.operands());
        }
        return condition instanceof Condition one
                && (one.operator() == PredicateOperator.EQ
                        || one.operator() == PredicateOperator.IN);
    }

    /** Whether they are most of the rows: nothing but ranges, which leave little out. */
    static boolean areMost(List<Predicate> conditions, TableStatistics statistics) {
        Map<String, double[]> kept = new HashMap<>();
        for (Predicate condition : conditions) {
            if (!(condition instanceof Condition one) || !narrow(one, statistics, kept)) {
                return false;
            }
        }
        double share = 1;
        for (Map.Entry<String, double[]> column : kept.entrySet()) {
            ColumnStatistics known = statistics.column(column.getKey());
            double all = position(known.max().orElse(null)) - position(known.min().orElse(null));
            double range = column.getValue()[1] - column.getValue()[0];
            share *= all > 0 ? range / all : 0;
        }
        return share >= MOST;
    }

    /** False if nothing can be told. */
    private static boolean narrow(
            Condition condition, TableStatistics statistics, Map<String, double[]> kept) {
        ColumnStatistics known = statistics.column(condition.column());
        double least = position(known.min().orElse(null));
        double greatest = position(known.max().orElse(null));
        double value = position(condition.values().isEmpty() ? null : condition.values().get(0));
        if (Double.isNaN(least + greatest + value)) {
            return false;
        }
        double[] range =
                kept.computeIfAbsent(condition.column(), name -> new double[] {least, greatest});
        switch (condition.operator()) {
            case GT, GTE -> range[0] = Math.max(range[0], value);
            case LT, LTE -> range[1] = Math.min(range[1], value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Where a value lies among others of its kind; NaN if nobody knows. */
    private static double position(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof LocalDateTime time) {
            return time.toEpochSecond(ZoneOffset.UTC);
        }
        return value instanceof OffsetDateTime time ? time.toEpochSecond() : Double.NaN;
    }
}
