package io.tauro.differential;

import static io.tauro.differential.SampleData.pick;

import io.tauro.differential.ExpressionGenerator.Family;
import io.tauro.differential.ExpressionGenerator.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random queries over the sample tables; each depends on its seed alone. */
public final class QueryGenerator {

    private static final Pattern MARK = Pattern.compile("\\{p(\\d+)}");

    private final Random random;
    private final List<@Nullable Object> made = new ArrayList<>();
    private final ExpressionGenerator expressions;
    private boolean ordered;

    private QueryGenerator(long seed) {
        this.random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        this.expressions = new ExpressionGenerator(random, made);
    }

    public static GeneratedQuery query(long seed) {
        return new QueryGenerator(seed).query();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private GeneratedQuery query() {
        String sql =
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> rows();
                    case 3, 4 -> joined();
                    case 5, 6 -> grouped();
                    case 7 -> distinct();
                    case 8 -> combined();
                    default -> derived();
                };
        List<@Nullable Object> inOrder = new ArrayList<>();
        Matcher marks = MARK.matcher(sql);
        while (marks.find()) {
            inOrder.add(made.get(Integer.parseInt(marks.group(1))));
        }
        return new GeneratedQuery(marks.replaceAll("?"), inOrder, ordered, false);
    }

    private String rows() {
        List<Field> scope = ExpressionGenerator.fieldsOfA("a");
        String filter = chance(85) ? " WHERE " + filter(scope) : "";
        String items = chance(15) ? "a.*" : "a.id, " + items(scope);
        String sql = "SELECT " + items + " FROM {a} a" + filter;
        return chance(50) ? sql + sorted(scope, "a.id") : sql;
    }

