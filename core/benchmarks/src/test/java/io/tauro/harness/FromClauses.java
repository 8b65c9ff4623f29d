package io.tauro.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands behind FROM: tables, joins, queries, rows. */
final class FromClauses {

    private final Grammar grammar;
    private final Choices choices;

    FromClauses(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    /** A source whose columns are called {@code c0}, {@code c1} and so on. */
    static Relation derived(String source, List<Kind> kinds, String alias) {
        List<Field> fields =
                IntStream.range(0, kinds.size())
                        .mapToObj(i -> new Field(alias + ".c" + i, kinds.get(i)))
                        .toList();
        return new Relation(source + " AS " + alias, fields, List.of());
    }

    Relation relation(int depth) {
        if (depth <= 0 || !choices.chance(60)) {
            return table();
        }
        if (choices.chance(25) && grammar.mayNest()) {
            return query(depth);
        }
        return switch (choices.below(15)) {
            case 9 -> merged();
            case 10 -> joined(relation(depth - 1), merged());
            case 11, 12 ->
                    grammar.mayNest() ? grammar.laterals().relation(relation(depth - 1)) : table();
            case 13 -> joined(relation(depth - 1), values());
            case 14 -> values();
            default -> joined(relation(depth - 1), table());
        };
    }

    private Relation query(int depth) {
        grammar.enter();
        Selects selects = grammar.selects();
        Select inner = selects.settled(selects.select(depth - 1));
        // What begins with a parenthesis is read in FROM, but no order behind it.
        boolean sorted = choices.chance(20) && !inner.sql().startsWith("(");
        Select limited = sorted ? selects.sorted(inner) : inner;
        grammar.leave();
        return derived("(" + limited.sql() + ")", limited.kinds(), grammar.alias("d"));
    }

    Relation table() {
        String alias = grammar.alias("t");
        String table = choices.pick(Tables.NAMES);
        List<Field> fields =
                Tables.COLUMNS.stream()
                        .map(column -> new Field(alias + "." + column.name(), column.kind()))
                        .toList();
        return new Relation(table + " AS " + alias, fields, List.of(alias + ".id"));
    }

    private Relation values() {
        List<Kind> kinds = grammar.selects().kinds(3);
        String alias = grammar.alias("v");
        List<String> rows = new ArrayList<>();
        for (int i = 1 + choices.below(3); i > 0; i--) {
            rows.add(
                    kinds.stream()
                            .map(kind -> grammar.expressions().literal(kind))
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        String names =
                IntStream.range(0, kinds.size())
                        .mapToObj(i -> "c" + i)
                        .collect(Collectors.joining(", ", "(", ")"));
        Relation plain = derived("(VALUES " + String.join(", ", rows) + ")", kinds, alias);
        return new Relation(plain.sql() + names, plain.fields(), List.of());
    }

    /** Tables joined by the names of their columns. */
    private Relation merged() {
        String join = choices.pick(List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "JOIN"));
        Tables.Spec common = choices.pick(Tables.COLUMNS.subList(0, 5));
        Tables.Spec left = choices.pick(Tables.COLUMNS);
        Tables.Spec right = choices.pick(Tables.COLUMNS);
        boolean natural = choices.chance(50);
        String one =
                "SELECT %s AS c0, %s AS c1 FROM %s"
                        .formatted(common.name(), left.name(), choices.pick(Tables.NAMES));
        String other =
                "SELECT %s AS c2, %s AS c0 FROM %s"
                        .formatted(right.name(), common.name(), choices.pick(Tables.NAMES));
        String sql =
                "(SELECT * FROM ("
                        + one
                        + ") AS "
                        + grammar.alias("l")
                        + (natural ? " NATURAL " : " ")
                        + join
                        + " ("
                        + other
                        + ") AS "
                        + grammar.alias("g")
                        + (natural ? "" : " USING (c0)")
                        + ")";
        return derived(sql, List.of(common.kind(), left.kind(), right.kind()), grammar.alias("d"));
    }

    Relation joined(Relation left, Relation right) {
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
        return switch (choices.below(5)) {
            case 0, 1 -> equal;
            case 2 -> equal + " AND " + grammar.conditions().condition(both, 1);
            case 3 -> equal + " AND " + grammar.conditions().subQuery(both);
            // PostgreSQL cannot join all rows of both by any condition.
            default -> full ? equal : grammar.conditions().condition(both, 1);
        };
    }
}
