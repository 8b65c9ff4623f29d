package io.tauro.query;

import io.tauro.type.Schema;
import java.util.List;

/**
 * How a query will be run, for the principal it was made for and nobody else. Immutable. Executed
 * by the session of that principal.
 */
public interface QueryPlan {

    /** The columns of the result. */
    Schema schema();

    /** The virtual tables that are read, views expanded, in the order of their names. */
    List<String> tables();

    /** How the rows are got. */
    ExecutionStrategy executionStrategy();

    /**
     * The rows that the planner expects as a result; negative, as the other estimates, where a
     * policy hides rows of a table.
     */
    double estimatedRows();

    /** The bytes that the planner expects the sources to send. */
    double estimatedBytes();

    /**
     * The cost that the planner expects: a number to compare plans by, about seconds on one core.
     */
    double estimatedCost();

    /**
     * The plan as text, one step a line: what each source is asked, what the engine does, and why
     * what stayed has stayed. No literals. Of a table of which a policy hides something it says
     * nothing but that.
     */
    String explain();
}
