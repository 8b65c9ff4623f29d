package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.spi.Reason;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes terms over operands in a dialect; empty for what it does not take. It remembers the first
 * reason for that. Not thread-safe.
 */
final class TermWriter {

    private static final Map<String, String> COMPARISONS =
            Map.of("EQ", "=", "NEQ", "<>", "LT", "<", "LTE", "<=", "GT", ">", "GTE", ">=");

    private static final Map<String, String> TURNED =
            Map.of("EQ", "EQ", "NEQ", "NEQ", "LT", "GT", "LTE", "GTE", "GT", "LT", "GTE", "LTE");

    private static final Set<String> GROWING = Set.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE");

    private final Dialect dialect;
    private final List<Operand> columns;
    private @Nullable Reason reason;

    TermWriter(Dialect dialect, List<Operand> columns) {
        this.dialect = dialect;
        this.columns = columns;
    }

    /** Why something was not written. */
    Reason reason() {
        return reason == null ? Obstacle.ANOTHER_WAY.reason() : reason;
    }

    private <T> Optional<T> refuse(Reason why) {
        if (reason == null) {
            reason = why;
        }
        return Optional.empty();
    }

    private <T> Optional<T> or(Optional<T> written, Reason why) {
        return written.isPresent() ? written : refuse(why);
    }

    /** The term as a condition. */
    Optional<Sql> condition(Term term) {
        if (term instanceof ValueTerm value) {
            return value.value() == null
                    ? refuse(Obstacle.UNKNOWN.reason())
                    : Optional.of(Sql.of(Boolean.TRUE.equals(value.value()) ? "1 = 1" : "1 = 0"));
        }
        if (term instanceof InTerm in) {
            return in(in);
        }
        if (term instanceof CallTerm call) {
            Optional<Sql> written = connective(call);
            if (written.isPresent() || reason != null) {
                return written;
            }
        }
        return value(term).map(Operand::value).map(dialect::condition);
    }

    private Optional<Sql> connective(CallTerm call) {
        List<Term> arguments = call.arguments();
        return switch (call.function()) {
            case "AND" -> joined(arguments, " AND ");
            case "OR" -> joined(arguments, " OR ");
            case "NOT" -> condition(arguments.get(0)).map(one -> around("NOT (", one, ")"));
            case "IS_TRUE" -> truth(arguments.get(0), "", "1");
            case "IS_NOT_TRUE" -> truth(arguments.get(0), "", "0");
            case "IS_FALSE" -> truth(arguments.get(0), "NOT ", "1");
            case "IS_NOT_FALSE" -> truth(arguments.get(0), "NOT ", "0");
            case "IS_NULL" ->
                    value(arguments.get(0)).map(one -> around("(", one.nullTest(), ") IS NULL"));
            case "IS_NOT_NULL" ->
                    value(arguments.get(0))
                            .map(one -> around("(", one.nullTest(), ") IS NOT NULL"));
            case "EQ", "NEQ", "LT", "LTE", "GT", "GTE" ->
                    compared(call.function(), arguments.get(0), arguments.get(1));
            case "IS_NOT_DISTINCT_FROM" -> same(arguments);
            case "IS_DISTINCT_FROM" -> same(arguments).map(one -> around("NOT (", one, ")"));
            case "LIKE" -> like(call);
            default -> Optional.empty();
        };
    }

    private static Sql around(String before, Sql inner, String after) {
        return Sql.of(before).plus(inner).plus(after);
    }

