package io.tauro.harness;

import java.util.List;

/** Expressions that are arrays of integers. */
final class Lists {

    private final Grammar grammar;
    private final Choices choices;

    Lists(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    String list(List<Field> scope, int d) {
        String list = grammar.expressions().value(Kind.LIST, scope, d);
        return switch (choices.below(8)) {
            case 0 -> "ARRAY[" + number(scope, d) + ", " + number(scope, d) + "]";
            case 1 -> "ARRAY_APPEND(" + list + ", " + number(scope, d) + ")";
            case 2 -> "ARRAY_PREPEND(" + number(scope, d) + ", " + list + ")";
            case 3 -> "(" + list + " || " + grammar.expressions().value(Kind.LIST, scope, d) + ")";
            case 4 -> "ARRAY_REMOVE(" + list + ", " + number(scope, d) + ")";
            case 5 ->
                    "ARRAY_REPLACE("
                            + list
                            + ", "
                            + number(scope, d)
                            + ", "
                            + number(scope, d)
                            + ")";
            case 6 -> "ARRAY_POSITIONS(" + list + ", " + number(scope, d) + ")";
            default -> grammar.mayNest() ? grammar.subQueries().list(scope) : list;
        };
    }

    /** Of the very type of the elements. */
    private String number(List<Field> scope, int d) {
        return "CAST(" + grammar.expressions().value(Kind.INT, scope, d) + " AS INTEGER)";
    }
}
