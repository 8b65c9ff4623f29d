package io.tauro.harness;

import java.util.List;

/**
 * Random expressions that mean the same in all three engines and cannot fail, but for overflow in
 * the rarest case. Integer division is written {@code {div}}: each engine spells it its way.
 */
final class Expressions {

    private static final List<Kind> KINDS =
            List.of(
                    Kind.INT,
                    Kind.TXT,
                    Kind.DEC,
                    Kind.DBL,
                    Kind.DAY,
                    Kind.BOOL,
                    Kind.BIG,
                    Kind.TIME,
                    Kind.ZONED,
                    Kind.UID,
                    Kind.LIST);

    private final Grammar grammar;
    private final Choices choices;
    private final Numbers numbers;
    private final Texts texts;
    private final Moments moments;
    private final Lists lists;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
        this.numbers = new Numbers(grammar);
        this.texts = new Texts(grammar);
        this.moments = new Moments(grammar);
        this.lists = new Lists(grammar);
    }

    /** A kind that can be computed with. */
    Kind kind() {
        return choices.pick(KINDS);
    }

    /** A kind that has a least and a greatest value. */
    Kind ordered() {
        Kind kind = kind();
        return kind.hasOrder() ? kind : Kind.INT;
    }

    String value(Kind kind, List<Field> scope, int depth) {
        if (depth <= 0 || !choices.chance(55)) {
            return leaf(kind, scope);
        }
        int d = depth - 1;
        if (choices.chance(6)) {
            return grammar.subQueries().scalar(kind, scope);
        }
        if (choices.chance(30)) {
            return general(kind, scope, d);
        }
        return switch (kind) {
            case INT -> numbers.integer(scope, d);
            case DEC -> numbers.decimal(scope, d);
            case DBL -> numbers.floating(scope, d);
            case TXT -> texts.text(scope, d);
            case DAY -> moments.day(scope, d);
            case TIME -> moments.time(scope, d);
            case BOOL -> grammar.conditions().condition(scope, d);
            case LIST -> lists.list(scope, d);
            case BIG, ZONED, UID, FRACTION -> general(kind, scope, d);
        };
    }

    private String leaf(Kind kind, List<Field> scope) {
        List<Field> columns = scope.stream().filter(field -> field.kind() == kind).toList();
        if (!columns.isEmpty() && !choices.chance(25)) {
            return choices.pick(columns).sql();
        }
        return literal(kind);
    }

    String literal(Kind kind) {
        return switch (kind) {
            case INT -> choices.pick(List.of("1", "0", "2", "3", "7", "-1", "-4"));
            case BIG -> choices.pick(List.of("5000000000", "9223372036854775807", "-3000000000"));
            case DEC, FRACTION -> choices.pick(List.of("1.5", "0.000", "-2.25", "10.001", "3.0"));
            case DBL ->
                    cast(choices.pick(List.of("1.5", "0", "-0.25", "1024.75")), "DOUBLE PRECISION");
            case TXT ->
                    choices.pick(
                            List.of("''", "'a'", "'abc'", "'B'", "' x '", "'日本'", "'%'", "'a_c'"));
            case DAY ->
                    "DATE '"
                            + choices.pick(List.of("2024-02-29", "1969-12-31", "2000-01-01"))
                            + "'";
            case TIME ->
                    "TIMESTAMP '"
                            + choices.pick(List.of("2024-02-29 12:34:56", "1970-01-01 00:00:00"))
                            + "'";
            case ZONED ->
                    cast(
                            choices.pick(
                                    List.of(
                                            "'2024-02-29 12:34:56+00'",
                                            "'1970-01-01 00:00:00+00'")),
                            "TIMESTAMP WITH TIME ZONE");
            case BOOL -> choices.pick(List.of("TRUE", "FALSE"));
            case UID ->
                    cast(
                            "'00000000-0000-0000-0000-00000000000"
                                    + choices.pick(List.of("1", "2"))
                                    + "'",
                            "UUID");
            case LIST ->
                    choices.pick(
                            List.of(
                                    "ARRAY[1, 2]",
                                    "ARRAY[3]",
                                    "ARRAY[1, NULL, 2]",
                                    "ARRAY[2, 2, -4, 7]",
                                    "CAST(ARRAY[] AS INTEGER[])"));
        };
    }

    private static String cast(String value, String type) {
        return "CAST(" + value + " AS " + type + ")";
    }

    /** What there is for values of any kind. */
    private String general(Kind kind, List<Field> scope, int d) {
        String a = value(kind, scope, d);
        String b = value(kind, scope, d);
        return switch (choices.below(7)) {
            case 0 -> "COALESCE(" + a + ", " + b + ")";
            case 1 -> "CASE WHEN " + condition(scope, d) + " THEN " + a + " ELSE " + b + " END";
            case 2 -> "CASE WHEN " + condition(scope, d) + " THEN " + a + " END";
            case 3 -> "NULLIF(" + a + ", " + b + ")";
            case 4 ->
                    "CASE "
                            + value(Kind.INT, scope, d)
                            + " WHEN 1 THEN "
                            + a
                            + " WHEN 2 THEN "
                            + b
                            + " ELSE "
                            + literal(kind)
                            + " END";
            case 5 -> kind.hasOrder() ? "GREATEST(" + a + ", " + b + ")" : a;
            default -> kind.hasOrder() ? "LEAST(" + a + ", " + b + ")" : b;
        };
    }

    private String condition(List<Field> scope, int depth) {
        return grammar.conditions().condition(scope, depth);
    }
}
