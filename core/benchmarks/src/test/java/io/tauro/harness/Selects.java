package io.tauro.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries of any kind that may stand within others. */
final class Selects {

    private static final int DEPTH = 3;

    private final Grammar grammar;
    private final Choices choices;

    Selects(Grammar grammar) {
        this.grammar = grammar;
        this.choices = grammar.choices();
    }

    Select select(int depth) {
        return switch (choices.below(10)) {
            case 0, 1, 2 -> rows(depth, false);
            case 3 -> rows(depth, true);
            case 4, 5, 6 -> new Groups(grammar).select(depth);
            case 7, 8 -> new Windows(grammar).select(depth);
            default -> depth > 0 ? new SetOperations(grammar).select(depth - 1) : rows(0, false);
        };
    }

    Select rows(int depth, boolean distinct) {
        Relation from = grammar.sources().relation(depth);
        Items items = items(from.fields(), 4, DEPTH);
        return new Select(
                "SELECT "
                        + (distinct ? "DISTINCT " : "")
                        + items.sql()
                        + " FROM "
                        + from.sql()
                        + where(from),
                items.kinds(),
                false);
    }

    /** Up to so many values of any kinds. */
    Items items(List<Field> scope, int most, int depth) {
        List<Kind> kinds = kinds(most);
        return items(kinds, scope, depth);
    }

    /** A value for each kind. */
    Items items(List<Kind> kinds, List<Field> scope, int depth) {
        Items items = new Items();
        kinds.forEach(kind -> items.add(kind, grammar.expressions().value(kind, scope, depth)));
        return items;
    }

    List<Kind> kinds(int most) {
        return IntStream.range(0, 1 + choices.below(most))
                .mapToObj(i -> grammar.expressions().kind())
                .toList();
    }

    String where(Relation from) {
        return choices.chance(70)
                ? " WHERE " + grammar.conditions().condition(from.fields(), DEPTH)
                : "";
    }

    /** By all columns, so that rows that are peers are equal. */
    Select sorted(Select select) {
        if (select.kinds().contains(Kind.FRACTION)) {
            return select;
        }
        List<Integer> places =
                new ArrayList<>(IntStream.rangeClosed(1, select.kinds().size()).boxed().toList());
        Collections.rotate(places, choices.below(places.size()));
        String keys =
                places.stream().map(place -> place + direction()).collect(Collectors.joining(", "));
        String limit = choices.chance(50) ? " LIMIT " + choices.below(8) : "";
        String offset = choices.chance(25) ? " OFFSET " + choices.below(5) : "";
        return new Select(
                select.sql() + " ORDER BY " + keys + limit + offset, select.kinds(), true);
    }

    String direction() {
        return choices.pick(List.of("", " DESC"))
                + choices.pick(List.of("", "", " NULLS FIRST", " NULLS LAST"));
    }

    /** Another query if this one shows what nothing may be computed from. */
    Select settled(Select select) {
        return select.kinds().contains(Kind.FRACTION) ? rows(0, false) : select;
    }
}
