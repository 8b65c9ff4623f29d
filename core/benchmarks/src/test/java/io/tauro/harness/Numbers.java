package io.tauro.harness;

import java.util.List;

/** Expressions that are numbers. */
final class Numbers {

    private final Grammar grammar;
    private final Choices choices;

    Numbers(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    String integer(List<Field> scope, int d) {
        return switch (choices.below(20)) {
            case 0 -> binary(Kind.INT, " + ", scope, d);
            case 1 -> binary(Kind.INT, " - ", scope, d);
            case 2 -> binary(Kind.INT, " * ", scope, d);
            case 3 -> "ABS(" + value(Kind.INT, scope, d) + ")";
            case 4 -> "MOD(" + value(Kind.INT, scope, d) + ", 3)";
            case 5 -> "(" + value(Kind.INT, scope, d) + " {div} 2)";
            case 6 -> "CHAR_LENGTH(" + value(Kind.TXT, scope, d) + ")";
            case 7 ->
                    extract(
                            List.of("YEAR", "MONTH", "DAY", "QUARTER", "DOW", "DOY"),
                            value(Kind.DAY, scope, d));
            case 8 ->
                    "POSITION("
                            + value(Kind.TXT, scope, d)
                            + " IN "
                            + value(Kind.TXT, scope, d)
                            + ")";
            case 9 -> "(- " + value(Kind.INT, scope, d) + ")";
            case 10 -> "CAST(" + value(Kind.DEC, scope, 0) + " AS INTEGER)";
            case 11 -> "OCTET_LENGTH(" + value(Kind.TXT, scope, d) + ")";
            case 12 ->
                    "CAST(SIGN("
                            + value(choices.pick(List.of(Kind.DEC, Kind.DBL)), scope, d)
                            + ") AS INTEGER)";
            case 13 ->
                    extract(
                            List.of("ISODOW", "WEEK", "ISOYEAR", "CENTURY"),
                            value(Kind.DAY, scope, d));
            case 14 -> extract(List.of("HOUR", "MINUTE"), value(Kind.TIME, scope, d));
            case 15 -> {
                String start = value(Kind.TIME, scope, d);
                // A difference of dates is an interval here, and a number in PostgreSQL.
                yield extract(
                        List.of("DAY", "HOUR"),
                        "(" + value(Kind.TIME, scope, d) + " - " + start + ")");
            }
            case 16 -> ofList(scope, d);
            case 17 -> ofJson(scope, d);
            case 18 -> "CAST(" + value(Kind.BOOL, scope, d) + " AS INTEGER)";
            default -> "ASCII(" + value(Kind.TXT, scope, d) + ")";
        };
    }

    private String ofList(List<Field> scope, int d) {
        String list = value(Kind.LIST, scope, d);
        return switch (choices.below(4)) {
            case 0 -> "CARDINALITY(" + list + ")";
            case 1 -> "(" + list + ")[" + choices.pick(List.of("1", "2", "0", "5")) + "]";
            case 2 -> "ARRAY_POSITION(" + list + ", " + value(Kind.INT, scope, d) + ")";
            default -> "ARRAY_LENGTH(" + list + ", 1)";
        };
    }

    private String ofJson(List<Field> scope, int d) {
        String one = value(Kind.INT, scope, d);
        String other = value(Kind.INT, scope, d);
        return switch (choices.below(4)) {
            case 0 -> "CAST(JSONB_BUILD_ARRAY(" + one + ", " + other + ") ->> 1 AS INTEGER)";
            case 1 ->
                    "JSON_VALUE(JSONB_BUILD_OBJECT('k', "
                            + one
                            + ", 'l', "
                            + other
                            + "), '$.l' RETURNING INTEGER)";
            case 2 -> "JSONB_ARRAY_LENGTH(TO_JSONB(" + value(Kind.LIST, scope, d) + "))";
            default ->
                    "JSON_VALUE(JSONB_BUILD_ARRAY("
                            + one
                            + ", "
                            + other
                            + "), '$[*] ? (@ > 1)' RETURNING INTEGER)";
        };
    }

    String decimal(List<Field> scope, int d) {
        return switch (choices.below(9)) {
            case 0 -> binary(Kind.DEC, " + ", scope, d);
            case 1 -> binary(Kind.DEC, " - ", scope, d);
            case 2 -> "(" + value(Kind.DEC, scope, d) + " * 1.5)";
            case 3 -> "ROUND(" + value(Kind.DEC, scope, d) + ", 1)";
            case 4 -> "ABS(" + value(Kind.DEC, scope, d) + ")";
            case 5 -> "(" + value(Kind.DEC, scope, d) + " + " + value(Kind.INT, scope, d) + ")";
            case 6 -> "EXTRACT(EPOCH FROM " + value(Kind.TIME, scope, d) + ")";
            case 7 -> "TRUNC(" + value(Kind.DEC, scope, d) + ", 2)";
            default -> choices.pick(List.of("FLOOR(", "CEIL(")) + value(Kind.DEC, scope, d) + ")";
        };
    }

    String floating(List<Field> scope, int d) {
        return switch (choices.below(6)) {
            case 0 -> binary(Kind.DBL, " + ", scope, d);
            case 1 -> binary(Kind.DBL, " - ", scope, d);
            case 2 -> "(" + value(Kind.DBL, scope, d) + " * 2)";
            case 3 -> "(" + value(Kind.DBL, scope, d) + " / 4)";
            case 4 -> "ABS(" + value(Kind.DBL, scope, d) + ")";
            default -> "CAST(" + value(Kind.INT, scope, d) + " AS DOUBLE PRECISION)";
        };
    }

    private String extract(List<String> units, String moment) {
        return "CAST(EXTRACT(" + choices.pick(units) + " FROM " + moment + ") AS INTEGER)";
    }

    private String binary(Kind kind, String operator, List<Field> scope, int d) {
        return "(" + value(kind, scope, d) + operator + value(kind, scope, d) + ")";
    }

    private String value(Kind kind, List<Field> scope, int d) {
        return grammar.expressions().value(kind, scope, d);
    }
}
