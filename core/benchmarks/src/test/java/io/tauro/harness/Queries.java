package io.tauro.harness;

import java.util.List;

/** Random queries over the {@link Tables}. */
final class Queries {

    private static final int DEPTH = 3;

    private final Choices choices;
    private final Grammar grammar;

    Queries(Choices choices) {
        this.choices = choices;
        this.grammar = new Grammar(choices);
    }

    /** A whole query, with an order where that settles it. */
    Select query() {
        return switch (choices.below(28)) {
            case 20, 21, 22, 23 -> perhapsSorted(new CommonTables(grammar).select());
            case 24 -> new FirstRows(grammar).firstOfEach();
            case 25 -> new FirstRows(grammar).withTies();
            case 26, 27 -> new FirstRows(grammar).byExpressions();
            default -> perhapsSorted(grammar.selects().select(2));
        };
    }

    private Select perhapsSorted(Select select) {
        return choices.chance(50) ? grammar.selects().sorted(select) : select;
    }

    /** A relation and a condition over it, for queries that must agree with each other. */
    Partition partition() {
        Relation relation = grammar.sources().relation(2);
        List<Field> fields = relation.fields();
        return new Partition(
                relation,
                grammar.conditions().condition(fields, DEPTH),
                grammar.expressions().value(Kind.INT, fields, 2));
    }

    /**
     * A condition and what it is over.
     *
     * @param measure a number in each row
     */
    record Partition(Relation relation, String condition, String measure) {}
}
