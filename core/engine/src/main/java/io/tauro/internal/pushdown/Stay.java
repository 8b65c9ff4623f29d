package io.tauro.internal.pushdown;

import io.tauro.spi.Reason;

/** Why the engine itself keeps a piece of a query. */
enum Stay {
    NOT_A_COMPARISON(
            "it is not a comparison of a column with a constant",
            "a condition of a column, an operator and a constant"),
    EXPRESSION(
            "it needs more than columns, constants and functions of one row",
            "an expression of these alone"),
    FILTER_BELOW("a filter below it stays here", "letting that filter go"),
    STEP_BELOW("a step below it stays here", "letting that step go"),
    OTHER_CONNECTION("its inputs are on other connections: {}", "tables of one connection"),
    SCANS_ONLY("connection {} gives rows of tables only", "a copy of its tables in a database"),
    POLICY(
            "a policy stands between it and the table",
            "a condition of columns that are seen as they are, which cannot fail"),
    COST(
            "the source would have to send more than it reads",
            "a filter, a limit or an aggregation that leaves fewer rows"),
    SHAPE("sources are not asked for this form of it", "its plain form"),
    ORDER_ONLY("an order without a limit leaves out no rows", "a LIMIT"),
    OFFSET_ONLY("an offset without a limit leaves out few rows", "a LIMIT"),
    ALWAYS_HERE("sources are not asked for such a step", ""),
    OFF("pushdown is off", "pushdown: auto");

    private final Reason reason;

    Stay(String why, String change) {
        this.reason = new Reason(why, change);
    }

    Reason reason() {
        return reason;
    }

    /** The text for EXPLAIN. */
    String text() {
        return reason.toString();
    }

    /** The text for EXPLAIN, about something. */
    String text(String detail) {
        return reason.toString().replace("{}", detail);
    }
}
