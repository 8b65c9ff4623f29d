package io.tauro.harness;

import java.util.List;

/** Expressions that are dates and timestamps. */
final class Moments {

    private final Grammar grammar;
    private final Choices choices;

    Moments(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    String day(List<Field> scope, int d) {
        return switch (choices.below(5)) {
            case 0 -> "CAST(" + value(Kind.TIME, scope, d) + " AS DATE)";
            case 1, 2 -> "(" + value(Kind.DAY, scope, d) + " + " + choices.below(40) + ")";
            case 3 ->
                    "("
                            + value(Kind.DAY, scope, d)
                            + " - MOD("
                            + value(Kind.INT, scope, d)
                            + ", 400))";
            default -> "MAKE_DATE(2000 + MOD(" + value(Kind.INT, scope, d) + ", 30), 2, 28)";
        };
    }

    String time(List<Field> scope, int d) {
        return switch (choices.below(8)) {
            case 0 -> "CAST(" + value(Kind.DAY, scope, d) + " AS TIMESTAMP)";
            case 1, 2 -> {
                String unit =
                        choices.pick(List.of("day", "hour", "month", "year", "quarter", "week"));
                yield "DATE_TRUNC('" + unit + "', " + value(Kind.TIME, scope, d) + ")";
            }
            case 3 ->
                    "("
                            + value(Kind.TIME, scope, d)
                            + " + INTERVAL '1' "
                            + choices.pick(List.of("DAY", "HOUR", "MINUTE", "MONTH"))
                            + " * MOD("
                            + value(Kind.INT, scope, d)
                            + ", 100))";
            case 4 ->
                    "("
                            + value(Kind.TIME, scope, d)
                            + " - INTERVAL '"
                            + choices.pick(List.of("1 day 2 hours", "1 mon 3 days", "1:30", "90"))
                            + "')";
            default ->
                    "("
                            + value(Kind.TIME, scope, d)
                            + choices.pick(List.of(" + ", " - "))
                            + "INTERVAL '1' "
                            + choices.pick(List.of("DAY", "HOUR", "MONTH", "YEAR", "SECOND"))
                            + ")";
        };
    }

    private String value(Kind kind, List<Field> scope, int d) {
        return grammar.expressions().value(kind, scope, d);
    }
}
