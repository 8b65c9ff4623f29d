package io.tauro.differential;

import static io.tauro.differential.SampleData.pick;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random expressions and conditions over the columns of a scope. */
final class ExpressionGenerator {

    enum Family {
        INT,
        TEXT,
        DEC,
        DATE,
        TIME,
        BOOL,
        REAL
    }

    /**
     * A column that may be named.
     *
     * @param huge whether arithmetic on it overflows
     */
    record Field(String sql, Family type, boolean huge) {
        Field(String sql, Family type) {
            this(sql, type, false);
        }
    }

    private static final List<String> PATTERNS =
            List.of(
                    "a%",
                    "%a%", "a_b", "_", "%", "", "a!%b", "%!_%", "A%", "% ", "é", "__", "%b",
                    "%\\%");
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Random random;
    private final List<@Nullable Object> parameters;
    private int depth;

    ExpressionGenerator(Random random, List<@Nullable Object> parameters) {
        this.random = random;
        this.parameters = parameters;
    }

    static List<Field> fieldsOfA(String alias) {
        return List.of(
                new Field(alias + ".id", Family.INT),
                new Field(alias + ".k", Family.INT),
                new Field(alias + ".n", Family.INT, true),
                new Field(alias + ".s", Family.TEXT),
                new Field(alias + ".d", Family.DEC),
                new Field(alias + ".dt", Family.DATE),
                new Field(alias + ".ts", Family.TIME),
                new Field(alias + ".b", Family.BOOL),
                new Field(alias + ".x", Family.REAL));
    }

    static List<Field> fieldsOfC(String alias) {
        return List.of(
                new Field(alias + ".id", Family.INT),
                new Field(alias + ".k", Family.INT),
                new Field(alias + ".s", Family.TEXT),
                new Field(alias + ".d", Family.DEC),
                new Field(alias + ".dt", Family.DATE));
    }

