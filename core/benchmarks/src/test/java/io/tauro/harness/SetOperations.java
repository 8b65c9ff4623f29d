package io.tauro.harness;

import java.util.List;

/** UNION, INTERSECT and EXCEPT, also within each other. */
final class SetOperations {

    private final Grammar grammar;
    private final Choices choices;

    SetOperations(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    Select select(int depth) {
        List<Kind> kinds = grammar.selects().kinds(3);
        String sql = branch(kinds, depth) + operator() + branch(kinds, depth);
        if (choices.chance(30)) {
            sql =
                    switch (choices.below(3)) {
                        case 0 -> sql + operator() + branch(kinds, 0);
                        case 1 -> "(" + sql + ")" + operator() + branch(kinds, 0);
                        default -> branch(kinds, 0) + operator() + "(" + sql + ")";
                    };
        }
        return new Select(sql, kinds, false);
    }

    private String operator() {
        return choices.pick(
                List.of(
                        " UNION ALL ",
                        " UNION ",
                        " INTERSECT ",
                        " EXCEPT ",
                        " INTERSECT ALL ",
                        " EXCEPT ALL "));
    }

    private String branch(List<Kind> kinds, int depth) {
        Relation from = grammar.sources().relation(depth);
        Items items = grammar.selects().items(kinds, from.fields(), 1);
        Select select =
                new Select(
                        "SELECT "
                                + items.sql()
                                + " FROM "
                                + from.sql()
                                + grammar.selects().where(from),
                        kinds,
                        false);
        return choices.chance(15)
                ? "(" + grammar.selects().sorted(select).sql() + ")"
                : select.sql();
    }
}
