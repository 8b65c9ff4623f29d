package io.tauro.harness;

import java.util.List;

/** Calls of aggregate functions. */
final class Aggregates {

    private final Grammar grammar;
    private final Choices choices;

    Aggregates(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    void add(List<Field> scope, Items items) {
        String filter =
                choices.chance(15)
                        ? " FILTER (WHERE " + grammar.conditions().condition(scope, 1) + ")"
                        : "";
        String distinct = choices.chance(20) ? "DISTINCT " : "";
        switch (choices.below(16)) {
            case 0 -> items.add(Kind.BIG, "COUNT(*)" + filter);
            case 1 -> {
                String value = value(grammar.expressions().kind(), scope, 1);
                items.add(Kind.BIG, "COUNT(" + distinct + value + ")" + filter);
            }
            case 2 -> {
                String value = value(Kind.INT, scope, 2);
                items.add(Kind.BIG, "SUM(" + distinct + value + ")" + filter);
            }
            case 3 -> {
                Kind kind = choices.pick(List.of(Kind.DEC, Kind.DBL));
                items.add(kind, "SUM(" + distinct + value(kind, scope, 2) + ")" + filter);
            }
            case 4, 5 -> {
                Kind kind = grammar.expressions().ordered();
                String function = choices.pick(List.of("MIN(", "MAX("));
                items.add(kind, function + value(kind, scope, 2) + ")" + filter);
            }
            case 6 -> {
                Kind kind = choices.pick(List.of(Kind.INT, Kind.DEC, Kind.DBL));
                String value = value(kind, scope, 1);
                items.add(Kind.FRACTION, "AVG(" + distinct + value + ")" + filter);
            }
            case 7 -> {
                String function = choices.pick(List.of("BOOL_AND(", "BOOL_OR(", "EVERY("));
                String value = grammar.conditions().condition(scope, 1);
                items.add(Kind.BOOL, function + value + ")" + filter);
            }
            case 8 -> spread(scope, filter, items);
            case 9 -> items.add(Kind.TXT, joined(scope, distinct) + filter);
            case 10 -> {
                String function =
                        choices.pick(List.of("PERCENTILE_DISC(0.5)", "PERCENTILE_DISC(0.9)"));
                items.add(Kind.BIG, withinGroup(function, Kind.INT, scope) + filter);
            }
            case 11 -> {
                Kind kind = choices.pick(List.of(Kind.INT, Kind.DBL));
                String function =
                        choices.pick(List.of("PERCENTILE_CONT(0.5)", "PERCENTILE_CONT(0.25)"));
                items.add(Kind.FRACTION, withinGroup(function, kind, scope) + filter);
            }
            case 12 -> {
                Kind kind = grammar.expressions().ordered();
                items.add(kind, withinGroup("MODE()", kind, scope) + filter);
            }
            case 13 -> items.add(Kind.LIST, listed(scope, distinct) + filter);
            case 14 -> {
                String function = choices.pick(List.of("BIT_AND(", "BIT_OR(", "BIT_XOR("));
                items.add(Kind.INT, function + value(Kind.INT, scope, 1) + ")" + filter);
            }
            default -> {
                String y = value(Kind.DBL, scope, 0);
                String x = value(Kind.DBL, scope, 0);
                items.add(Kind.BIG, "REGR_COUNT(" + y + ", " + x + ")" + filter);
            }
        }
    }

    private String value(Kind kind, List<Field> scope, int depth) {
        return grammar.expressions().value(kind, scope, depth);
    }

    private void spread(List<Field> scope, String filter, Items items) {
        String function =
                choices.pick(List.of("STDDEV_SAMP(", "VAR_POP(", "STDDEV_POP(", "VAR_SAMP("));
        Field id = scope.get(0);
        String value = id.kind() == Kind.INT ? id.sql() : value(Kind.DBL, scope, 0);
        items.add(Kind.FRACTION, function + value + ")" + filter);
    }

    private String joined(List<Field> scope, String distinct) {
        String value = value(Kind.TXT, scope, 1);
        String order = choices.pick(List.of("", " DESC"));
        return "STRING_AGG(" + distinct + value + ", '-' ORDER BY " + value + order + ")";
    }

    /** Equal numbers are peers, whichever of them comes first. */
    private String listed(List<Field> scope, String distinct) {
        String value = "CAST(" + value(Kind.INT, scope, 1) + " AS INTEGER)";
        return "ARRAY_AGG("
                + distinct
                + value
                + " ORDER BY "
                + value
                + grammar.selects().direction()
                + ")";
    }

    private String withinGroup(String function, Kind kind, List<Field> scope) {
        String value = value(kind, scope, 1);
        return function + " WITHIN GROUP (ORDER BY " + value + ")";
    }
}
