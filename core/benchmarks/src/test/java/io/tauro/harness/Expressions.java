package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Random expressions that mean the same in all three engines and cannot fail, but for overflow in
 * the rarest case. Integer division is written {@code {div}}: each engine spells it its way.
 */
final class Expressions {

    private static final List<String> TEXTS =
            List.of("''", "'a'", "'abc'", "'B'", "' x '", "'日本'", "'%'", "'a_c'");
    private static final List<String> PATTERNS =
            List.of("'a%'", "'%b%'", "'_'", "'%'", "''", "'%c'", "'a_c%'", "'日_'");

    private final Choices choices;
    private final BiFunction<Kind, List<Field>, String> subQuery;
    private final BiFunction<Kind, List<Field>, String> subQueryCondition;

    /**
     * @param subQuery makes a scalar sub-query within a scope
     * @param subQueryCondition makes a condition with a sub-query within a scope
     */
    Expressions(
            Choices choices,
            BiFunction<Kind, List<Field>, String> subQuery,
            BiFunction<Kind, List<Field>, String> subQueryCondition) {
        this.choices = choices;
        this.subQuery = subQuery;
        this.subQueryCondition = subQueryCondition;
    }

    /** A kind that can be computed with. */
    Kind kind() {
        return choices.pick(
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
                        Kind.UID));
    }

    String value(Kind kind, List<Field> scope, int depth) {
        if (depth <= 0 || !choices.chance(55)) {
            return leaf(kind, scope);
        }
        int d = depth - 1;
        if (choices.chance(6)) {
            return subQuery.apply(kind, scope);
        }
        if (choices.chance(30)) {
            return general(kind, scope, d);
        }
        return switch (kind) {
            case INT -> integer(scope, d);
            case DEC -> decimal(scope, d);
            case DBL -> floating(scope, d);
            case TXT -> text(scope, d);
            case DAY -> day(scope, d);
            case TIME -> time(scope, d);
            case BOOL -> condition(scope, d);
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
            case INT -> "" + choices.pick(List.of(1, 0, 2, 3, 7, -1, -4));
            case BIG -> choices.pick(List.of("5000000000", "9223372036854775807", "-3000000000"));
            case DEC, FRACTION -> choices.pick(List.of("1.5", "0.000", "-2.25", "10.001", "3.0"));
            case DBL ->
                    "CAST("
                            + choices.pick(List.of("1.5", "0", "-0.25", "1024.75"))
                            + " AS DOUBLE PRECISION)";
            case TXT -> choices.pick(TEXTS);
            case DAY ->
                    "DATE '"
                            + choices.pick(List.of("2024-02-29", "1969-12-31", "2000-01-01"))
                            + "'";
            case TIME ->
                    "TIMESTAMP '"
                            + choices.pick(List.of("2024-02-29 12:34:56", "1970-01-01 00:00:00"))
                            + "'";
            case ZONED ->
                    "CAST('"
                            + choices.pick(
                                    List.of("2024-02-29 12:34:56+00", "1970-01-01 00:00:00+00"))
                            + "' AS TIMESTAMP WITH TIME ZONE)";
            case BOOL -> choices.pick(List.of("TRUE", "FALSE"));
            case UID ->
                    "CAST('00000000-0000-0000-0000-00000000000"
                            + choices.pick(List.of("1", "2"))
                            + "' AS UUID)";
        };
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
            case 5 -> kind == Kind.BOOL || kind == Kind.UID ? a : "GREATEST(" + a + ", " + b + ")";
            default -> kind == Kind.BOOL || kind == Kind.UID ? b : "LEAST(" + a + ", " + b + ")";
        };
    }

    private String integer(List<Field> scope, int d) {
        return switch (choices.below(15)) {
            case 0 -> binary(Kind.INT, " + ", scope, d);
            case 1 -> binary(Kind.INT, " - ", scope, d);
            case 2 -> binary(Kind.INT, " * ", scope, d);
            case 3 -> "ABS(" + value(Kind.INT, scope, d) + ")";
            case 4 -> "MOD(" + value(Kind.INT, scope, d) + ", 3)";
            case 5 -> "(" + value(Kind.INT, scope, d) + " {div} 2)";
            case 6 -> "CHAR_LENGTH(" + value(Kind.TXT, scope, d) + ")";
            case 7 ->
                    "CAST(EXTRACT("
                            + choices.pick(List.of("YEAR", "MONTH", "DAY", "QUARTER", "DOW", "DOY"))
                            + " FROM "
                            + value(Kind.DAY, scope, d)
                            + ") AS INTEGER)";
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
                    "CAST(EXTRACT("
                            + choices.pick(List.of("ISODOW", "WEEK", "ISOYEAR", "CENTURY"))
                            + " FROM "
                            + value(Kind.DAY, scope, d)
                            + ") AS INTEGER)";
            default -> "CAST(EXTRACT(HOUR FROM " + value(Kind.TIME, scope, d) + ") AS INTEGER)";
        };
    }

    private String decimal(List<Field> scope, int d) {
        return switch (choices.below(7)) {
            case 0 -> binary(Kind.DEC, " + ", scope, d);
            case 1 -> binary(Kind.DEC, " - ", scope, d);
            case 2 -> "(" + value(Kind.DEC, scope, d) + " * 1.5)";
            case 3 -> "ROUND(" + value(Kind.DEC, scope, d) + ", 1)";
            case 4 -> "ABS(" + value(Kind.DEC, scope, d) + ")";
            case 5 -> "(" + value(Kind.DEC, scope, d) + " + " + value(Kind.INT, scope, d) + ")";
            default -> choices.pick(List.of("FLOOR(", "CEIL(")) + value(Kind.DEC, scope, d) + ")";
        };
    }

    private String floating(List<Field> scope, int d) {
        return switch (choices.below(6)) {
            case 0 -> binary(Kind.DBL, " + ", scope, d);
            case 1 -> binary(Kind.DBL, " - ", scope, d);
            case 2 -> "(" + value(Kind.DBL, scope, d) + " * 2)";
            case 3 -> "(" + value(Kind.DBL, scope, d) + " / 4)";
            case 4 -> "ABS(" + value(Kind.DBL, scope, d) + ")";
            default -> "CAST(" + value(Kind.INT, scope, d) + " AS DOUBLE PRECISION)";
        };
    }

    private String text(List<Field> scope, int d) {
        String a = value(Kind.TXT, scope, d);
        return switch (choices.below(17)) {
            case 0 -> "(" + a + " || " + value(Kind.TXT, scope, d) + ")";
            case 1 -> "UPPER(" + a + ")";
            case 2 -> "LOWER(" + a + ")";
            case 3 -> "SUBSTRING(" + a + " FROM 2 FOR " + choices.below(3) + ")";
            case 4 -> "TRIM(" + a + ")";
            case 5 -> "REPLACE(" + a + ", 'b', 'xy')";
            case 6 -> "CAST(" + value(Kind.INT, scope, d) + " AS VARCHAR)";
            case 7 -> "SUBSTRING(" + a + " FROM " + (1 + choices.below(4)) + ")";
            case 8 ->
                    choices.pick(List.of("LEFT(", "RIGHT("))
                            + a
                            + ", "
                            + choices.pick(List.of("2", "0", "-1"))
                            + ")";
            case 9 ->
                    choices.pick(List.of("LPAD(", "RPAD("))
                            + a
                            + ", "
                            + choices.below(6)
                            + ", 'xy')";
            case 10 -> "REVERSE(" + a + ")";
            case 11 -> "REPEAT(" + a + ", " + choices.below(3) + ")";
            case 12 -> "CONCAT(" + a + ", " + value(Kind.TXT, scope, d) + ", 'k')";
            case 13 -> "SPLIT_PART(" + a + ", 'b', " + (1 + choices.below(2)) + ")";
            case 14 -> "TRANSLATE(" + a + ", 'abc', 'xy')";
            case 15 -> "REGEXP_REPLACE(" + a + ", '[a-b]+', '<>')";
            default ->
                    "TRIM("
                            + choices.pick(List.of("LEADING", "TRAILING", "BOTH"))
                            + " 'a' FROM "
                            + a
                            + ")";
        };
    }

    private String day(List<Field> scope, int d) {
        return choices.chance(50)
                ? "(" + value(Kind.DAY, scope, d) + " + " + choices.below(40) + ")"
                : "CAST(" + value(Kind.TIME, scope, d) + " AS DATE)";
    }

    private String time(List<Field> scope, int d) {
        if (choices.chance(25)) {
            return "DATE_TRUNC('"
                    + choices.pick(List.of("day", "hour", "month", "year", "quarter", "week"))
                    + "', "
                    + value(Kind.TIME, scope, d)
                    + ")";
        }
        return choices.chance(70)
                ? "("
                        + value(Kind.TIME, scope, d)
                        + choices.pick(List.of(" + ", " - "))
                        + "INTERVAL '1' "
                        + choices.pick(List.of("DAY", "HOUR", "MONTH", "YEAR", "SECOND"))
                        + ")"
                : "CAST(" + value(Kind.DAY, scope, d) + " AS TIMESTAMP)";
    }

    private String binary(Kind kind, String operator, List<Field> scope, int d) {
        return "(" + value(kind, scope, d) + operator + value(kind, scope, d) + ")";
    }

    /** A condition that is true, false or unknown. */
    String condition(List<Field> scope, int depth) {
        if (depth <= 0) {
            return comparison(scope, 0);
        }
        int d = depth - 1;
        return switch (choices.below(13)) {
            case 0, 1, 2 -> comparison(scope, d);
            case 3 ->
                    "("
                            + value(kind(), scope, d)
                            + choices.pick(List.of(" IS NULL)", " IS NOT NULL)"));
            case 4 -> "(" + condition(scope, d) + " AND " + condition(scope, d) + ")";
            case 5 -> "(" + condition(scope, d) + " OR " + condition(scope, d) + ")";
            case 6 -> "(NOT " + condition(scope, d) + ")";
            case 7 -> in(scope, d);
            case 8 -> {
                Kind kind = ordered();
                yield "("
                        + value(kind, scope, d)
                        + choices.pick(List.of(" BETWEEN ", " NOT BETWEEN "))
                        + value(kind, scope, d)
                        + " AND "
                        + value(kind, scope, d)
                        + ")";
            }
            case 9 ->
                    "("
                            + value(Kind.TXT, scope, d)
                            + choices.pick(List.of(" LIKE ", " NOT LIKE "))
                            + choices.pick(PATTERNS)
                            + ")";
            case 10 -> {
                Kind kind = kind();
                yield "("
                        + value(kind, scope, d)
                        + choices.pick(List.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "))
                        + value(kind, scope, d)
                        + ")";
            }
            case 11 ->
                    "(("
                            + condition(scope, d)
                            + ")"
                            + choices.pick(
                                    List.of(
                                            " IS TRUE",
                                            " IS NOT TRUE",
                                            " IS FALSE",
                                            " IS NOT FALSE"))
                            + ")";
            default -> subQueryCondition.apply(kind(), scope);
        };
    }

    private Kind ordered() {
        Kind kind = kind();
        return kind == Kind.BOOL || kind == Kind.UID ? Kind.INT : kind;
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

    private String in(List<Field> scope, int d) {
        Kind kind = kind();
        StringBuilder list = new StringBuilder(value(kind, scope, d));
        list.append(choices.pick(List.of(" IN (", " NOT IN (")));
        list.append(literal(kind));
        for (int i = choices.below(3); i > 0; i--) {
            list.append(", ").append(value(kind, scope, d));
        }
        return "(" + list + (choices.chance(20) ? ", NULL))" : "))");
    }
}
