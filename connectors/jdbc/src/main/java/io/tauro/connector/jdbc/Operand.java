package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column or expression in a statement. Immutable.
 *
 * @param raw what stands for its stored value
 * @param column how it is read and compared
 * @param constant its value, if it is the same for each row and not null
 */
public record Operand(Sql raw, RemoteColumn column, Optional<Object> constant) {

    /** A place that no SQL has, for the operand of a template. */
    private static final String HOLE = "\u0001";

    Operand(Sql raw, RemoteColumn column) {
        this(raw, column, Optional.empty());
    }

    /** Operands under the names of a schema. */
    static List<Operand> named(List<Operand> operands, Schema schema) throws Refusal {
        List<Operand> all = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Operand operand = operands.get(i);
            Column column = schema.column(i);
            if (!operand.type().equals(column.type())) {
                throw new Refusal(Obstacle.RESULT.reason(column.type()));
            }
            all.add(new Operand(operand.raw(), operand.column().as(column)));
        }
        return all;
    }

    /** The type of its values. */
    public DataType type() {
        return column.column().type();
    }

    /** The SQL of its value, as the engine would read it. */
    public Sql value() {
        return in(template().select());
    }

    /** The SQL that delivers its value to the reader. */
    Sql sent() {
        return in(template().delivered());
    }

    /**
     * The SQL to compare it by; empty if the source compares otherwise.
     *
     * @param range by {@code <} and its like
     */
    public Optional<Sql> comparable(boolean range) {
        ColumnRules rules = template().rules();
        return (range ? rules.order() : rules.equality()).map(this::in);
    }

    /** The SQL that is null where it is. */
    Sql nullTest() {
        return in(template().rules().nullTest());
    }

    /** Whether its text is like a pattern without escape. */
    Optional<Sql> like(String pattern) {
        ColumnRules rules = template().rules();
        return rules.like()
                .filter(like -> rules.accepts().test(pattern) && like.takes().test(pattern))
                .map(
                        like -> {
                            Sql condition = in(like.condition());
                            List<Bound> all = new ArrayList<>(condition.parameters());
                            all.add(new Bound(rules.binder(), like.pattern().apply(pattern)));
                            return new Sql(condition.text(), condition.brief(), all);
                        });
    }

    private RemoteColumn template() {
        return column.at().orElseThrow().apply(HOLE);
    }

    /** The SQL of a template around the stored value, with its parameters as often. */
    private Sql in(String template) {
        Sql sql = Sql.of("");
        int from = 0;
        for (int hole = template.indexOf(HOLE); hole >= 0; hole = template.indexOf(HOLE, from)) {
            sql = sql.plus(template.substring(from, hole)).plus(raw);
            from = hole + HOLE.length();
        }
        return sql.plus(template.substring(from));
    }
}
