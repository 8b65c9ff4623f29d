package io.tauro.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random queries over the {@link Tables}. */
final class Queries {

    private static final int DEPTH = 3;

    private final Choices choices;
    private final Expressions expressions;
    private int aliases;
    private int nesting;

    Queries(Choices choices) {
        this.choices = choices;
        this.expressions = new Expressions(choices, this::scalar, this::subQueryCondition);
    }

    /** A whole query, with an order where that settles it. */
    Select query() {
        return switch (choices.below(25)) {
            case 20, 21, 22 -> perhapsSorted(shared());
            case 23 -> perhapsSorted(recursive());
            case 24 -> choices.chance(50) ? firstOfEach() : withTies();
            default -> perhapsSorted(select(2));
        };
    }

    private Select perhapsSorted(Select select) {
        return choices.chance(50) ? sorted(select) : select;
    }

    /** A relation and a condition over it, for queries that must agree with each other. */
    Partition partition() {
        Relation relation = relation(2);
        return new Partition(
                relation,
                expressions.condition(relation.fields(), DEPTH),
                expressions.value(Kind.INT, relation.fields(), 2));
    }

    /**
     * A condition and what it is over.
     *
     * @param measure a number in each row
     */
    record Partition(Relation relation, String condition, String measure) {}

    private String alias(String prefix) {
        return prefix + aliases++;
    }

    private Select select(int depth) {
        return switch (choices.below(10)) {
            case 0, 1, 2 -> rows(depth, false);
            case 3 -> rows(depth, true);
            case 4, 5, 6 -> grouped(depth);
            case 7, 8 -> windows(depth);
            default -> depth > 0 ? combined(depth - 1) : rows(0, false);
        };
    }

    private Select sorted(Select select) {
        if (select.kinds().contains(Kind.FRACTION)) {
            return select;
        }
        List<Integer> places =
                new ArrayList<>(IntStream.rangeClosed(1, select.kinds().size()).boxed().toList());
        Collections.rotate(places, choices.below(places.size()));
        String keys =
                places.stream()
                        .map(
                                place ->
                                        place
                                                + choices.pick(List.of("", " DESC"))
                                                + choices.pick(
                                                        List.of(
                                                                "",
                                                                "",
                                                                " NULLS FIRST",
                                                                " NULLS LAST")))
                        .collect(Collectors.joining(", "));
        String limit = choices.chance(50) ? " LIMIT " + choices.below(8) : "";
        String offset = choices.chance(25) ? " OFFSET " + choices.below(5) : "";
        return new Select(
                select.sql() + " ORDER BY " + keys + limit + offset, select.kinds(), true);
    }

    private Select rows(int depth, boolean distinct) {
        Relation from = relation(depth);
        List<Kind> kinds = kinds(1 + choices.below(4));
        String items =
                items(kinds.stream().map(k -> expressions.value(k, from.fields(), DEPTH)).toList());
        return new Select(
                "SELECT "
                        + (distinct ? "DISTINCT " : "")
                        + items
                        + " FROM "
                        + from.sql()
                        + where(from),
                kinds,
                false);
    }

    private List<Kind> kinds(int count) {
        return IntStream.range(0, count).mapToObj(i -> expressions.kind()).toList();
    }

