package io.tauro.internal.optimize;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The share of a table's rows for which a predicate holds, 0 to 1, as far as statistics tell: an
 * equality keeps one of the distinct values, values between least and greatest are spread evenly,
 * conditions are independent (Selinger et al., "Access Path Selection in a Relational Database
 * Management System", 1979, whose guesses stand in for what is not known).
 */
public record Selectivity(TableStatistics statistics) implements Predicate.Visitor<Double> {

    private static final double EQUALITY = 0.1;
    private static final double RANGE = 0.3;
    private static final double PATTERN = 0.1;
    private static final double LEAST_RANGE = 0.001;

    /** The share for one predicate. */
    public double of(Predicate predicate) {
        return Math.max(0, Math.min(1, predicate.accept(this)));
    }

    @Override
    public Double condition(Condition condition) {
        ColumnStatistics column = statistics.column(condition.column());
        double equality = equality(column);
        double nulls = column.nullFraction().orElse(0);
        return switch (condition.operator()) {
            case EQ -> equality;
            case NEQ -> 1 - equality - nulls;
            case IN -> Math.min(1, equality * condition.values().size());
            case NOT_IN -> Math.max(0, 1 - equality * condition.values().size() - nulls);
            case LIKE -> PATTERN;
            case IS_NULL -> column.nullFraction().orElse(EQUALITY);
            case IS_NOT_NULL -> 1 - nulls;
            case LT, LTE -> below(column, condition.values().get(0)).orElse(RANGE);
            case GT, GTE -> {
                OptionalDouble below = below(column, condition.values().get(0));
                yield below.isPresent() ? 1 - below.getAsDouble() : RANGE;
            }
        };
    }

    private static double equality(ColumnStatistics column) {
        return column.distinct().isPresent()
                ? 1 / Math.max(1, column.distinct().getAsDouble())
                : EQUALITY;
    }

    /** The share of values below one, by its place between the least and the greatest. */
    private static OptionalDouble below(ColumnStatistics column, Object value) {
        if (column.min().isEmpty() || column.max().isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble least = ordinal(column.min().get());
        OptionalDouble greatest = ordinal(column.max().get());
        OptionalDouble place = ordinal(value);
        if (least.isEmpty() || greatest.isEmpty() || place.isEmpty()) {
            return OptionalDouble.empty();
        }
        double width = greatest.getAsDouble() - least.getAsDouble();
        if (!(width > 0)) {
            return OptionalDouble.empty();
        }
        double share = (place.getAsDouble() - least.getAsDouble()) / width;
        return OptionalDouble.of(Math.max(0, Math.min(1, share)));
    }

    private static OptionalDouble ordinal(Object value) {
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        if (value instanceof java.time.LocalDate date) {
            return OptionalDouble.of((double) date.toEpochDay());
        }
        if (value instanceof java.time.LocalDateTime time) {
            return OptionalDouble.of((double) time.toEpochSecond(java.time.ZoneOffset.UTC));
        }
        if (value instanceof java.time.OffsetDateTime instant) {
            return OptionalDouble.of((double) instant.toEpochSecond());
        }
        return OptionalDouble.empty();
    }

    @Override
    public Double and(And and) {
        Map<String, Double> ranges = new LinkedHashMap<>();
        double share = 1;
        for (Predicate operand : and.operands()) {
            double one = of(operand);
            if (operand instanceof Condition bound && isBound(bound)) {
                // What two bounds of one column leave out lies at different ends.
                ranges.merge(bound.column(), one, (a, b) -> Math.max(LEAST_RANGE, a + b - 1));
            } else {
                share *= one;
            }
        }
        return ranges.values().stream().reduce(share, (a, b) -> a * b);
    }

    private boolean isBound(Condition condition) {
        return switch (condition.operator()) {
            case LT, LTE, GT, GTE ->
                    below(statistics.column(condition.column()), condition.values().get(0))
                            .isPresent();
            default -> false;
        };
    }

    @Override
    public Double or(Or or) {
        return 1
                - or.operands().stream()
                        .mapToDouble(operand -> 1 - of(operand))
                        .reduce(1, (a, b) -> a * b);
    }

    @Override
    public Double not(Not not) {
        return 1 - of(not.operand());
    }
}
