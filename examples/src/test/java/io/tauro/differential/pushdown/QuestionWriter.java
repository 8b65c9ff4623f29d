package io.tauro.differential.pushdown;

import io.tauro.differential.pushdown.TermWriter.Field;
import io.tauro.differential.pushdown.TypedColumn.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random queries over {@code t} of a database and {@code u} of it or of another. */
final class QuestionWriter {

    private static final Pattern MARK = Pattern.compile("\\{p(\\d+)}");

    private final Random random;
    private final List<Object> made = new ArrayList<>();
    private final TermWriter terms;
    private final List<Field> t;
    private final List<Field> u;
    private final List<Field> both;
    private boolean ordered;

    private QuestionWriter(long seed, Store first, Store second) {
        this.random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        this.terms = new TermWriter(random, made);
        this.t = first.columns().stream().map(column -> new Field("t", column)).toList();
        this.u = second.columns().stream().map(column -> new Field("u", column)).toList();
        this.both = Stream.concat(t.stream(), u.stream()).toList();
    }

    static Question question(long seed, Store first, Store second) {
        return new QuestionWriter(seed, first, second).question();
    }

    private Question question() {
        String sql =
                switch (random.nextInt(16)) {
                    case 0, 1, 2 -> rows();
                    case 3 -> top();
                    case 4, 5, 6 -> grouped();
                    case 7 -> "SELECT DISTINCT " + items(t) + " FROM {t} t" + where(t);
                    case 8, 9 -> joined();
                    case 10 -> halfJoined();
                    case 11 -> combined();
                    case 12 -> windowed();
                    case 13, 14 -> derived();
                    default -> groupedJoin();
                };
        return inOrder(sql);
    }

    /** With the parameters in the order in which they are written. */
    private Question inOrder(String sql) {
        List<Object> parameters = new ArrayList<>();
        Matcher marks = MARK.matcher(sql);
        while (marks.find()) {
            parameters.add(made.get(Integer.parseInt(marks.group(1))));
        }
        return new Question(marks.replaceAll("?"), parameters, ordered);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String where(List<Field> scope) {
        return chance(80) ? " WHERE " + terms.condition(scope) : "";
    }

    private String items(List<Field> scope) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(
                        i ->
                                (chance(60)
                                                ? pick(scope).sql()
                                                : terms.expression(scope, terms.family(scope)))
                                        + " AS e"
                                        + i)
                .collect(Collectors.joining(", "));
    }

    private String rows() {
        String sql =
                "SELECT t.\"id\", " + (chance(10) ? "t.*" : items(t)) + " FROM {t} t" + where(t);
        return chance(40) ? sql + sorted(List.of(pick(t).sql(), "t.\"id\"")) + limit() : sql;
    }

    private String sorted(List<String> keys) {
        ordered = true;
        return keys.stream()
                .map(
                        key ->
                                key
                                        + pick(List.of("", " DESC"))
                                        + pick(List.of("", "", " NULLS FIRST", " NULLS LAST")))
                .collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    private String limit() {
        if (chance(30)) {
            return "";
        }
        return " LIMIT " + random.nextInt(15) + (chance(30) ? " OFFSET " + random.nextInt(9) : "");
    }

    /** Rows that are their keys, so that it does not matter which of equal ones come. */
    private String top() {
        List<String> keys =
                IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> pick(t).sql())
                        .distinct()
                        .toList();
        return "SELECT "
                + String.join(", ", keys)
                + " FROM {t} t"
                + where(t)
                + sorted(keys)
                + limit();
    }

    private String grouped() {
        return grouped(t, "{t} t");
    }

    private String groupedJoin() {
        return grouped(both, "{t} t " + pick(List.of("JOIN", "LEFT JOIN")) + " {u} u ON " + on());
    }

