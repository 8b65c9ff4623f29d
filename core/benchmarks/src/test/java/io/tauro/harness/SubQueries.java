package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;

/** Sub-queries as values and in conditions, which may read the rows around them. */
final class SubQueries {

    private final Grammar grammar;
    private final Choices choices;

    SubQueries(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    /** One value; a literal where there may be no sub-query. */
    String scalar(Kind kind, List<Field> scope) {
        if (!grammar.mayNest() || !kind.hasOrder()) {
            return grammar.expressions().literal(kind);
        }
        if (kind == Kind.BIG && choices.chance(40)) {
            return inner(List.of(Kind.INT), scope, "COUNT(");
        }
        return choices.chance(25)
                ? first(kind, scope)
                : inner(List.of(kind), scope, choices.pick(List.of("MAX(", "MIN(")));
    }

    /** One column of any number of rows. */
    String column(Kind kind, List<Field> scope) {
        return inner(List.of(kind), scope, "");
    }

    /** Several columns of any number of rows. */
    String rows(List<Kind> kinds, List<Field> scope) {
        return inner(kinds, scope, "");
    }

    /** One row. */
    String row(List<Kind> kinds, List<Field> scope) {
        return inner(kinds, scope, choices.pick(List.of("MAX(", "MIN(")));
    }

    /** The numbers of a column as an array, in an order. */
    String list(List<Field> scope) {
        grammar.enter();
        Relation from = grammar.sources().table();
        String value = grammar.expressions().value(Kind.INT, from.fields(), 1);
        String sql =
                "ARRAY(SELECT CAST("
                        + value
                        + " AS INTEGER) FROM "
                        + from.sql()
                        + where(from, scope)
                        + " ORDER BY "
                        + from.keys().get(0)
                        + choices.pick(List.of("", " DESC"))
                        + ")";
        grammar.leave();
        return sql;
    }

    /** The value of the row that is first in an order. */
    private String first(Kind kind, List<Field> scope) {
        grammar.enter();
        Relation from = grammar.sources().table();
        String value = grammar.expressions().value(kind, from.fields(), 1);
        String sql =
                "(SELECT "
                        + value
                        + " FROM "
                        + from.sql()
                        + where(from, scope)
                        + " ORDER BY "
                        + from.keys().get(0)
                        + choices.pick(List.of("", " DESC"))
                        + " LIMIT 1"
                        + choices.pick(List.of("", "", " OFFSET 1"))
                        + ")";
        grammar.leave();
        return sql;
    }

    private String inner(List<Kind> kinds, List<Field> scope, String function) {
        grammar.enter();
        Relation from = grammar.sources().table();
        List<String> values = new ArrayList<>();
        for (Kind kind : kinds) {
            String value = grammar.expressions().value(kind, from.fields(), 1);
            values.add(function.isEmpty() ? value : function + value + ")");
        }
        String sql =
                "(SELECT " + String.join(", ", values) + " FROM " + from.sql() + where(from, scope);
        grammar.leave();
        return sql + ")";
    }

    private String where(Relation from, List<Field> scope) {
        List<Field> both = new ArrayList<>(from.fields());
        if (choices.chance(60)) {
            both.addAll(scope);
        }
        return choices.chance(80) ? " WHERE " + grammar.conditions().condition(both, 1) : "";
    }
}