    Family type() {
        return pick(random, List.of(Family.values()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** An expression of a type; huge numbers stand alone, so that it seldom fails. */
    String expression(List<Field> scope, Family type) {
        depth++;
        String sql = depth > 3 || chance(45) ? leaf(scope, type, true) : composed(scope, type);
        depth--;
        return sql;
    }

    /** A column, a literal or a parameter. */
    private String leaf(List<Field> scope, Family type, boolean huge) {
        List<Field> fields =
                scope.stream().filter(f -> f.type() == type && (huge || !f.huge())).toList();
        return fields.isEmpty() || chance(20) ? value(type) : pick(random, fields).sql();
    }

    private String value(Family type) {
        return chance(40) ? parameter(type) : literal(type);
    }

    private String parameter(Family type) {
        Object value =
                Objects.requireNonNullElse(
                        switch (type) {
                            case INT -> pick(random, SampleData.SMALL);
                            case TEXT -> pick(random, SampleData.TEXTS);
                            case DEC -> pick(random, SampleData.DECIMALS);
                            case DATE -> pick(random, SampleData.DATES);
                            case TIME -> pick(random, SampleData.TIMES);
                            case BOOL -> random.nextBoolean();
                            case REAL -> pick(random, SampleData.DOUBLES);
                        },
                        "");
        if (value.equals("") && type != Family.TEXT) {
            return literal(type);
        }
        // Text may be written in another order than it is made.
        parameters.add(value);
        return "{p" + (parameters.size() - 1) + "}";
    }

    String literal(Family type) {
        return switch (type) {
            case INT -> String.valueOf(nonNull(SampleData.SMALL));
            case TEXT -> quoted(nonNull(SampleData.TEXTS));
            case DEC -> ((BigDecimal) nonNull(SampleData.DECIMALS)).toPlainString();
            case DATE -> {
                LocalDate date = (LocalDate) nonNull(SampleData.DATES);
                yield "DATE '" + date + "'";
            }
            case TIME -> {
                LocalDateTime time = (LocalDateTime) nonNull(SampleData.TIMES);
                yield "TIMESTAMP '"
                        + time.toLocalDate()
                        + " "
                        + time.toLocalTime()
                        + (time.getSecond() == 0 && time.getNano() == 0 ? ":00" : "")
                        + "'";
            }
            case BOOL -> random.nextBoolean() ? "TRUE" : "FALSE";
            case REAL -> "CAST(" + nonNull(SampleData.DOUBLES) + " AS DOUBLE)";
        };
    }

    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    private Object nonNull(List<?> values) {
        List<?> present = values.stream().filter(Objects::nonNull).toList();
        return Objects.requireNonNull(pick(random, present));
    }

    private String composed(List<Field> scope, Family type) {
        if (chance(15)) {
            return "CASE WHEN "
                    + condition(scope)
                    + " THEN "
                    + expression(scope, type)
                    + (chance(50) ? " ELSE " + leaf(scope, type, true) : "")
                    + " END";
        }
        if (chance(10)) {
            return "COALESCE(" + column(scope, type) + ", " + leaf(scope, type, true) + ")";
        }
        if (chance(5)) {
            return "NULLIF(" + column(scope, type) + ", " + leaf(scope, type, true) + ")";
        }
        return switch (type) {
            case INT -> integer(scope);
            case TEXT -> text(scope);
            case DEC -> decimal(scope);
            case DATE -> date(scope);
            case TIME -> time(scope);
            case BOOL -> "(" + condition(scope) + ")";
            case REAL -> real(scope);
        };
    }

    private String column(List<Field> scope, Family type) {
        List<Field> fields = scope.stream().filter(f -> f.type() == type && !f.huge()).toList();
        return fields.isEmpty() ? literal(type) : pick(random, fields).sql();
    }

    private String integer(List<Field> scope) {
        String a = column(scope, Family.INT);
        return switch (random.nextInt(12)) {
            case 0 -> "(" + a + " + " + column(scope, Family.INT) + ")";
            case 1 -> "(" + a + " * " + literal(Family.INT) + ")";
            case 2 -> "(- " + a + ")";
            case 3 -> "ABS(" + a + ")";
            case 4 -> "MOD(" + a + ", 3)";
            case 5 -> "(" + a + " / 2)";
            case 6 -> "CHAR_LENGTH(" + column(scope, Family.TEXT) + ")";
            case 7 -> "POSITION('a' IN " + column(scope, Family.TEXT) + ")";
            case 8 -> "EXTRACT(YEAR FROM " + column(scope, Family.DATE) + ")";
            case 9 -> "EXTRACT(DAY FROM " + column(scope, Family.DATE) + ")";
            case 10 -> "CAST(" + column(scope, Family.DEC) + " AS BIGINT)";
            // Now and then one that fails.
            default ->
                    chance(30) ? "(10 / " + a + ")" : "(" + a + " - " + literal(Family.INT) + ")";
        };
    }

    private String text(List<Field> scope) {
        String a = column(scope, Family.TEXT);
        return switch (random.nextInt(9)) {
            case 0 -> "UPPER(" + a + ")";
            case 1 -> "LOWER(" + a + ")";
            case 2 -> "TRIM(" + a + ")";
            case 3 -> "(" + a + " || " + leaf(scope, Family.TEXT, true) + ")";
            case 4 -> "SUBSTRING(" + a + " FROM 1 FOR " + (1 + random.nextInt(3)) + ")";
            case 5 -> "REPLACE(" + a + ", 'a', 'xy')";
            case 6 -> "CAST(" + column(scope, Family.INT) + " AS VARCHAR)";
            case 7 -> "CAST(" + column(scope, Family.DEC) + " AS VARCHAR)";
            default -> "CAST(" + column(scope, Family.DATE) + " AS VARCHAR)";
        };
    }

    private String decimal(List<Field> scope) {
        String a = column(scope, Family.DEC);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + a + " + 1.5)";
            case 1 -> "(" + a + " * 2)";
            case 2 -> "ROUND(" + a + ", 1)";
            case 3 -> "CAST(" + column(scope, Family.INT) + " AS DECIMAL(12, 3))";
            case 4 -> "(" + a + " / 3)";
            case 5 -> "(" + a + " - " + column(scope, Family.DEC) + ")";
            default -> "CAST(" + a + " AS DECIMAL(14, 1))";
        };
    }

    private String date(List<Field> scope) {
        List<Field> times = scope.stream().filter(f -> f.type() == Family.TIME).toList();
        return !times.isEmpty() && chance(50)
                ? "CAST(" + pick(random, times).sql() + " AS DATE)"
                : "(" + column(scope, Family.DATE) + " - INTERVAL '1' DAY)";
    }

    private String time(List<Field> scope) {
        return chance(50)
                ? "CAST(" + column(scope, Family.DATE) + " AS TIMESTAMP)"
                : "(" + column(scope, Family.TIME) + " - INTERVAL '1' HOUR)";
    }

    private String real(List<Field> scope) {
        String a = column(scope, Family.REAL);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + a + " * 2)";
            case 1 -> "CAST(" + column(scope, Family.INT) + " AS DOUBLE)";
            case 2 -> "ABS(" + a + ")";
            default -> "(" + a + " + " + column(scope, Family.REAL) + ")";
        };
    }

    String condition(List<Field> scope) {
        depth++;
        String sql = depth > 4 || chance(60) ? test(scope) : connected(scope);
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
        Family type = type();
        String a = chance(70) ? leaf(scope, type, true) : expression(scope, type);
        return switch (random.nextInt(12)) {
            case 0 -> a + " IS NULL";
            case 1 -> a + " IS NOT NULL";
            case 2 ->
                    a
                            + (chance(30) ? " NOT" : "")
                            + " BETWEEN "
                            + value(type)
                            + " AND "
                            + value(type);
            case 3 -> a + (chance(40) ? " NOT" : "") + " IN (" + values(type) + ")";
            case 4, 5 -> like(scope);
            case 6 -> a + " IS " + (chance(50) ? "NOT " : "") + "DISTINCT FROM " + value(type);
            case 7 ->
                    column(scope, Family.BOOL)
                            + pick(random, List.of("", " IS TRUE", " IS NOT TRUE", " IS FALSE"));
            case 8 -> a + " " + pick(random, COMPARISONS) + " " + expression(scope, type);
            default -> a + " " + pick(random, COMPARISONS) + " " + value(type);
        };
    }

    private String values(Family type) {
        String list =
                String.join(
                        ", ",
                        Stream.generate(() -> value(type)).limit(1 + random.nextInt(4)).toList());
        return chance(15) ? list + ", NULL" : list;
    }

    private String like(List<Field> scope) {
        String pattern = pick(random, PATTERNS);
        String text = chance(80) ? column(scope, Family.TEXT) : expression(scope, Family.TEXT);
        return text
                + (chance(30) ? " NOT" : "")
                + " LIKE '"
                + pattern
                + "'"
                + (pattern.contains("!") ? " ESCAPE '!'" : "");
    }
}