    private String grouped(List<Field> scope, String from) {
        List<String> keys =
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(
                                i ->
                                        chance(80)
                                                ? pick(scope).sql()
                                                : terms.expression(scope, terms.family(scope)))
                        .distinct()
                        .filter(key -> !key.contains("{p"))
                        .toList();
        List<String> items = new ArrayList<>();
        for (String key : keys) {
            items.add(key + " AS g" + items.size());
        }
        int aggregates = 1 + random.nextInt(3);
        for (int i = 0; i < aggregates; i++) {
            items.add(aggregate(scope) + " AS m" + i);
        }
        String sql =
                "SELECT "
                        + String.join(", ", items)
                        + " FROM "
                        + from
                        + where(scope)
                        + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys))
                        + (chance(25) ? " HAVING COUNT(*) > " + random.nextInt(3) : "");
        if (keys.isEmpty() || chance(60)) {
            return sql;
        }
        return sql
                + sorted(IntStream.range(0, keys.size()).mapToObj(i -> "g" + i).toList())
                + limit();
    }

    private String aggregate(List<Field> scope) {
        String distinct = chance(25) ? "DISTINCT " : "";
        String filter = chance(15) ? " FILTER (WHERE " + terms.condition(scope) + ")" : "";
        String call =
                switch (random.nextInt(9)) {
                    case 0 -> "COUNT(*)";
                    case 1 -> "COUNT(" + distinct + pick(scope).sql() + ")";
                    case 2 -> "SUM(" + distinct + number(scope) + ")";
                    case 3 -> "AVG(" + distinct + number(scope) + ")";
                    case 4 ->
                            "SUM(CASE WHEN "
                                    + terms.condition(scope)
                                    + " THEN "
                                    + terms.small(scope)
                                    + " ELSE 0 END)";
                    case 5, 6 -> "MIN(" + pick(scope).sql() + ")";
                    default -> "MAX(" + pick(scope).sql() + ")";
                };
        return call + filter;
    }

    private String number(List<Field> scope) {
        List<Field> exact =
                scope.stream()
                        .filter(f -> f.family() == Family.INTEGER || f.family() == Family.DECIMAL)
                        .toList();
        return pick(exact).sql();
    }

    /** A condition between the two tables. */
    private String on() {
        Set<Family> shared = new TreeSet<>();
        for (Field field : t) {
            if (u.stream().anyMatch(other -> other.family() == field.family())) {
                shared.add(field.family());
            }
        }
        shared.remove(Family.JSON);
        Family family = chance(50) ? Family.TEXT : pick(List.copyOf(shared));
        String sql =
                terms.column(t, family)
                        + pick(List.of(" = ", " = ", " = ", " = ", " IS NOT DISTINCT FROM "))
                        + terms.column(u, family);
        if (chance(10)) {
            sql = terms.column(t, family) + pick(List.of(" < ", " >= ")) + terms.column(u, family);
        }
        if (chance(25)) {
            sql += " AND " + terms.condition(pick(List.of(t, u, both)));
        }
        return sql;
    }

    private String joined() {
        String kind = pick(List.of("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"));
        String sql =
                "SELECT t.\"id\", u.\"id\" AS uid, "
                        + items(both)
                        + " FROM {t} t "
                        + kind
                        + " {u} u ON "
                        + on()
                        + (chance(60) ? " WHERE " + terms.condition(both) : "");
        return chance(30)
                ? sql + sorted(List.of(pick(both).sql(), "t.\"id\"", "u.\"id\"")) + limit()
                : sql;
    }

    private String halfJoined() {
        Family family = terms.family(u);
        if (family == Family.JSON || t.stream().noneMatch(f -> f.family() == family)) {
            return rows();
        }
        String left = terms.column(t, family);
        String right = terms.column(u, family);
        String not = chance(45) ? "NOT " : "";
        String condition =
                switch (random.nextInt(4)) {
                    case 0, 1 ->
                            left
                                    + " "
                                    + not
                                    + "IN (SELECT "
                                    + right
                                    + " FROM {u} u WHERE "
                                    + terms.condition(u)
                                    + ")";
                    case 2 -> not + "EXISTS (SELECT 1 FROM {u} u WHERE " + on() + ")";
                    default ->
                            left
                                    + pick(List.of(" = ", " < ", " >= "))
                                    + "(SELECT "
                                    + pick(List.of("MIN", "MAX"))
                                    + "("
                                    + right
                                    + ") FROM {u} u WHERE "
                                    + terms.condition(u)
                                    + ")";
                };
        return "SELECT t.\"id\", "
                + items(t)
                + " FROM {t} t WHERE "
                + condition
                + (chance(40) ? " AND " + terms.condition(t) : "");
    }

    private String combined() {
        Family family = chance(50) ? Family.TEXT : terms.family(u);
        if (family == Family.JSON || t.stream().noneMatch(f -> f.family() == family)) {
            return rows();
        }
        String operator =
                pick(
                        List.of(
                                " UNION ",
                                " UNION ALL ",
                                " INTERSECT ",
                                " EXCEPT ",
                                " INTERSECT ALL ",
                                " EXCEPT ALL "));
        return "SELECT "
                + terms.column(t, family)
                + " AS x FROM {t} t"
                + where(t)
                + operator
                + "SELECT "
                + terms.column(u, family)
                + " AS x FROM {u} u"
                + where(u);
    }

    /** What a query does with the groups of another. */
    private String derived() {
        List<Field> scope = new ArrayList<>();
        List<String> items = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Field key = pick(t);
            keys.add(key.sql());
            items.add(key.sql() + " AS g" + i);
            scope.add(renamed(key, "g" + i, false));
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Field value = pick(t);
            items.add(pick(List.of("MIN(", "MAX(")) + value.sql() + ") AS m" + i);
            scope.add(renamed(value, "m" + i, false));
        }
        Field k =
                t.stream()
                        .filter(field -> field.column().name().equals("k"))
                        .findAny()
                        .orElseThrow();
        items.add("MAX(" + k.sql() + ") AS n");
        scope.add(renamed(k, "n", true));
        return "SELECT "
                + items(scope)
                + ", "
                + terms.expression(scope, Family.INTEGER)
                + " AS x FROM (SELECT "
                + String.join(", ", items)
                + " FROM {t} t"
                + where(t)
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys))
                + ") v"
                + where(scope);
    }

    private static Field renamed(Field field, String name, boolean small) {
        TypedColumn column = field.column();
        return new Field(
                "v",
                new TypedColumn(name, column.sqlType(), column.type(), column.values(), small));
    }

    private String windowed() {
        String partition = chance(60) ? "PARTITION BY " + pick(t).sql() + " " : "";
        String key = pick(t).sql() + pick(List.of("", " DESC", " NULLS FIRST"));
        String value = pick(t).sql();
        String call =
                switch (random.nextInt(9)) {
                    case 0 -> "ROW_NUMBER() OVER (" + partition + "ORDER BY " + key + ", t.\"id\")";
                    case 1 -> "RANK() OVER (" + partition + "ORDER BY " + key + ")";
                    case 2 -> "DENSE_RANK() OVER (" + partition + "ORDER BY " + key + ")";
                    case 3 -> "COUNT(*) OVER (" + partition + "ORDER BY " + key + ")";
                    case 4 ->
                            pick(List.of("LAG(", "LEAD(", "FIRST_VALUE(", "LAST_VALUE("))
                                    + value
                                    + ") OVER ("
                                    + partition
                                    + "ORDER BY "
                                    + key
                                    + ", t.\"id\")";
                    case 5 -> "SUM(" + number(t) + ") OVER (" + partition + ")";
                    case 6 ->
                            "SUM("
                                    + terms.small(t)
                                    + ") OVER ("
                                    + partition
                                    + "ORDER BY "
                                    + key
                                    + ")";
                    default -> pick(List.of("MIN(", "MAX(")) + value + ") OVER (" + partition + ")";
                };
        return "SELECT t.\"id\", " + call + " AS w FROM {t} t" + where(t);
    }
}
