package io.tauro.harness;

import java.util.List;

/** Expressions that are text. */
final class Texts {

    private final Grammar grammar;
    private final Choices choices;

    Texts(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    String text(List<Field> scope, int d) {
        String a = value(Kind.TXT, scope, d);
        return switch (choices.below(29)) {
            case 0 -> "(" + a + " || " + value(Kind.TXT, scope, d) + ")";
            case 1 -> "UPPER(" + a + ")";
            case 2 -> "LOWER(" + a + ")";
            case 3 -> "SUBSTRING(" + a + " FROM 2 FOR " + choices.below(3) + ")";
            case 4 -> "TRIM(" + a + ")";
            case 5 -> "REPLACE(" + a + ", 'b', 'xy')";
            case 6 -> "CAST(" + value(Kind.INT, scope, d) + " AS VARCHAR)";
            case 7 -> "SUBSTRING(" + a + " FROM " + (1 + choices.below(4)) + ")";
            case 8 -> {
                String function = choices.pick(List.of("LEFT(", "RIGHT("));
                yield function + a + ", " + choices.pick(List.of("2", "0", "-1")) + ")";
            }
            case 9 -> {
                String function = choices.pick(List.of("LPAD(", "RPAD("));
                yield function + a + ", " + choices.below(6) + ", 'xy')";
            }
            case 10 -> "REVERSE(" + a + ")";
            case 11 -> "REPEAT(" + a + ", " + choices.below(3) + ")";
            case 12 -> "CONCAT(" + a + ", " + value(Kind.TXT, scope, d) + ", 'k')";
            case 13 -> "SPLIT_PART(" + a + ", 'b', " + (1 + choices.below(2)) + ")";
            case 14 -> "TRANSLATE(" + a + ", 'abc', 'xy')";
            case 15 -> "REGEXP_REPLACE(" + a + ", '[a-b]+', '<>')";
            case 16 -> {
                String side = choices.pick(List.of("LEADING", "TRAILING", "BOTH"));
                yield "TRIM(" + side + " 'a' FROM " + a + ")";
            }
            case 17 -> "OVERLAY(" + a + " PLACING 'xy' FROM 2 FOR " + choices.below(3) + ")";
            case 18 -> "INITCAP(" + a + ")";
            case 19 -> "MD5(" + a + ")";
            case 20 -> "CONCAT_WS('-', " + a + ", " + value(Kind.TXT, scope, d) + ", 'k')";
            case 21 -> "REGEXP_REPLACE(" + a + ", '([a-b])', '<\\1>', 'g')";
            case 22 -> "SUBSTRING(" + a + " FROM '[a-b]+')";
            case 23 -> "BTRIM(" + a + ", ' a')";
            case 24 -> "ARRAY_TO_STRING(" + value(Kind.LIST, scope, d) + ", '-', '*')";
            case 25 -> ofMoment(scope, d);
            case 26 -> "CAST(" + plain(scope, d) + " AS VARCHAR)";
            default -> ofJson(a, scope, d);
        };
    }

    private String plain(List<Field> scope, int d) {
        return value(
                choices.pick(List.of(Kind.DAY, Kind.TIME, Kind.BOOL, Kind.UID, Kind.LIST)),
                scope,
                d);
    }

    private String ofMoment(List<Field> scope, int d) {
        return choices.chance(50)
                ? "TO_CHAR(" + value(Kind.TIME, scope, d) + ", 'YYYY-MM-DD HH24:MI:SS.US')"
                : "TO_CHAR(" + value(Kind.DAY, scope, d) + ", 'Dy DD Mon, DDD, IYYY-IW Q')";
    }

    private String ofJson(String a, List<Field> scope, int d) {
        return switch (choices.below(5)) {
            case 0 -> "(JSONB_BUILD_OBJECT('k', " + a + ") ->> 'k')";
            case 1 -> {
                Kind kind = choices.pick(List.of(Kind.INT, Kind.TXT, Kind.BOOL, Kind.LIST));
                String value = value(kind, scope, d);
                yield "JSONB_TYPEOF(JSONB_BUILD_OBJECT('k', " + value + ") -> 'k')";
            }
            case 2 -> "JSON_VALUE(JSONB_BUILD_ARRAY(1, " + a + "), '$[1]')";
            case 3 -> "(JSONB_BUILD_ARRAY(" + value(Kind.INT, scope, d) + ", " + a + ") ->> -1)";
            default ->
                    "(JSONB_BUILD_OBJECT('k', JSONB_BUILD_ARRAY("
                            + value(Kind.BOOL, scope, d)
                            + ", "
                            + a
                            + ")) #>> '{k,"
                            + choices.below(3)
                            + "}')";
        };
    }

    private String value(Kind kind, List<Field> scope, int d) {
        return grammar.expressions().value(kind, scope, d);
    }
}
