package io.tauro.harness;

import java.util.List;

/** Queries with window functions, whose answer does not depend on the order of peers. */
final class Windows {

    private final Grammar grammar;
    private final Choices choices;

    Windows(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    Select select(int depth) {
        Relation from = grammar.sources().relation(depth);
        Items items = new Items();
        from.keys().forEach(key -> items.add(Kind.INT, key));
        for (int i = 1 + choices.below(2); i > 0; i--) {
            add(from, items);
        }
        return new Select(
                "SELECT " + items.sql() + " FROM " + from.sql() + grammar.selects().where(from),
                items.kinds(),
                false);
    }

    private void add(Relation from, Items items) {
        String partition =
                choices.chance(60) ? "PARTITION BY " + choices.pick(from.fields()).sql() + " " : "";
        if (from.keys().isEmpty() || choices.chance(45)) {
            peers(from.fields(), partition, items);
        } else {
            inOrder(from, partition, items);
        }
    }

    /** Rows that are peers get the same, whatever their order. */
    private void peers(List<Field> scope, String partition, Items items) {
        Field key = choices.pick(scope);
        String over =
                " OVER (" + partition + "ORDER BY " + key.sql() + grammar.selects().direction();
        String framed = over + (choices.chance(50) ? " " + distances(key.kind()) : "") + ")";
        switch (choices.below(9)) {
            case 0 -> items.add(Kind.BIG, "RANK()" + over + ")");
            case 1 -> items.add(Kind.BIG, "DENSE_RANK()" + over + ")");
            case 2 -> items.add(Kind.BIG, "COUNT(*)" + filter(scope) + framed);
            case 3 -> {
                String value = value(Kind.INT, scope);
                items.add(Kind.BIG, "SUM(" + value + ")" + filter(scope) + framed);
            }
            case 4 -> items.add(Kind.FRACTION, "PERCENT_RANK()" + over + ")");
            case 5 -> items.add(Kind.FRACTION, "CUME_DIST()" + over + ")");
            case 6 -> items.add(Kind.FRACTION, "AVG(" + value(Kind.DEC, scope) + ")" + framed);
            case 7 -> {
                String value = grammar.conditions().condition(scope, 1);
                items.add(Kind.BOOL, "BOOL_OR(" + value + ")" + framed);
            }
            default -> {
                Kind kind = grammar.expressions().ordered();
                String function = choices.pick(List.of("MAX(", "MIN("));
                items.add(kind, function + value(kind, scope) + ")" + filter(scope) + framed);
            }
        }
    }

    private void inOrder(Relation from, String partition, Items items) {
        List<Field> scope = from.fields();
        String order =
                partition
                        + "ORDER BY "
                        + choices.pick(scope).sql()
                        + grammar.selects().direction()
                        + ", "
                        + String.join(", ", from.keys());
        String over = " OVER (" + order + ")";
        String framed = " OVER (" + order + " " + frame() + ")";
        Kind kind = grammar.expressions().ordered();
        String value = value(kind, scope);
        switch (choices.below(11)) {
            case 0 -> items.add(Kind.BIG, "ROW_NUMBER()" + over);
            case 1 -> items.add(Kind.BIG, "NTILE(3)" + over);
            case 2 -> items.add(kind, "LAG(" + value + ", 2)" + over);
            case 3 -> items.add(kind, "LEAD(" + value + ")" + over);
            case 4 -> items.add(kind, "FIRST_VALUE(" + value + ")" + framed);
            case 5 -> items.add(kind, "LAST_VALUE(" + value + ")" + framed);
            case 6 -> items.add(kind, "MIN(" + value + ")" + filter(scope) + framed);
            case 7 -> items.add(kind, "NTH_VALUE(" + value + ", 2)" + framed);
            case 8 ->
                    items.add(
                            Kind.INT,
                            choices.pick(List.of("LAG(", "LEAD("))
                                    + from.keys().get(0)
                                    + ", 1, 7)"
                                    + over);
            case 9 -> {
                String text = value(Kind.TXT, scope);
                items.add(Kind.TXT, "STRING_AGG(" + text + ", '-')" + framed);
            }
            default -> {
                String number = value(Kind.INT, scope);
                items.add(Kind.BIG, "SUM(" + number + ")" + filter(scope) + framed);
            }
        }
    }

    private String value(Kind kind, List<Field> scope) {
        return grammar.expressions().value(kind, scope, 1);
    }

    private String filter(List<Field> scope) {
        return choices.chance(15)
                ? " FILTER (WHERE " + grammar.conditions().condition(scope, 0) + ")"
                : "";
    }

    /** Frames of groups of peers, and of keys that are near by. */
    private String distances(Kind key) {
        String exclude = choices.pick(List.of("", "", " EXCLUDE GROUP"));
        String near =
                switch (key) {
                    case INT -> choices.pick(List.of("1", "2", "0"));
                    case DEC -> "1.5";
                    case DAY, TIME, ZONED ->
                            choices.pick(List.of("INTERVAL '1' DAY", "INTERVAL '1' YEAR"));
                    default -> "";
                };
        if (near.isEmpty()) {
            return choices.pick(
                            List.of(
                                    "GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                                    "GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                                    "GROUPS BETWEEN 2 PRECEDING AND 1 PRECEDING",
                                    "RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING"))
                    + exclude;
        }
        return "RANGE BETWEEN "
                + choices.pick(
                        List.of(
                                near + " PRECEDING AND CURRENT ROW",
                                near + " PRECEDING AND " + near + " FOLLOWING",
                                near + " FOLLOWING AND UNBOUNDED FOLLOWING",
                                "UNBOUNDED PRECEDING AND " + near + " PRECEDING"))
                + exclude;
    }

    private String frame() {
        return choices.pick(
                List.of(
                        "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                        "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                        "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                        "ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING",
                        "ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
                        "ROWS BETWEEN 2 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW",
                        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING EXCLUDE GROUP",
                        "ROWS 2 PRECEDING",
                        "GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                        "GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING EXCLUDE NO OTHERS",
                        "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES",
                        "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"));
    }
}
