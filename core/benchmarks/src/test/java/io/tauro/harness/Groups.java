package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;

/** Queries with aggregates. */
final class Groups {

    private final Grammar grammar;
    private final Choices choices;

    Groups(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    Select select(int depth) {
        Relation from = grammar.sources().relation(depth);
        Items items = new Items();
        List<Field> keys = new ArrayList<>();
        boolean sets = choices.chance(30);
        boolean plain = true;
        for (int i = choices.below(4); i > 0; i--) {
            Field field = choices.pick(from.fields());
            // In a grouping set a key is a column: engines do not agree when expressions are equal.
            boolean column = sets || choices.chance(75);
            String key =
                    column
                            ? field.sql()
                            : grammar.expressions().value(field.kind(), from.fields(), 1);
            if (!items.has(key) && key.matches(".*[a-z]\\d*\\..*") && !key.contains("SELECT")) {
                plain &= column;
                keys.add(new Field(key, field.kind()));
                items.add(field.kind(), key);
            }
        }
        String by = keys.isEmpty() ? "" : " GROUP BY " + groups(items.values(), sets);
        if (sets && !keys.isEmpty() && choices.chance(50)) {
            String asked =
                    choices.chance(30) ? String.join(", ", items.values()) : keys.get(0).sql();
            items.add(Kind.INT, "GROUPING(" + asked + ")");
        }
        for (int i = 1 + choices.below(3); i > 0; i--) {
            grammar.aggregates().add(from.fields(), items);
        }
        if (!sets && plain && !keys.isEmpty() && choices.chance(15)) {
            items.add(
                    Kind.BIG, "SUM(COUNT(*)) OVER (PARTITION BY " + choices.pick(keys).sql() + ")");
        }
        String having = choices.chance(30) ? " HAVING " + having(from, plain && !sets, keys) : "";
        return new Select(
                "SELECT "
                        + items.sql()
                        + " FROM "
                        + from.sql()
                        + grammar.selects().where(from)
                        + by
                        + having,
                items.kinds(),
                false);
    }

    private String groups(List<String> keys, boolean sets) {
        String list = String.join(", ", keys);
        if (!sets) {
            return list;
        }
        String first = keys.get(0);
        String last = keys.get(keys.size() - 1);
        return switch (choices.below(7)) {
            case 0 -> "ROLLUP(" + list + ")";
            case 1 -> "CUBE(" + list + ")";
            case 2 -> "GROUPING SETS((" + list + "), (" + first + "), ())";
            case 3 -> first + ", ROLLUP(" + list + ")";
            case 4 -> "GROUPING SETS(ROLLUP(" + list + "), CUBE(" + last + "))";
            case 5 -> "DISTINCT ROLLUP(" + list + "), CUBE(" + last + ")";
            default -> "GROUPING SETS((" + list + "), (" + last + "), (" + last + "), ())";
        };
    }

    private String having(Relation from, boolean plain, List<Field> keys) {
        List<Field> fields = from.fields();
        return switch (choices.below(6)) {
            case 0 -> "COUNT(*) > 1";
            case 1 -> "COUNT(DISTINCT " + fields.get(0).sql() + ") > 1";
            case 2 -> "COUNT(" + fields.get(fields.size() - 1).sql() + ") < 4";
            case 3 ->
                    "COUNT(*) >= "
                            + grammar.subQueries().scalar(Kind.INT, plain ? keys : List.of());
            case 4 ->
                    "COUNT(*) "
                            + choices.pick(List.of("IN ", "NOT IN "))
                            + grammar.subQueries().column(Kind.INT, plain ? keys : List.of());
            default ->
                    plain && !keys.isEmpty()
                            ? grammar.conditions().condition(keys, 1)
                            : "MIN(" + fields.get(0).sql() + ") IS NOT NULL";
        };
    }
}