    private String items(List<Field> scope) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> expressions.expression(scope, expressions.type()) + " AS e" + i)
                .collect(Collectors.joining(", "));
    }

    private String filter(List<Field> scope) {
        String condition = expressions.condition(scope);
        if (chance(25)) {
            return condition + (chance(60) ? " AND " : " OR ") + subQuery();
        }
        return condition;
    }

    private String subQuery() {
        List<Field> inner = ExpressionGenerator.fieldsOfC("c");
        String not = chance(40) ? "NOT " : "";
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                    "a.k "
                            + not
                            + "IN (SELECT c.k FROM {c} c WHERE "
                            + expressions.condition(inner)
                            + ")";
            case 2 ->
                    "a.s "
                            + not
                            + "IN (SELECT c.s FROM {c} c WHERE "
                            + expressions.condition(inner)
                            + ")";
            case 3 ->
                    not
                            + "EXISTS (SELECT 1 FROM {c} c WHERE c.k = a.k AND "
                            + expressions.condition(inner)
                            + ")";
            case 4 ->
                    "a.k >= (SELECT MIN(c.k) FROM {c} c WHERE "
                            + expressions.condition(inner)
                            + ")";
            default -> "a.d > (SELECT AVG(c.d) FROM {c} c WHERE c.k = a.k)";
        };
    }

    private String sorted(List<Field> scope, String... unique) {
        ordered = true;
        Stream<String> keys =
                chance(80)
                        ? Stream.of(pick(random, scope).sql(), pick(random, scope).sql())
                        : Stream.of(expressions.expression(scope, Family.TEXT));
        String order =
                Stream.concat(keys, Stream.of(unique))
                        .map(key -> isPlace(key) ? "(" + key + ")" : key)
                        .map(
                                key ->
                                        key
                                                + pick(random, List.of("", " DESC", " ASC"))
                                                + pick(
                                                        random,
                                                        List.of(
                                                                "",
                                                                "",
                                                                " NULLS FIRST",
                                                                " NULLS LAST")))
                        .collect(Collectors.joining(", "));
        return " ORDER BY " + order + limit();
    }

    private static boolean isPlace(String key) {
        return key.startsWith("{p") || key.startsWith("'") || Character.isDigit(key.charAt(0));
    }

    private String limit() {
        if (chance(40)) {
            return "";
        }
        String offset = chance(40) ? " OFFSET " + random.nextInt(12) + " ROWS" : "";
        return offset + " FETCH NEXT " + random.nextInt(15) + " ROWS ONLY";
    }

    private String joined() {
        List<Field> a = ExpressionGenerator.fieldsOfA("a");
        List<Field> c = ExpressionGenerator.fieldsOfC("c");
        List<Field> both = Stream.concat(a.stream(), c.stream()).toList();
        String kind =
                pick(
                        random,
                        List.of(
                                "JOIN",
                                "JOIN",
                                "LEFT JOIN",
                                "RIGHT JOIN",
                                "FULL JOIN",
                                "CROSS JOIN"));
        String on = "";
        if (!kind.startsWith("CROSS")) {
            on =
                    " ON "
                            + pick(
                                    random,
                                    List.of(
                                            "a.k = c.k",
                                            "a.s = c.s",
                                            "a.d = c.d",
                                            "a.dt = c.dt",
                                            "a.k = c.k AND a.s = c.s",
                                            "a.k = c.id",
                                            "UPPER(a.s) = UPPER(c.s)",
                                            "a.k IS NOT DISTINCT FROM c.k"));
            if (chance(35)) {
                String more =
                        chance(50) ? "a.id < c.id" : expressions.condition(chance(50) ? a : c);
                on += " AND " + more;
            }
        }
        String sql =
                "SELECT a.id, c.id AS cid, "
                        + items(both)
                        + " FROM {a} a "
                        + kind
                        + " {c} c"
                        + on
                        + (chance(70) ? " WHERE " + expressions.condition(both) : "");
        return chance(50) ? sql + sorted(both, "a.id", "c.id") : sql;
    }

    private String grouped() {
        boolean join = chance(35);
        List<Field> scope =
                join
                        ? Stream.concat(
                                        ExpressionGenerator.fieldsOfA("a").stream(),
                                        ExpressionGenerator.fieldsOfC("c").stream())
                                .toList()
                        : ExpressionGenerator.fieldsOfA("a");
        String from =
                join
                        ? "{a} a "
                                + pick(random, List.of("JOIN", "LEFT JOIN"))
                                + " {c} c ON a.k = c.k"
                        : "{a} a";
        int keys = random.nextInt(3);
        List<String> groups =
                IntStream.range(0, keys)
                        .mapToObj(
                                i ->
                                        pick(
                                                random,
                                                List.of(
                                                        "a.k",
                                                        "a.s",
                                                        "a.b",
                                                        "a.dt",
                                                        "a.x",
                                                        "a.d",
                                                        "MOD(a.k, 2)",
                                                        "UPPER(a.s)",
                                                        "CHAR_LENGTH(a.s)")))
                        .distinct()
                        .toList();
        List<String> items = new ArrayList<>();
        for (String group : groups) {
            items.add(group + " AS g" + items.size());
        }
        int aggregates = 1 + random.nextInt(4);
        for (int i = 0; i < aggregates; i++) {
            items.add(aggregate(scope) + " AS m" + i);
        }
        String sql =
                "SELECT "
                        + String.join(", ", items)
                        + " FROM "
                        + from
                        + (chance(50) ? " WHERE " + expressions.condition(scope) : "")
                        + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups))
                        + (chance(30) ? " HAVING COUNT(*) > " + random.nextInt(3) : "");
        if (!groups.isEmpty() && chance(50)) {
            ordered = true;
            sql +=
                    " ORDER BY "
                            + IntStream.rangeClosed(1, groups.size())
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining(", "))
                            + limit();
        }
        return sql;
    }

    private String aggregate(List<Field> scope) {
        String distinct = chance(25) ? "DISTINCT " : "";
        String filter = chance(15) ? " FILTER (WHERE " + expressions.condition(scope) + ")" : "";
        String call =
                switch (random.nextInt(10)) {
                    case 0, 1 -> "COUNT(*)";
                    case 2 -> "COUNT(" + distinct + pick(random, scope).sql() + ")";
                    case 3 -> "SUM(" + distinct + "a.k)";
                    case 4 -> "SUM(" + distinct + "a.d)";
                    case 5 -> "SUM(a.n)";
                    case 6 -> "AVG(" + distinct + pick(random, List.of("a.k", "a.d", "a.x")) + ")";
                    case 7 -> "MIN(" + number(scope) + ")";
                    case 8 -> "MAX(" + number(scope) + ")";
                    default ->
                            "SUM("
                                    + expressions.expression(List.of(scope.get(1)), Family.INT)
                                    + ")";
                };
        return call + filter;
    }

    private String number(List<Field> scope) {
        List<Field> comparable = scope.stream().filter(f -> f.type() != Family.BOOL).toList();
        return pick(random, comparable).sql();
    }

    private String distinct() {
        List<Field> scope = ExpressionGenerator.fieldsOfA("a");
        return "SELECT DISTINCT "
                + items(scope)
                + " FROM {a} a WHERE "
                + expressions.condition(scope);
    }

    private String combined() {
        String columns = pick(random, List.of("k, s", "s", "k", "d, dt", "dt"));
        return "SELECT "
                + columns
                + " FROM {a} a WHERE "
                + expressions.condition(ExpressionGenerator.fieldsOfA("a"))
                + pick(
                        random,
                        List.of(
                                " UNION ",
                                " UNION ALL ",
                                " INTERSECT ",
                                " EXCEPT ",
                                " INTERSECT ALL ",
                                " EXCEPT ALL "))
                + "SELECT "
                + columns
                + " FROM {c} c WHERE "
                + expressions.condition(ExpressionGenerator.fieldsOfC("c"));
    }

    private String derived() {
        List<Field> a = ExpressionGenerator.fieldsOfA("a");
        List<Field> outer =
                List.of(
                        new Field("v.id", Family.INT),
                        new Field("v.k", Family.INT),
                        new Field("v.s", Family.TEXT),
                        new Field("v.e", Family.INT, true),
                        new Field("v.m", Family.INT));
        String inner =
                "SELECT a.id, a.k, a.s, "
                        + expressions.expression(a, Family.INT)
                        + " AS e, t.m FROM {a} a LEFT JOIN (SELECT k, COUNT(*) AS m FROM {c} GROUP BY k) t"
                        + " ON t.k = a.k"
                        + (chance(50) ? " WHERE " + expressions.condition(a) : "");
        if (chance(30)) {
            inner += " ORDER BY a.id FETCH NEXT " + (5 + random.nextInt(20)) + " ROWS ONLY";
        }
        String outerSql =
                "SELECT v.id, v.m, "
                        + items(outer)
                        + " FROM v"
                        + (chance(80) ? " WHERE " + expressions.condition(outer) : "");
        String sql = "WITH v AS (" + inner + ") " + outerSql;
        return chance(50) ? sql + sorted(outer, "v.id") : sql;
    }
}