    private static String items(List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) + " AS c" + i)
                .collect(Collectors.joining(", "));
    }

    private String where(Relation from) {
        return choices.chance(70) ? " WHERE " + expressions.condition(from.fields(), DEPTH) : "";
    }

    private Select grouped(int depth) {
        Relation from = relation(depth);
        List<Kind> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        boolean sets = choices.chance(25);
        for (int i = choices.below(4); i > 0; i--) {
            Field field = choices.pick(from.fields());
            // In a grouping set a key is a column: engines do not agree when expressions are equal.
            String key =
                    sets || choices.chance(75)
                            ? field.sql()
                            : expressions.value(field.kind(), from.fields(), 1);
            if (!keys.contains(key) && key.matches(".*[a-z]\\d*\\..*") && !key.contains("SELECT")) {
                keys.add(key);
                values.add(key);
                kinds.add(field.kind());
            }
        }
        String by = keys.isEmpty() ? "" : " GROUP BY " + groups(keys, sets);
        if (sets && !keys.isEmpty() && choices.chance(50)) {
            values.add("GROUPING(" + keys.get(0) + ")");
            kinds.add(Kind.INT);
        }
        for (int i = 1 + choices.below(3); i > 0; i--) {
            aggregate(from, kinds, values);
        }
        String having =
                choices.chance(25)
                        ? " HAVING "
                                + choices.pick(
                                        List.of(
                                                "COUNT(*) > 1",
                                                "COUNT(DISTINCT "
                                                        + from.fields().get(0).sql()
                                                        + ") > 1",
                                                "COUNT("
                                                        + from.fields()
                                                                .get(from.fields().size() - 1)
                                                                .sql()
                                                        + ") < 4"))
                        : "";
        return new Select(
                "SELECT " + items(values) + " FROM " + from.sql() + where(from) + by + having,
                kinds,
                false);
    }

    private String groups(List<String> keys, boolean sets) {
        String list = String.join(", ", keys);
        if (!sets) {
            return list;
        }
        return switch (choices.below(3)) {
            case 0 -> "ROLLUP(" + list + ")";
            case 1 -> "CUBE(" + list + ")";
            default -> "GROUPING SETS((" + list + "), (" + keys.get(0) + "), ())";
        };
    }

    private void aggregate(Relation from, List<Kind> kinds, List<String> values) {
        List<Field> scope = from.fields();
        String filter =
                choices.chance(15) ? " FILTER (WHERE " + expressions.condition(scope, 1) + ")" : "";
        String distinct = choices.chance(20) ? "DISTINCT " : "";
        switch (choices.below(11)) {
            case 0 -> add(kinds, values, Kind.BIG, "COUNT(*)" + filter);
            case 1 -> {
                String value = expressions.value(expressions.kind(), scope, 1);
                add(kinds, values, Kind.BIG, "COUNT(" + distinct + value + ")" + filter);
            }
            case 2 -> {
                String value = expressions.value(Kind.INT, scope, 2);
                add(kinds, values, Kind.BIG, "SUM(" + distinct + value + ")" + filter);
            }
            case 3 -> {
                Kind kind = choices.pick(List.of(Kind.DEC, Kind.DBL));
                String value = expressions.value(kind, scope, 2);
                add(kinds, values, kind, "SUM(" + distinct + value + ")" + filter);
            }
            case 4, 5 -> {
                Kind kind = expressions.kind();
                Kind of = kind == Kind.BOOL || kind == Kind.UID ? Kind.INT : kind;
                String function = choices.pick(List.of("MIN(", "MAX("));
                add(kinds, values, of, function + expressions.value(of, scope, 2) + ")" + filter);
            }
            case 6 -> {
                Kind kind = choices.pick(List.of(Kind.INT, Kind.DEC, Kind.DBL));
                String value = expressions.value(kind, scope, 1);
                add(kinds, values, Kind.FRACTION, "AVG(" + distinct + value + ")" + filter);
            }
            case 7 -> {
                String function = choices.pick(List.of("BOOL_AND(", "BOOL_OR("));
                String value = expressions.condition(scope, 1);
                add(kinds, values, Kind.BOOL, function + value + ")" + filter);
            }
            case 9 -> {
                String value = expressions.value(Kind.TXT, scope, 1);
                String order = choices.pick(List.of("", " DESC"));
                add(
                        kinds,
                        values,
                        Kind.TXT,
                        "STRING_AGG(" + value + ", '-' ORDER BY " + value + order + ")" + filter);
            }
            case 10 -> {
                String value = expressions.value(Kind.INT, scope, 1);
                String function =
                        choices.pick(List.of("PERCENTILE_DISC(0.5)", "PERCENTILE_DISC(0.9)"));
                add(
                        kinds,
                        values,
                        Kind.BIG,
                        function + " WITHIN GROUP (ORDER BY " + value + ")" + filter);
            }
            default -> {
                String function =
                        choices.pick(
                                List.of("STDDEV_SAMP(", "VAR_POP(", "STDDEV_POP(", "VAR_SAMP("));
                Field id = scope.get(0);
                Kind kind = id.kind() == Kind.INT ? Kind.INT : Kind.DBL;
                String value = kind == Kind.INT ? id.sql() : expressions.value(kind, scope, 0);
                add(kinds, values, Kind.FRACTION, function + value + ")" + filter);
            }
        }
    }

    private static void add(List<Kind> kinds, List<String> values, Kind kind, String value) {
        kinds.add(kind);
        values.add(value);
    }

    private Select windows(int depth) {
        Relation from = relation(depth);
        List<Kind> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String key : from.keys()) {
            add(kinds, values, Kind.INT, key);
        }
        for (int i = 1 + choices.below(2); i > 0; i--) {
            window(from, kinds, values);
        }
        return new Select(
                "SELECT " + items(values) + " FROM " + from.sql() + where(from), kinds, false);
    }

    private void window(Relation from, List<Kind> kinds, List<String> values) {
        List<Field> scope = from.fields();
        String partition =
                choices.chance(60) ? "PARTITION BY " + choices.pick(scope).sql() + " " : "";
        String peers = choices.pick(scope).sql() + choices.pick(List.of("", " DESC"));
        Kind kind = expressions.kind();
        Kind of = kind == Kind.BOOL || kind == Kind.UID ? Kind.INT : kind;
        if (from.keys().isEmpty() || choices.chance(40)) {
            // Rows that are peers get the same, whatever their order.
            String over = " OVER (" + partition + "ORDER BY " + peers + ")";
            switch (choices.below(5)) {
                case 0 -> add(kinds, values, Kind.BIG, "RANK()" + over);
                case 1 -> add(kinds, values, Kind.BIG, "DENSE_RANK()" + over);
                case 2 -> add(kinds, values, Kind.BIG, "COUNT(*)" + over);
                case 3 -> {
                    String value = expressions.value(Kind.INT, scope, 1);
                    add(kinds, values, Kind.BIG, "SUM(" + value + ")" + over);
                }
                default -> {
                    String value = expressions.value(of, scope, 1);
                    add(kinds, values, of, "MAX(" + value + ")" + over);
                }
            }
            return;
        }
        String order = partition + "ORDER BY " + peers + ", " + String.join(", ", from.keys());
        String over = " OVER (" + order + ")";
        String framed = " OVER (" + order + " " + frame() + ")";
        String value = expressions.value(of, scope, 1);
        switch (choices.below(8)) {
            case 0 -> add(kinds, values, Kind.BIG, "ROW_NUMBER()" + over);
            case 1 -> add(kinds, values, Kind.BIG, "NTILE(3)" + over);
            case 2 -> add(kinds, values, of, "LAG(" + value + ", 2)" + over);
            case 3 -> add(kinds, values, of, "LEAD(" + value + ")" + over);
            case 4 -> add(kinds, values, of, "FIRST_VALUE(" + value + ")" + framed);
            case 5 -> add(kinds, values, of, "LAST_VALUE(" + value + ")" + framed);
            case 6 -> add(kinds, values, of, "MIN(" + value + ")" + framed);
            default -> {
                String number = expressions.value(Kind.INT, scope, 1);
                add(kinds, values, Kind.BIG, "SUM(" + number + ")" + framed);
            }
        }
    }

    private String frame() {
        return choices.pick(
                List.of(
                        "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                        "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                        "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                        "ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING",
                        "ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
                        "ROWS BETWEEN 2 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW",
                        "GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                        "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES",
                        "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"));
    }

    private Select combined(int depth) {
        List<Kind> kinds = kinds(1 + choices.below(3));
        String operator =
                choices.pick(
                        List.of(
                                "UNION ALL",
                                "UNION",
                                "INTERSECT",
                                "EXCEPT",
                                "INTERSECT ALL",
                                "EXCEPT ALL"));
        return new Select(
                branch(kinds, depth) + " " + operator + " " + branch(kinds, depth), kinds, false);
    }

    private String branch(List<Kind> kinds, int depth) {
        Relation from = relation(depth);
        List<String> values =
                kinds.stream().map(k -> expressions.value(k, from.fields(), 1)).toList();
        return "SELECT " + items(values) + " FROM " + from.sql() + where(from);
    }

    /** A common table expression that is used twice. */
    private Select shared() {
        Select inner = settled(select(1));
        String name = alias("w");
        Relation left = derived(name, inner.kinds(), alias("p"));
        Relation right = derived(name, inner.kinds(), alias("q"));
        List<Field> scope = new ArrayList<>(left.fields());
        scope.addAll(right.fields());
        List<Kind> kinds = kinds(1 + choices.below(2));
        String items = items(kinds.stream().map(k -> expressions.value(k, scope, 1)).toList());
        return new Select(
                "WITH "
                        + name
                        + " AS ("
                        + inner.sql()
                        + ") SELECT "
                        + items
                        + " FROM "
                        + left.sql()
                        + " JOIN "
                        + right.sql()
                        + " ON "
                        + left.fields().get(0).sql()
                        + " = "
                        + right.fields().get(0).sql(),
                kinds,
                false);
    }

    /** Steps from row to row, as long as there are new ones, and not many. */
    private Select recursive() {
        String name = alias("w");
        Relation seed = table();
        Relation next = table();
        Field id = next.fields().get(0);
        String step = choices.pick(List.of("c0", "c1"));
        Field link =
                choices.pick(next.fields().stream().filter(f -> f.kind() == Kind.INT).toList());
        String recursion =
                "WITH RECURSIVE "
                        + name
                        + "(c0, c1) AS (SELECT "
                        + seed.fields().get(0).sql()
                        + ", 0 FROM "
                        + seed.sql()
                        + where(seed)
                        + " UNION "
                        + choices.pick(List.of("", "ALL "))
                        + "SELECT "
                        + link.sql()
                        + ", "
                        + name
                        + ".c1 + 1 FROM "
                        + name
                        + " JOIN "
                        + next.sql()
                        + " ON "
                        + id.sql()
                        + " = "
                        + name
                        + "."
                        + step
                        + " WHERE "
                        + name
                        + ".c1 < 3) ";
        List<Kind> both = List.of(Kind.INT, Kind.INT);
        Relation walked = derived(name, both, alias("p"));
        if (choices.chance(50)) {
            return new Select(
                    recursion + "SELECT c0, c1 FROM " + walked.sql() + where(walked), both, false);
        }
        Relation joined = joined(walked, table());
        List<Kind> kinds = kinds(1 + choices.below(2));
        List<String> values =
                kinds.stream().map(k -> expressions.value(k, joined.fields(), 1)).toList();
        return new Select(
                recursion + "SELECT " + items(values) + " FROM " + joined.sql() + where(joined),
                kinds,
                false);
    }

    /** DISTINCT ON, whose order says which row of each is the first. */
    private Select firstOfEach() {
        Relation from = relation(1);
        if (from.keys().isEmpty()) {
            return rows(1, true);
        }
        String key = choices.pick(from.fields()).sql();
        List<Kind> kinds = kinds(1 + choices.below(3));
        List<String> values =
                kinds.stream().map(k -> expressions.value(k, from.fields(), 1)).toList();
        String sql =
                "SELECT DISTINCT ON ("
                        + key
                        + ") "
                        + items(values)
                        + " FROM "
                        + from.sql()
                        + where(from)
                        + " ORDER BY "
                        + key
                        + choices.pick(List.of("", " DESC", " NULLS FIRST"))
                        + ", "
                        + String.join(", ", from.keys());
        return new Select(sql, kinds, false);
    }

    private Select withTies() {
        Relation from = relation(1);
        List<Kind> kinds = kinds(1 + choices.below(3));
        List<String> values =
                kinds.stream().map(k -> expressions.value(k, from.fields(), 1)).toList();
        String sql =
                "SELECT "
                        + items(values)
                        + " FROM "
                        + from.sql()
                        + where(from)
                        + " ORDER BY "
                        + choices.pick(from.fields()).sql()
                        + choices.pick(List.of("", " DESC", " NULLS FIRST"))
                        + " FETCH FIRST "
                        + (1 + choices.below(6))
                        + " ROWS WITH TIES";
        return new Select(sql, kinds, false);
    }

    /** Another query if this one shows what nothing may be computed from. */
    private Select settled(Select select) {
        return select.kinds().contains(Kind.FRACTION) ? rows(0, false) : select;
    }

    private static Relation derived(String source, List<Kind> kinds, String alias) {
        List<Field> fields =
                IntStream.range(0, kinds.size())
                        .mapToObj(i -> new Field(alias + ".c" + i, kinds.get(i)))
                        .toList();
        return new Relation(source + " AS " + alias, fields, List.of());
    }

    private Relation relation(int depth) {
        if (depth <= 0 || !choices.chance(60)) {
            return table();
        }
        if (choices.chance(25) && nesting < 2) {
            nesting++;
            Select inner = settled(select(depth - 1));
            Select limited = choices.chance(20) ? sorted(inner) : inner;
            nesting--;
            return derived("(" + limited.sql() + ")", limited.kinds(), alias("d"));
        }
        return switch (choices.below(12)) {
            case 9 -> merged();
            case 10 -> joined(relation(depth - 1), merged());
            case 11 -> nesting < 2 ? lateral(relation(depth - 1)) : table();
            default -> joined(relation(depth - 1), table());
        };
    }

    /** Tables joined by the names of their columns. */
    private Relation merged() {
        String join = choices.pick(List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "JOIN"));
        Tables.Spec common = choices.pick(Tables.COLUMNS.subList(0, 5));
        Tables.Spec left = choices.pick(Tables.COLUMNS);
        Tables.Spec right = choices.pick(Tables.COLUMNS);
        boolean natural = choices.chance(50);
        String sql =
                "(SELECT * FROM (SELECT "
                        + common.name()
                        + " AS c0, "
                        + left.name()
                        + " AS c1 FROM "
                        + choices.pick(Tables.NAMES)
                        + ") AS "
                        + alias("l")
                        + (natural ? " NATURAL " : " ")
                        + join
                        + " (SELECT "
                        + right.name()
                        + " AS c2, "
                        + common.name()
                        + " AS c0 FROM "
                        + choices.pick(Tables.NAMES)
                        + ") AS "
                        + alias("g")
                        + (natural ? "" : " USING (c0)")
                        + ")";
        return derived(sql, List.of(common.kind(), left.kind(), right.kind()), alias("d"));
    }

    /** A sub-query for each row of a relation. */
    private Relation lateral(Relation left) {
        nesting++;
        Relation from = table();
        List<Field> both = new ArrayList<>(from.fields());
        both.addAll(left.fields());
        List<Kind> kinds = kinds(1 + choices.below(2));
        String inner;
        switch (choices.below(3)) {
            case 0 -> {
                List<String> values =
                        kinds.stream().map(k -> expressions.value(k, both, 1)).toList();
                inner =
                        "SELECT "
                                + items(values)
                                + " FROM "
                                + from.sql()
                                + " WHERE "
                                + expressions.condition(both, 1);
            }
            case 1 -> {
                List<String> values = new ArrayList<>();
                kinds = new ArrayList<>();
                aggregate(from, kinds, values);
                if (kinds.contains(Kind.FRACTION)) {
                    kinds = List.of(Kind.BIG);
                    values = List.of("COUNT(*)");
                }
                inner =
                        "SELECT "
                                + items(values)
                                + " FROM "
                                + from.sql()
                                + " WHERE "
                                + expressions.condition(both, 1);
            }
            default -> {
                List<String> values =
                        kinds.stream().map(k -> expressions.value(k, from.fields(), 1)).toList();
                inner =
                        "SELECT "
                                + items(values)
                                + " FROM "
                                + from.sql()
                                + " WHERE "
                                + expressions.condition(both, 1)
                                + " ORDER BY "
                                + from.keys().get(0)
                                + choices.pick(List.of("", " DESC"))
                                + " LIMIT "
                                + (1 + choices.below(3));
            }
        }
        nesting--;
        String alias = alias("l");
        Relation right = derived("(" + inner + ")", kinds, alias);
        List<Field> fields = new ArrayList<>(left.fields());
        fields.addAll(right.fields());
        String sql =
                choices.chance(50)
                        ? left.sql() + " CROSS JOIN LATERAL " + right.sql()
                        : left.sql() + " LEFT JOIN LATERAL " + right.sql() + " ON TRUE";
        return new Relation(sql, fields, List.of());
    }

    private Relation table() {
        String alias = alias("t");
        String table = choices.pick(Tables.NAMES);
        List<Field> fields =
                Tables.COLUMNS.stream()
                        .map(column -> new Field(alias + "." + column.name(), column.kind()))
                        .toList();
        return new Relation(table + " AS " + alias, fields, List.of(alias + ".id"));
    }

    private Relation joined(Relation left, Relation right) {
        String kind =
                choices.pick(
                        List.of(
                                "JOIN",
                                "LEFT JOIN",
                                "RIGHT JOIN",
                                "FULL JOIN",
                                "CROSS JOIN",
                                "JOIN"));
        List<Field> both = new ArrayList<>(left.fields());
        both.addAll(right.fields());
        String on = "";
        if (!kind.startsWith("CROSS")) {
            on = " ON " + on(left, right, both, kind.startsWith("FULL"));
        }
        List<String> keys = new ArrayList<>();
        if (!left.keys().isEmpty() && !right.keys().isEmpty()) {
            keys.addAll(left.keys());
            keys.addAll(right.keys());
        }
        return new Relation(left.sql() + " " + kind + " " + right.sql() + on, both, keys);
    }

    private String on(Relation left, Relation right, List<Field> both, boolean full) {
        Field one = choices.pick(left.fields());
        List<Field> others =
                right.fields().stream().filter(field -> field.kind() == one.kind()).toList();
        String equal =
                one.sql() + " = " + choices.pick(others.isEmpty() ? List.of(one) : others).sql();
        if (full) {
            // PostgreSQL can do no other.
            return equal;
        }
        return switch (choices.below(4)) {
            case 0, 1 -> equal;
            case 2 -> equal + " AND " + expressions.condition(both, 1);
            default -> expressions.condition(both, 1);
        };
    }

    /** A sub-query of one column; its condition may see the outer scope. */
    private String inner(Kind kind, List<Field> scope, boolean aggregate) {
        nesting++;
        Relation from = table();
        List<Field> both = new ArrayList<>(from.fields());
        if (choices.chance(60)) {
            both.addAll(scope);
        }
        String value = expressions.value(kind, from.fields(), 1);
        String condition = choices.chance(80) ? " WHERE " + expressions.condition(both, 1) : "";
        nesting--;
        String item = aggregate ? choices.pick(List.of("MAX(", "MIN(")) + value + ")" : value;
        return "(SELECT " + item + " FROM " + from.sql() + condition + ")";
    }

    private String scalar(Kind kind, List<Field> scope) {
        if (nesting >= 2 || kind == Kind.BOOL || kind == Kind.UID) {
            return expressions.literal(kind);
        }
        if (kind == Kind.BIG && choices.chance(40)) {
            return inner(Kind.INT, scope, true).replaceFirst("(MAX|MIN)\\(", "COUNT(");
        }
        return inner(kind, scope, true);
    }

    private String subQueryCondition(Kind kind, List<Field> scope) {
        if (nesting >= 2) {
            return "(1 = 1)";
        }
        return switch (choices.below(4)) {
            case 0 -> choices.pick(List.of("EXISTS ", "NOT EXISTS ")) + inner(kind, scope, false);
            case 1 ->
                    "("
                            + expressions.value(kind, scope, 1)
                            + choices.pick(List.of(" IN ", " NOT IN "))
                            + inner(kind, scope, false)
                            + ")";
            case 2 ->
                    "("
                            + expressions.value(Kind.INT, scope, 1)
                            + choices.pick(List.of(" = ANY ", " < ANY ", " >= ALL ", " <> ALL "))
                            + inner(Kind.INT, scope, false)
                            + ")";
            default ->
                    "("
                            + expressions.value(Kind.INT, scope, 1)
                            + choices.pick(List.of(" <= ", " = ", " > "))
                            + inner(Kind.INT, scope, true)
                            + ")";
        };
    }
}
