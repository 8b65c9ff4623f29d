package io.tauro.differential.pushdown;

import io.tauro.differential.pushdown.TypedColumn.Family;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random expressions and conditions over columns, with constants that come in them or nearly. */
final class TermWriter {

    /** A column of a table that has an alias. */
    record Field(String alias, TypedColumn column) {
        String sql() {
            return alias + ".\"" + column.name() + '"';
        }

        Family family() {
            return column.family();
        }
    }

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Random random;
    private final List<Object> parameters;
    private int depth;

    TermWriter(Random random, List<Object> parameters) {
        this.random = random;
        this.parameters = parameters;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The family of a column; text more often than it comes. */
    Family family(List<Field> scope) {
        boolean text = chance(25) && scope.stream().anyMatch(f -> f.family() == Family.TEXT);
        return text ? Family.TEXT : pick(scope).family();
    }

    private Field field(List<Field> scope, Family family) {
        return pick(scope.stream().filter(f -> f.family() == family).toList());
    }

    /** A column of a family, or a constant where there is none. */
    String column(List<Field> scope, Family family) {
        return scope.stream().anyMatch(f -> f.family() == family)
                ? field(scope, family).sql()
                : fallback(family);
    }

    private static String fallback(Family family) {
        return switch (family) {
            case INTEGER -> "2";
            case DECIMAL -> "1.5";
            case FLOATING -> "CAST(1.5 AS DOUBLE)";
            case TEXT -> "'a b '";
            case DATE -> "DATE '2000-02-29'";
            case TIMESTAMP -> "TIMESTAMP '2000-02-29 01:02:03'";
            case BOOLEAN -> "TRUE";
            default -> "NULL";
        };
    }

    /** A number that arithmetic can be done with. */
    String small(List<Field> scope) {
        return pick(scope.stream().filter(f -> f.column().small()).toList()).sql();
    }

    /** A constant that can be compared with a column. */
    private String constant(Field field) {
        Object value =
                pick(field.column().present().isEmpty() ? List.of(1L) : field.column().present());
        if (field.column().name().equals("id")) {
            return String.valueOf(random.nextInt(80));
        }
        if (field.family() == Family.TEXT && chance(30)) {
            value = pick(Pools.TEXTS.subList(1, Pools.TEXTS.size()));
        }
        if (field.family() == Family.DECIMAL && chance(20)) {
            return pick(List.of("1.5005", "0", "1.50", "-1.4999999999", "2", "1e3"));
        }
        if (field.family() == Family.INTEGER && chance(15)) {
            return pick(List.of("1.5", "2.0", "9223372036854775807", "-0.5", "300"));
        }
        return chance(50) ? literal(field.family(), value) : parameter(value);
    }

    private String parameter(Object value) {
        // Text may be written in another order than it is made.
        parameters.add(value);
        return "{p" + (parameters.size() - 1) + "}";
    }

    private String literal(Family family, Object value) {
        return switch (family) {
            case INTEGER -> value.toString();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case TEXT -> Literals.quoted(value.toString());
            case DATE -> "DATE '" + value + "'";
            case TIMESTAMP -> "TIMESTAMP '" + Literals.text(value) + "'";
            case BOOLEAN -> value.toString().toUpperCase(java.util.Locale.ROOT);
            default -> parameter(value);
        };
    }

    String expression(List<Field> scope, Family family) {
        depth++;
        String sql = depth > 3 || chance(35) ? column(scope, family) : composed(scope, family);
        depth--;
        return sql;
    }

    private String composed(List<Field> scope, Family family) {
        if (chance(12)) {
            return "CASE WHEN "
                    + condition(scope)
                    + " THEN "
                    + column(scope, family)
                    + (chance(60) ? " ELSE " + expression(scope, family) : "")
                    + " END";
        }
        if (family != Family.JSON && chance(8)) {
            return "COALESCE(" + column(scope, family) + ", " + column(scope, family) + ")";
        }
        return switch (family) {
            case INTEGER -> integer(scope);
            case DECIMAL -> decimal(scope);
            case TEXT -> text(scope);
            case BOOLEAN -> "(" + condition(scope) + ")";
            default -> column(scope, family);
        };
    }

    private String integer(List<Field> scope) {
        String a = small(scope);
        return switch (random.nextInt(13)) {
            case 0 -> "(" + a + " + " + small(scope) + ")";
            case 1 -> "(" + a + " * 3)";
            case 2 -> "(- " + a + ")";
            case 3 -> "ABS(" + a + ")";
            case 4 -> "MOD(" + a + ", 3)";
            case 5 -> "(" + a + " / 2)";
            case 6, 7 -> "CHAR_LENGTH(" + column(scope, Family.TEXT) + ")";
            case 8 ->
                    "EXTRACT("
                            + pick(List.of("YEAR", "MONTH", "DAY"))
                            + " FROM "
                            + column(scope, chance(50) ? Family.DATE : Family.TIMESTAMP)
                            + ")";
            case 9 -> "CAST(" + column(scope, Family.INTEGER) + " AS BIGINT)";
            case 10 -> "(" + column(scope, Family.INTEGER) + " - " + small(scope) + ")";
            case 11 -> "POSITION('a' IN " + column(scope, Family.TEXT) + ")";
            default -> "(" + a + " - " + random.nextInt(5) + ")";
        };
    }

    private String decimal(List<Field> scope) {
        String a = column(scope, Family.DECIMAL);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + a + " + 1.5)";
            case 1 -> "(" + a + " * 2)";
            case 2 -> "ROUND(" + a + ", 1)";
            case 3 -> "CAST(" + column(scope, Family.INTEGER) + " AS DECIMAL(20, 1))";
            case 4 -> "(" + a + " - " + column(scope, Family.DECIMAL) + ")";
            case 5 -> "ABS(" + a + ")";
            case 6 -> "(" + a + " * " + small(scope) + ")";
            default -> "(- " + a + ")";
        };
    }