    private Optional<Sql> joined(List<Term> terms, String by) {
        List<Sql> parts = new ArrayList<>();
        for (Term term : terms) {
            Optional<Sql> part = condition(term);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(around("(", Sql.list(parts, by), ")"));
    }

    private Optional<Sql> truth(Term term, String not, String wanted) {
        return condition(term)
                .map(
                        one ->
                                around(
                                        "CASE WHEN " + not + "(",
                                        one,
                                        ") THEN 1 ELSE 0 END = " + wanted));
    }

    private Optional<Sql> compared(String function, Term left, Term right) {
        if (left instanceof ValueTerm && !(right instanceof ValueTerm)) {
            return compared(TURNED.getOrDefault(function, function), right, left);
        }
        String operator = COMPARISONS.getOrDefault(function, function);
        boolean range = !operator.equals("=") && !operator.equals("<>");
        Optional<Operand> one = value(left);
        if (one.isEmpty()) {
            return Optional.empty();
        }
        if (right instanceof ValueTerm constant) {
            Object value = constant.value();
            return value == null
                    ? refuse(Obstacle.UNKNOWN.reason())
                    : or(against(one.get(), operator, range, value), why(one.get()));
        }
        Optional<Operand> other = value(right);
        return other.isEmpty()
                ? Optional.empty()
                : or(dialect.compare(one.get(), operator, other.get()), why(one.get()));
    }

    private Optional<Sql> against(Operand one, String operator, boolean range, Object value) {
        Optional<Sql> marker = marker(one, value);
        return one.comparable(range)
                .flatMap(
                        operand -> marker.map(sql -> operand.plus(" " + operator + " ").plus(sql)));
    }

    private static Reason why(Operand operand) {
        return operand.column().rules().reason().of(operand.column().column().name());
    }

    /** The value as a parameter that an operand can be compared with. */
    private Optional<Sql> marker(Operand operand, Object value) {
        ColumnRules rules = operand.column().rules();
        return operand.type().javaType().isInstance(value) && rules.accepts().test(value)
                ? Optional.of(Sql.of(rules.marker(), new Bound(rules.binder(), value)))
                : Optional.empty();
    }

    private Optional<Sql> same(List<Term> arguments) {
        Optional<Operand> left = value(arguments.get(0));
        Optional<Operand> right = value(arguments.get(1));
        return left.isEmpty() || right.isEmpty()
                ? Optional.empty()
                : or(dialect.same(left.get(), right.get()), why(left.get()));
    }

    private Optional<Sql> in(InTerm in) {
        Optional<Operand> operand = value(in.operand());
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        List<Sql> markers = new ArrayList<>();
        for (Object value : in.values()) {
            Optional<Sql> marker = marker(operand.get(), value);
            if (marker.isEmpty()) {
                return refuse(why(operand.get()));
            }
            markers.add(marker.get());
        }
        return or(dialect.among(operand.get(), in.values(), markers), why(operand.get()));
    }

    private Optional<Sql> like(CallTerm call) {
        Optional<Operand> text = value(call.arguments().get(0));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return call.arguments().size() == 2
                        && call.arguments().get(1) instanceof ValueTerm pattern
                        && pattern.value() instanceof String written
                ? or(text.get().like(written), why(text.get()))
                : refuse(Obstacle.PATTERN.reason());
    }

    /** The term as a value. */
    Optional<Operand> value(Term term) {
        if (term instanceof ColumnTerm column) {
            return Optional.of(columns.get(column.index()));
        }
        Optional<Sql> sql = expression(term);
        return sql.isEmpty()
                ? Optional.empty()
                : or(operand(sql.get(), term), Obstacle.RESULT.reason(term.type()));
    }

    private Optional<Operand> operand(Sql sql, Term term) {
        Optional<Object> constant =
                term instanceof ValueTerm value
                        ? Optional.ofNullable(value.value())
                        : Optional.empty();
        return dialect.computed("x", term.type())
                .map(column -> isGrowing(term) ? column.asResult() : column)
                .map(column -> new Operand(sql, column, constant));
    }

    /** Whether it may have more digits than what it is computed of. */
    private static boolean isGrowing(Term term) {
        return term instanceof CallTerm call && GROWING.contains(call.function());
    }

    private Optional<Sql> expression(Term term) {
        if (term instanceof ValueTerm constant) {
            return or(
                    constant.value() == null
                            ? dialect.nothing(term.type())
                            : dialect.value(constant.value(), term.type()),
                    Obstacle.CONSTANT.reason(term.type()));
        }
        if (term instanceof CastTerm cast) {
            return value(cast.operand())
                    .flatMap(
                            operand ->
                                    or(
                                            dialect.cast(operand, cast.type()),
                                            Obstacle.CONVERSION.reason(
                                                    operand.type() + " to " + cast.type())));
        }
        if (term instanceof CaseTerm choice) {
            return choice(choice);
        }
        if (term instanceof CallTerm call) {
            return call(call);
        }
        return condition(term).map(dialect::fact);
    }

    private Optional<Sql> call(CallTerm call) {
        if (call.type().kind() == TypeKind.BOOLEAN) {
            Optional<Sql> condition = connective(call);
            if (condition.isPresent() || reason != null) {
                return condition.map(dialect::fact);
            }
        }
        List<Operand> arguments = new ArrayList<>();
        for (Term argument : call.arguments()) {
            Optional<Operand> written = value(argument);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(written.get());
        }
        return or(
                dialect.call(call.function(), arguments, call.type()),
                Obstacle.FUNCTION.reason(call.function()));
    }

    private Optional<Sql> choice(CaseTerm choice) {
        if (!dialect.merges(choice.type())) {
            return refuse(Obstacle.RESULT.reason(choice.type()));
        }
        Sql sql = Sql.of("CASE");
        for (int i = 0; i < choice.conditions().size(); i++) {
            Optional<Sql> condition = condition(choice.conditions().get(i));
            Optional<Operand> result = value(choice.results().get(i));
            if (condition.isEmpty() || result.isEmpty()) {
                return Optional.empty();
            }
            sql =
                    sql.plus(" WHEN ")
                            .plus(condition.get())
                            .plus(" THEN ")
                            .plus(result.get().value());
        }
        Sql arms = sql;
        return value(choice.otherwise())
                .map(other -> arms.plus(" ELSE ").plus(other.value()).plus(" END"));
    }
}
