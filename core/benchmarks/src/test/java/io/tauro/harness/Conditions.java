package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;

/** Expressions that are true, false or unknown. */
final class Conditions {

    private static final List<String> PATTERNS =
            List.of("'a%'", "'%b%'", "'_'", "'%'", "''", "'%c'", "'a_c%'", "'日_'");

    private final Grammar grammar;
    private final Choices choices;

    Conditions(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    String condition(List<Field> scope, int depth) {
        if (depth <= 0) {
            return comparison(scope, 0);
        }
        int d = depth - 1;
        return switch (choices.below(16)) {
            case 0, 1, 2 -> comparison(scope, d);
            case 3 ->
                    "("
                            + value(kind(), scope, d)
                            + choices.pick(List.of(" IS NULL)", " IS NOT NULL)"));
            case 4 -> "(" + condition(scope, d) + " AND " + condition(scope, d) + ")";
            case 5 -> "(" + condition(scope, d) + " OR " + condition(scope, d) + ")";
            case 6 -> "(NOT " + condition(scope, d) + ")";
            case 7 -> in(scope, d);
            case 8 -> between(scope, d);
            case 9 -> matches(scope, d);
            case 10 -> {
                Kind kind = kind();
                yield "("
                        + value(kind, scope, d)
                        + choices.pick(List.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "))
                        + value(kind, scope, d)
                        + ")";
            }
            case 11 -> {
                String tested = condition(scope, d);
                String test =
                        choices.pick(
                                List.of(
                                        " IS TRUE",
                                        " IS NOT TRUE",
                                        " IS FALSE",
                                        " IS NOT FALSE",
                                        " IS UNKNOWN",
                                        " IS NOT UNKNOWN"));
                yield "((" + tested + ")" + test + ")";
            }
            case 12 -> rows(scope, d);
            case 13 -> nested(scope, d);
            default -> subQuery(scope);
        };
    }

    String subQuery(List<Field> scope) {
        if (!grammar.mayNest()) {
            return "(1 = 1)";
        }
        Kind kind = kind();
        return switch (choices.below(6)) {
            case 0 ->
                    choices.pick(List.of("EXISTS ", "NOT EXISTS "))
                            + grammar.subQueries().column(kind, scope);
            case 1 -> {
                String value = value(kind, scope, 1);
                String operator = choices.pick(List.of(" IN ", " NOT IN "));
                yield "(" + value + operator + grammar.subQueries().column(kind, scope) + ")";
            }
            case 2 -> {
                String value = value(Kind.INT, scope, 1);
                String operator =
                        choices.pick(List.of(" = ANY ", " < ANY ", " >= ALL ", " <> ALL "));
                yield "(" + value + operator + grammar.subQueries().column(Kind.INT, scope) + ")";
            }
            case 3 -> {
                List<Kind> kinds = List.of(kind, kind());
                String row = row(kinds, scope, 1);
                String operator = choices.pick(List.of(" IN ", " NOT IN "));
                yield "(" + row + operator + grammar.subQueries().rows(kinds, scope) + ")";
            }
            case 4 -> {
                List<Kind> kinds =
                        List.of(grammar.expressions().ordered(), grammar.expressions().ordered());
                String row = row(kinds, scope, 1);
                String operator = choices.pick(List.of(" = ", " <> "));
                yield "(" + row + operator + grammar.subQueries().row(kinds, scope) + ")";
            }
            default -> {
                String value = value(Kind.INT, scope, 1);
                String operator = choices.pick(List.of(" <= ", " = ", " > "));
                yield "(" + value + operator + grammar.subQueries().scalar(Kind.INT, scope) + ")";
            }
        };
    }

    private String comparison(List<Field> scope, int d) {
        Kind kind = kind();
        List<String> operators = new ArrayList<>(List.of(" = ", " <> "));
        if (kind != Kind.BOOL && kind != Kind.UID) {
            operators.addAll(List.of(" < ", " <= ", " > ", " >= "));
        }
        Kind other =
                kind.isNumber() && choices.chance(25)
                        ? choices.pick(List.of(Kind.INT, Kind.DEC, Kind.BIG, Kind.DBL))
                        : kind;
        return "(" + value(kind, scope, d) + choices.pick(operators) + value(other, scope, d) + ")";
    }

    private String between(List<Field> scope, int d) {
        Kind kind = grammar.expressions().ordered();
        return "("
                + value(kind, scope, d)
                + choices.pick(List.of(" BETWEEN ", " NOT BETWEEN ", " BETWEEN SYMMETRIC "))
                + value(kind, scope, d)
                + " AND "
                + value(kind, scope, d)
                + ")";
    }

    private String matches(List<Field> scope, int d) {
        String text = value(Kind.TXT, scope, d);
        return switch (choices.below(6)) {
            case 0, 1 ->
                    "("
                            + text
                            + choices.pick(List.of(" LIKE ", " NOT LIKE ", " ILIKE "))
                            + choices.pick(PATTERNS)
                            + ")";
            case 2 -> "STARTS_WITH(" + text + ", " + value(Kind.TXT, scope, d) + ")";
            case 3 -> "(" + text + choices.pick(List.of(" ~ ", " !~ ", " ~* ")) + "'^[a-b]')";
            case 4 -> "(" + text + " SIMILAR TO '(a|B)%')";
            default -> "(" + text + " LIKE (" + value(Kind.TXT, scope, 0) + " || '%'))";
        };
    }

    private String in(List<Field> scope, int d) {
        Kind kind = kind();
        StringBuilder list = new StringBuilder(value(kind, scope, d));
        list.append(choices.pick(List.of(" IN (", " NOT IN (")));
        list.append(grammar.expressions().literal(kind));
        for (int i = choices.below(3); i > 0; i--) {
            list.append(", ").append(value(kind, scope, d));
        }
        return "(" + list + (choices.chance(20) ? ", NULL))" : "))");
    }

    private String rows(List<Field> scope, int d) {
        List<Kind> kinds =
                List.of(grammar.expressions().ordered(), grammar.expressions().ordered());
        String one = row(kinds, scope, d);
        String other = row(kinds, scope, d);
        return switch (choices.below(3)) {
            case 0 -> "(" + one + choices.pick(List.of(" = ", " <> ", " < ", " >= ")) + other + ")";
            case 1 -> {
                String operator = choices.pick(List.of(" IN (", " NOT IN ("));
                yield "(" + one + operator + other + ", " + row(kinds, scope, 0) + "))";
            }
            default ->
                    "("
                            + one
                            + choices.pick(List.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "))
                            + other
                            + ")";
        };
    }

    private String row(List<Kind> kinds, List<Field> scope, int d) {
        return "(" + value(kinds.get(0), scope, d) + ", " + value(kinds.get(1), scope, d) + ")";
    }

    /** Questions to arrays and JSON. */
    private String nested(List<Field> scope, int d) {
        String number = value(Kind.INT, scope, d);
        return switch (choices.below(4)) {
            // A condition on a null that is compared with no elements is still taken for unknown.
            case 0, 1 ->
                    "(COALESCE("
                            + number
                            + ", 1)"
                            + choices.pick(List.of(" = ANY (", " <> ALL (", " < ANY ("))
                            + value(Kind.LIST, scope, d)
                            + "))";
            case 2 -> "(JSONB_BUILD_OBJECT('k', " + number + ", 'l', 2) @> '{\"k\": 1}')";
            default ->
                    "JSON_EXISTS(JSONB_BUILD_ARRAY("
                            + number
                            + ", "
                            + value(Kind.INT, scope, d)
                            + "), '$[*] ? (@ == 1)')";
        };
    }

    private Kind kind() {
        return grammar.expressions().kind();
    }

    private String value(Kind kind, List<Field> scope, int d) {
        return grammar.expressions().value(kind, scope, d);
    }
}