    private String text(List<Field> scope) {
        String a = column(scope, Family.TEXT);
        return switch (random.nextInt(8)) {
            case 0 -> "UPPER(" + a + ")";
            case 1 -> "LOWER(" + a + ")";
            case 2 -> "TRIM(" + a + ")";
            case 3, 4 -> "(" + a + " || " + column(scope, Family.TEXT) + ")";
            case 5 -> "('[' || " + a + " || ']')";
            case 6 -> "SUBSTRING(" + a + " FROM 1 FOR " + (1 + random.nextInt(3)) + ")";
            default -> "CAST(" + column(scope, Family.INTEGER) + " AS VARCHAR)";
        };
    }

    String condition(List<Field> scope) {
        depth++;
        String sql = depth > 3 || chance(60) ? test(scope) : connected(scope);
        depth--;
        return sql;
    }

    private String connected(List<Field> scope) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(" + condition(scope) + " AND " + condition(scope) + ")";
            case 2, 3 -> "(" + condition(scope) + " OR " + condition(scope) + ")";
            default -> "NOT (" + condition(scope) + ")";
        };
    }

    private String test(List<Field> scope) {
        Family family = family(scope);
        Field field = field(scope, family);
        String a = field.sql();
        String not = chance(35) ? "NOT " : "";
        if (family == Family.JSON) {
            return a + " IS " + not + "NULL";
        }
        return switch (random.nextInt(14)) {
            case 0 -> a + " IS " + not + "NULL";
            case 1, 2, 3 -> a + " " + pick(COMPARISONS) + " " + constant(field);
            case 4 -> a + " " + pick(COMPARISONS) + " " + column(scope, family);
            case 5 -> a + " " + not + "BETWEEN " + constant(field) + " AND " + constant(field);
            case 6, 7 -> a + " " + not + "IN (" + values(field) + ")";
            case 8, 9, 10 -> like(scope, not);
            case 11 ->
                    a
                            + " IS "
                            + not
                            + "DISTINCT FROM "
                            + (chance(50) ? constant(field) : column(scope, family));
            case 12 ->
                    column(scope, Family.BOOLEAN)
                            + pick(List.of("", " IS TRUE", " IS NOT TRUE", " IS FALSE"));
            default -> expression(scope, family) + " " + pick(COMPARISONS) + " " + constant(field);
        };
    }

    private String values(Field field) {
        List<String> all = new ArrayList<>();
        IntStream.range(0, 1 + random.nextInt(7)).forEach(i -> all.add(constant(field)));
        if (chance(15)) {
            all.add("NULL");
        }
        return String.join(", ", all);
    }

    private String like(List<Field> scope, String not) {
        String text = chance(80) ? column(scope, Family.TEXT) : expression(scope, Family.TEXT);
        String value = pick(Pools.TEXTS.subList(1, Pools.TEXTS.size()));
        int end = value.isEmpty() ? 0 : value.offsetByCodePoints(0, 1);
        String pattern =
                switch (random.nextInt(7)) {
                    case 0 -> value;
                    case 1 -> value.substring(0, end) + "%";
                    case 2 -> "%" + value + "%";
                    case 3 -> "_" + value.substring(end);
                    case 4 -> "%" + value;
                    case 5 -> "a_b";
                    default -> pick(List.of("%", "_", "__", "", "% ", "_%_", "a!%b", "%!_%"));
                };
        boolean escaped = chance(25);
        String escape = escaped ? pick(List.of("!", "\\")) : "";
        if (escaped) {
            pattern = "a" + escape + pick(List.of("%", "_")) + "b";
        } else if (pattern.contains("!")) {
            escape = "!";
        }
        return text
                + " "
                + not
                + "LIKE "
                + (chance(30) && escape.isEmpty() ? parameter(pattern) : Literals.quoted(pattern))
                + (escape.isEmpty() ? "" : " ESCAPE " + Literals.quoted(escape));
    }
}
