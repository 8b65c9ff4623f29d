package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.Pushdown.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Writes a predicate as a condition of the source, as far as the rules of its columns allow. NOT is
 * carried down to the conditions, so that what is left out of an AND always makes the answer
 * larger, never smaller.
 */
final class FilterWriter implements Predicate.Visitor<FilterWriter.Written> {

    /**
     * What a predicate became.
     *
     * @param sql the condition; empty for {@link Precision#NONE}
     * @param reason why it is not exact
     */
    record Written(Optional<Sql> sql, Precision precision, String reason) {

        static Written exact(Sql sql) {
            return new Written(Optional.of(sql), Precision.EXACT, "");
        }

        static Written none(String reason) {
            return new Written(Optional.empty(), Precision.NONE, reason);
        }
    }

    /** Markers that are shown of a long list. */
    private static final int SHOWN = 5;

    private final RemoteTable table;
    private final int mostListed;
    private final boolean negated;

    private FilterWriter(RemoteTable table, int mostListed, boolean negated) {
        this.table = table;
        this.mostListed = mostListed;
        this.negated = negated;
    }

    static Written write(RemoteTable table, Dialect dialect, Predicate predicate) {
        return predicate.accept(new FilterWriter(table, dialect.mostListed(), false));
    }

    @Override
    public Written not(Not not) {
        return not.operand().accept(new FilterWriter(table, mostListed, !negated));
    }

    @Override
    public Written and(And and) {
        List<Written> parts = and.operands().stream().map(part -> part.accept(this)).toList();
        return negated ? any(parts) : all(parts);
    }

    @Override
    public Written or(Or or) {
        List<Written> parts = or.operands().stream().map(part -> part.accept(this)).toList();
        return negated ? all(parts) : any(parts);
    }

    private static Written all(List<Written> parts) {
        if (parts.isEmpty()) {
            return Written.exact(Sql.of("1 = 1"));
        }
        List<Sql> taken = parts.stream().flatMap(part -> part.sql().stream()).toList();
        return taken.isEmpty() ? parts.get(0) : combine(parts, Sql.joined(taken, " AND "));
    }

    private static Written any(List<Written> parts) {
        if (parts.isEmpty()) {
            return Written.exact(Sql.of("1 = 0"));
        }
        for (Written part : parts) {
            if (part.precision() == Precision.NONE) {
                return part;
            }
        }
        List<Sql> taken = parts.stream().flatMap(part -> part.sql().stream()).toList();
        return combine(parts, Sql.joined(taken, " OR "));
    }

    private static Written combine(List<Written> parts, Sql sql) {
        for (Written part : parts) {
            if (part.precision() != Precision.EXACT) {
                return new Written(Optional.of(sql), Precision.INEXACT, part.reason());
            }
        }
        return Written.exact(sql);
    }

    @Override
    public Written condition(Condition condition) {
        RemoteColumn column = table.column(condition.column());
        ColumnRules rules = column.rules();
        PredicateOperator operator =
                negated ? negation(condition.operator()) : condition.operator();
        return switch (operator) {
            case IS_NULL -> Written.exact(Sql.of("(" + rules.nullTest() + ") IS NULL"));
            case IS_NOT_NULL -> Written.exact(Sql.of("(" + rules.nullTest() + ") IS NOT NULL"));
            case LIKE -> like(column, condition);
            default -> comparison(column, operator, condition.values());
        };
    }

    /**
     * The operator that is true where the other is false; LIKE has none and is negated as a whole.
     */
    private static PredicateOperator negation(PredicateOperator operator) {
        return switch (operator) {
            case EQ -> PredicateOperator.NEQ;
            case NEQ -> PredicateOperator.EQ;
            case GT -> PredicateOperator.LTE;
            case GTE -> PredicateOperator.LT;
            case LT -> PredicateOperator.GTE;
            case LTE -> PredicateOperator.GT;
            case IN -> PredicateOperator.NOT_IN;
            case NOT_IN -> PredicateOperator.IN;
            case LIKE -> PredicateOperator.LIKE;
            case IS_NULL -> PredicateOperator.IS_NOT_NULL;
            case IS_NOT_NULL -> PredicateOperator.IS_NULL;
        };
    }

    private Written like(RemoteColumn column, Condition condition) {
        ColumnRules rules = column.rules();
        Object pattern = condition.values().get(0);
        if (rules.like().isEmpty()
                || !(pattern instanceof String text)
                || !rules.accepts().test(text)
                || !rules.like().get().takes().test(text)) {
            return Written.none(reason(column));
        }
        ColumnRules.Like like = rules.like().get();
        String written = (negated ? "NOT " : "") + "(" + like.condition() + ")";
        Bound bound = new Bound(rules.binder(), like.pattern().apply(text));
        return guarded(rules, Sql.of(written, bound));
    }

    private Written comparison(
            RemoteColumn column, PredicateOperator operator, List<Object> values) {
        ColumnRules rules = column.rules();
        Optional<String> operand = operator.isRange() ? rules.order() : rules.equality();
        Class<?> type = column.column().type().javaType();
        if (operand.isEmpty()
                || !values.stream()
                        .allMatch(value -> type.isInstance(value) && rules.accepts().test(value))) {
            return Written.none(reason(column));
        }
        List<Sql> lists = new ArrayList<>();
        for (int from = 0; from < values.size(); from += mostListed) {
            int to = Math.min(values.size(), from + mostListed);
            lists.add(compared(operand.get(), operator, rules, values.subList(from, to)));
        }
        return guarded(
                rules, Sql.joined(lists, operator == PredicateOperator.IN ? " OR " : " AND "));
    }

    private static Sql compared(
            String operand, PredicateOperator operator, ColumnRules rules, List<Object> values) {
        List<Bound> bound = values.stream().map(value -> new Bound(rules.binder(), value)).toList();
        boolean list = operator == PredicateOperator.IN || operator == PredicateOperator.NOT_IN;
        String start = operand + " " + operator.sql() + " " + (list ? "(" : "");
        String end = list ? ")" : "";
        return new Sql(
                start + markers(rules.marker(), values.size()) + end,
                start + briefMarkers(rules.marker(), values.size()) + end,
                bound);
    }

    private static String markers(String marker, int count) {
        return String.join(", ", Collections.nCopies(count, marker));
    }

    private static String briefMarkers(String marker, int count) {
        return count <= SHOWN
                ? markers(marker, count)
                : markers(marker, SHOWN) + ", … " + count + " in all";
    }

    private static Written guarded(ColumnRules rules, Sql sql) {
        if (rules.unreadable().isEmpty()) {
            return Written.exact(sql);
        }
        List<Sql> parts = new ArrayList<>(List.of(sql, Sql.of(rules.unreadable().get())));
        return Written.exact(Sql.joined(parts, " OR "));
    }

    private static String reason(RemoteColumn column) {
        return column.rules().reason().of(column.column().name()).toString();
    }
}
