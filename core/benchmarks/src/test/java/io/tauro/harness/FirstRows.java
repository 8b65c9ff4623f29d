package io.tauro.harness;

/** Queries whose order says which of their rows come. */
final class FirstRows {

    private final Grammar grammar;
    private final Choices choices;

    FirstRows(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    /** DISTINCT ON, whose order says which row of each is the first. */
    Select firstOfEach() {
        Relation from = grammar.sources().relation(1);
        if (from.keys().isEmpty()) {
            return grammar.selects().rows(1, true);
        }
        String key = choices.pick(from.fields()).sql();
        String other = choices.chance(25) ? ", " + choices.pick(from.fields()).sql() : "";
        Items items = grammar.selects().items(from.fields(), 3, 1);
        String sql =
                "SELECT DISTINCT ON ("
                        + key
                        + other
                        + ") "
                        + items.sql()
                        + tail(from)
                        + key
                        + grammar.selects().direction()
                        + other
                        + ", "
                        + String.join(", ", from.keys());
        return new Select(sql, items.kinds(), false);
    }

    Select withTies() {
        Relation from = grammar.sources().relation(1);
        Items items = grammar.selects().items(from.fields(), 3, 1);
        String sql =
                "SELECT "
                        + items.sql()
                        + tail(from)
                        + choices.pick(from.fields()).sql()
                        + grammar.selects().direction()
                        + " FETCH FIRST "
                        + (1 + choices.below(6))
                        + " ROWS WITH TIES";
        return new Select(sql, items.kinds(), false);
    }

    /** An order by any expression, also with sub-queries, and by what rows are known by. */
    Select byExpressions() {
        Relation from = grammar.sources().relation(1);
        Items items = grammar.selects().items(from.fields(), 3, 2);
        if (from.keys().isEmpty()) {
            return new Select(
                    "SELECT " + items.sql() + " FROM " + from.sql(), items.kinds(), false);
        }
        Kind kind = grammar.expressions().ordered();
        String key =
                choices.chance(40)
                        ? grammar.subQueries().scalar(kind, from.fields())
                        : grammar.expressions().value(kind, from.fields(), 2);
        String sql =
                "SELECT "
                        + items.sql()
                        + tail(from)
                        // A number would be the place of a column.
                        + "COALESCE("
                        + key
                        + ", "
                        + key
                        + ")"
                        + grammar.selects().direction()
                        + ", "
                        + String.join(", ", from.keys())
                        + (choices.chance(60) ? " LIMIT " + choices.below(9) : "");
        return new Select(sql, items.kinds(), true);
    }

    private String tail(Relation from) {
        return " FROM " + from.sql() + grammar.selects().where(from) + " ORDER BY ";
    }
}
