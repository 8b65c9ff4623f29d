package io.tauro.spi;

import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One step of a query on top of scans of one source. Its expressions are over the columns of the
 * scan by their positions; those of a join are over the columns of left then right. Immutable.
 */
public sealed interface RelationalStep {

    /** The scans below. */
    List<Scan> inputs();

    /** What it delivers; names are unique. */
    Schema schema();

    /** The rows for which the condition is true. */
    record Filter(Scan input, Term condition) implements RelationalStep {
        @Override
        public List<Scan> inputs() {
            return List.of(input);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }
    }

    /** An expression for each column of the schema. */
    record Projection(Scan input, List<Term> terms, Schema schema) implements RelationalStep {
        public Projection {
            terms = List.copyOf(terms);
        }

        @Override
        public List<Scan> inputs() {
            return List.of(input);
        }
    }

    /** What a join delivers. */
    enum JoinKind {
        /** Columns of left and right. */
        INNER,
        /** Columns of left and right; those of the right are null for a row without a match. */
        LEFT,
        /** Columns of left and right; those of the left are null for a row without a match. */
        RIGHT,
        /** Columns of left and right. */
        FULL,
        /** Columns of the left: rows that have a match. */
        SEMI,
        /** Columns of the left: rows for which the condition is true for no row of the right. */
        ANTI
    }

    /** Pairs of rows for which the condition is true. */
    record Join(Scan left, Scan right, JoinKind kind, Term condition, Schema schema)
            implements RelationalStep {
        @Override
        public List<Scan> inputs() {
            return List.of(left, right);
        }
    }

    /**
     * An aggregate.
     *
     * @param function COUNT (rows in which no argument is null), SUM, MIN, MAX, …; the names are
     *     those of SQL
     * @param arguments positions in the input; empty for {@code COUNT(*)}
     * @param distinct whether equal arguments count once
     * @param filter the position of a boolean column: only rows where it is true count
     * @param type of the result, which is wide enough or the result is an error
     */
    record Aggregate(
            String function,
            List<Integer> arguments,
            boolean distinct,
            OptionalInt filter,
            DataType type) {
        public Aggregate {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A row for each group: its keys, then its aggregates. Null is equal to null. Without keys, one
     * row, even for no input.
     *
     * @param keys positions in the input
     */
    record Aggregation(Scan input, List<Integer> keys, List<Aggregate> aggregates, Schema schema)
            implements RelationalStep {
        public Aggregation {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }

        @Override
        public List<Scan> inputs() {
            return List.of(input);
        }
    }

    /**
     * A column of an order.
     *
     * @param column a position in the input
     */
    record OrderKey(int column, boolean descending, boolean nullsFirst) {}

    /**
     * The first rows of an order, or some rows if there is no order.
     *
     * @param offset rows to leave out first
     * @param limit the most rows to deliver
     */
    record Ordering(Scan input, List<OrderKey> keys, long offset, OptionalLong limit)
            implements RelationalStep {
        public Ordering {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Scan> inputs() {
            return List.of(input);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }
    }

    /** How rows are put together. */
    enum SetKind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /**
     * Rows of several scans, from left to right; null is equal to null.
     *
     * @param all whether equal rows count; else each comes once
     */
    record SetOperation(List<Scan> inputs, SetKind kind, boolean all, Schema schema)
            implements RelationalStep {
        public SetOperation {
            inputs = List.copyOf(inputs);
        }
    }

    /** The rows that a window function sees. */
    enum Frame {
        /** All of the partition. */
        PARTITION,
        /** From the first to the last peer of the row. */
        TO_PEERS,
        /** From the first to the row. */
        TO_ROW
    }

    /**
     * A window function.
     *
     * @param function ROW_NUMBER, RANK, DENSE_RANK, LAG, LEAD, FIRST_VALUE, LAST_VALUE or the name
     *     of an aggregate
     * @param arguments positions in the input
     * @param partition positions in the input
     * @param frame of an aggregate, FIRST_VALUE and LAST_VALUE; no other looks at it
     * @param type of the result
     */
    record WindowCall(
            String function,
            List<Integer> arguments,
            List<Integer> partition,
            List<OrderKey> order,
            Frame frame,
            DataType type) {
        public WindowCall {
            arguments = List.copyOf(arguments);
            partition = List.copyOf(partition);
            order = List.copyOf(order);
        }
    }

    /** The columns of the input, then a value for each call. */
    record Windowing(Scan input, List<WindowCall> calls, Schema schema) implements RelationalStep {
        public Windowing {
            calls = List.copyOf(calls);
        }

        @Override
        public List<Scan> inputs() {
            return List.of(input);
        }
    }
}
