package io.tauro.harness;

/** The parts of the generator, which call each other, and what they have in common. */
final class Grammar {

    /** So many queries may stand within each other where one is not needed. */
    private static final int DEEPEST = 2;

    private final Choices choices;
    private final Expressions expressions;
    private final Conditions conditions;
    private final SubQueries subQueries;
    private final FromClauses sources;
    private final Laterals laterals;
    private final Aggregates aggregates;
    private final Selects selects;
    private int aliases;
    private int nesting;

    Grammar(Choices choices) {
        this.choices = choices;
        expressions = new Expressions(this);
        conditions = new Conditions(this);
        subQueries = new SubQueries(this);
        sources = new FromClauses(this);
        laterals = new Laterals(this);
        aggregates = new Aggregates(this);
        selects = new Selects(this);
    }

    Choices choices() {
        return choices;
    }

    Expressions expressions() {
        return expressions;
    }

    Conditions conditions() {
        return conditions;
    }

    SubQueries subQueries() {
        return subQueries;
    }

    FromClauses sources() {
        return sources;
    }

    Laterals laterals() {
        return laterals;
    }

    Aggregates aggregates() {
        return aggregates;
    }

    Selects selects() {
        return selects;
    }

    /** A name that nothing else in the query has. */
    String alias(String prefix) {
        return prefix + aliases++;
    }

    /** Whether there may be one more query within this one. */
    boolean mayNest() {
        return nesting < DEEPEST;
    }

    void enter() {
        nesting++;
    }

    void leave() {
        nesting--;
    }
}
