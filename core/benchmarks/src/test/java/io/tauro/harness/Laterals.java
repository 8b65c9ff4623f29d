package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;

/** What is made for each row of a relation. */
final class Laterals {

    private final Grammar grammar;
    private final Choices choices;

    Laterals(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    Relation relation(Relation left) {
        Relation right =
                switch (choices.below(6)) {
                    case 0, 1, 2 -> query(left.fields());
                    case 3 -> elements(left.fields());
                    case 4 -> series(left.fields());
                    default -> table(left.fields());
                };
        List<Field> fields = new ArrayList<>(left.fields());
        fields.addAll(right.fields());
        String sql =
                choices.chance(50)
                        ? left.sql() + " CROSS JOIN LATERAL " + right.sql()
                        : left.sql() + " LEFT JOIN LATERAL " + right.sql() + " ON TRUE";
        return new Relation(sql, fields, List.of());
    }

    private Relation elements(List<Field> scope) {
        String alias = grammar.alias("u");
        String list = grammar.expressions().value(Kind.LIST, scope, 2);
        boolean numbered = choices.chance(50);
        String sql =
                "UNNEST("
                        + list
                        + ")"
                        + (numbered ? " WITH ORDINALITY" : "")
                        + " AS "
                        + alias
                        + (numbered ? "(c0, c1)" : "(c0)");
        List<Field> fields = new ArrayList<>(List.of(new Field(alias + ".c0", Kind.INT)));
        if (numbered) {
            fields.add(new Field(alias + ".c1", Kind.BIG));
        }
        return new Relation(sql, fields, List.of());
    }

    private Relation series(List<Field> scope) {
        String alias = grammar.alias("u");
        String last = grammar.expressions().value(Kind.INT, scope, 1);
        String sql = "GENERATE_SERIES(1, MOD(" + last + ", 4)) AS " + alias + "(c0)";
        return new Relation(sql, List.of(new Field(alias + ".c0", Kind.INT)), List.of());
    }

    private Relation table(List<Field> scope) {
        String alias = grammar.alias("u");
        String one = grammar.expressions().value(Kind.INT, scope, 1);
        String other = grammar.expressions().value(Kind.TXT, scope, 1);
        String sql =
                "JSON_TABLE(JSONB_BUILD_ARRAY("
                        + one
                        + ", "
                        + other
                        + "), '$[*]' COLUMNS (c0 FOR ORDINALITY, c1 VARCHAR PATH '$')) AS "
                        + alias;
        return new Relation(
                sql,
                List.of(new Field(alias + ".c0", Kind.INT), new Field(alias + ".c1", Kind.TXT)),
                List.of());
    }

    private Relation query(List<Field> scope) {
        grammar.enter();
        Relation from = grammar.sources().table();
        List<Field> both = new ArrayList<>(from.fields());
        both.addAll(scope);
        Items items =
                switch (choices.below(3)) {
                    case 0 -> grammar.selects().items(both, 2, 1);
                    case 1 -> aggregate(from.fields());
                    default -> grammar.selects().items(from.fields(), 2, 1);
                };
        boolean grouped = items.values().get(0).startsWith("COUNT(");
        String inner =
                "SELECT "
                        + items.sql()
                        + " FROM "
                        + from.sql()
                        + " WHERE "
                        + grammar.conditions().condition(both, 1);
        if (!grouped && choices.chance(50)) {
            inner +=
                    " ORDER BY "
                            + from.keys().get(0)
                            + choices.pick(List.of("", " DESC"))
                            + " LIMIT "
                            + (1 + choices.below(3));
        }
        grammar.leave();
        return FromClauses.derived("(" + inner + ")", items.kinds(), grammar.alias("l"));
    }

    /** The first is a count, which says that there are no rows for each. */
    private Items aggregate(List<Field> scope) {
        Items items = new Items();
        items.add(Kind.BIG, "COUNT(*)");
        Items another = new Items();
        grammar.aggregates().add(scope, another);
        if (!another.kinds().contains(Kind.FRACTION)) {
            items.add(another.kinds().get(0), another.values().get(0));
        }
        return items;
    }
}
