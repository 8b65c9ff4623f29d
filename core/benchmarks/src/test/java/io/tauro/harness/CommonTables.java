package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;

/** Queries with common table expressions, which are read more than once. */
final class CommonTables {

    private final Grammar grammar;
    private final Choices choices;

    CommonTables(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    Select select() {
        return switch (choices.below(5)) {
            case 0, 1 -> joinedWithItself();
            case 2 -> unitedWithItself();
            case 3 -> lookedUp();
            default -> recursive();
        };
    }

    private Select inner() {
        return grammar.selects().settled(grammar.selects().select(1));
    }

    private Select joinedWithItself() {
        Select inner = inner();
        String name = grammar.alias("w");
        Relation left = FromClauses.derived(name, inner.kinds(), grammar.alias("p"));
        Relation right = FromClauses.derived(name, inner.kinds(), grammar.alias("q"));
        List<Field> scope = new ArrayList<>(left.fields());
        scope.addAll(right.fields());
        Items items = grammar.selects().items(scope, 2, 1);
        return new Select(
                with(name, inner)
                        + "SELECT "
                        + items.sql()
                        + " FROM "
                        + left.sql()
                        + choices.pick(List.of(" JOIN ", " LEFT JOIN ", " FULL JOIN "))
                        + right.sql()
                        + " ON "
                        + left.fields().get(0).sql()
                        + " = "
                        + right.fields().get(0).sql(),
                items.kinds(),
                false);
    }

    private Select unitedWithItself() {
        Select inner = inner();
        String name = grammar.alias("w");
        Relation one = FromClauses.derived(name, inner.kinds(), grammar.alias("p"));
        Relation other = FromClauses.derived(name, inner.kinds(), grammar.alias("q"));
        List<Kind> kinds = grammar.selects().kinds(2);
        return new Select(
                with(name, inner)
                        + part(one, kinds)
                        + choices.pick(List.of(" UNION ALL ", " EXCEPT ", " INTERSECT "))
                        + part(other, kinds),
                kinds,
                false);
    }

    private String part(Relation from, List<Kind> kinds) {
        return "SELECT "
                + grammar.selects().items(kinds, from.fields(), 1).sql()
                + " FROM "
                + from.sql()
                + grammar.selects().where(from);
    }

    /** A second one reads the first, which is read in a sub-query for each row of it too. */
    private Select lookedUp() {
        Select inner = inner();
        String name = grammar.alias("w");
        Relation one = FromClauses.derived(name, inner.kinds(), grammar.alias("p"));
        List<Kind> kinds = grammar.selects().kinds(2);
        String second = grammar.alias("w");
        Relation outer = FromClauses.derived(second, kinds, grammar.alias("q"));
        Relation looked = FromClauses.derived(name, inner.kinds(), grammar.alias("s"));
        List<Field> both = new ArrayList<>(looked.fields());
        both.addAll(outer.fields());
        String condition = grammar.conditions().condition(both, 1);
        Items items = new Items();
        outer.fields().forEach(field -> items.add(field.kind(), field.sql()));
        items.add(Kind.BIG, "(SELECT COUNT(*) FROM " + looked.sql() + " WHERE " + condition + ")");
        return new Select(
                "WITH "
                        + name
                        + " AS ("
                        + inner.sql()
                        + "), "
                        + second
                        + " AS "
                        + choices.pick(List.of("", "MATERIALIZED ", "NOT MATERIALIZED "))
                        + "("
                        + part(one, kinds)
                        + ") SELECT "
                        + items.sql()
                        + " FROM "
                        + outer.sql()
                        + grammar.selects().where(outer),
                items.kinds(),
                false);
    }

    private static String with(String name, Select inner) {
        return "WITH " + name + " AS (" + inner.sql() + ") ";
    }

    /** Steps from row to row, as long as there are new ones, and not many. */
    private Select recursive() {
        String name = grammar.alias("w");
        Relation seed = grammar.sources().table();
        Relation next = grammar.sources().table();
        Field id = next.fields().get(0);
        String step = choices.pick(List.of("c0", "c1"));
        Field link =
                choices.pick(next.fields().stream().filter(f -> f.kind() == Kind.INT).toList());
        String start =
                "SELECT "
                        + seed.fields().get(0).sql()
                        + ", 0 FROM "
                        + seed.sql()
                        + grammar.selects().where(seed);
        String steps =
                "SELECT %s, %s.c1 + 1 FROM %s JOIN %s ON %s = %s.%s WHERE %s.c1 < 3"
                        .formatted(link.sql(), name, name, next.sql(), id.sql(), name, step, name);
        String recursion =
                "WITH RECURSIVE "
                        + name
                        + "(c0, c1) AS ("
                        + start
                        + " UNION "
                        + choices.pick(List.of("", "ALL "))
                        + steps
                        + ") ";
        List<Kind> both = List.of(Kind.INT, Kind.INT);
        Relation walked = FromClauses.derived(name, both, grammar.alias("p"));
        if (choices.chance(50)) {
            return new Select(
                    recursion
                            + "SELECT c0, c1 FROM "
                            + walked.sql()
                            + grammar.selects().where(walked),
                    both,
                    false);
        }
        Relation joined = grammar.sources().joined(walked, grammar.sources().table());
        Items items = grammar.selects().items(joined.fields(), 2, 1);
        return new Select(
                recursion
                        + "SELECT "
                        + items.sql()
                        + " FROM "
                        + joined.sql()
                        + grammar.selects().where(joined),
                items.kinds(),
                false);
    }
}
