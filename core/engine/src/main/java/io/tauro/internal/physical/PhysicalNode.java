package io.tauro.internal.physical;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.Scan;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A step of a physical plan. Immutable; its inputs are steps too. */
public sealed interface PhysicalNode {

    /** The columns of what it delivers. Names may repeat: only positions count. */
    Schema schema();

    List<PhysicalNode> inputs();

    /** The rows that the planner expects. */
    double estimatedRows();

    <R> R accept(PhysicalVisitor<R> visitor);

    /**
     * Rows of a source, opened through the security gateway and nowhere else.
     *
     * @param tables the names of the virtual tables that it reads
     * @param connection the id of their connection
     * @param connectorType the type of the connector
     * @param scan what the connector agreed to
     * @param left each piece that the connector left to the engine
     * @param made what it was made of; empty if it is what one table was asked for
     */
    record ScanNode(
            List<String> tables,
            String connection,
            String connectorType,
            Scan scan,
            List<LeftPiece> left,
            double estimatedRows,
            Optional<Made> made)
            implements PhysicalNode {
        public ScanNode {
            tables = List.copyOf(tables);
            left = List.copyOf(left);
        }

        /** Rows of tables that were asked for by themselves. */
        public ScanNode(
                List<String> tables,
                String connection,
                String connectorType,
                Scan scan,
                List<LeftPiece> left,
                double estimatedRows) {
            this(tables, connection, connectorType, scan, left, estimatedRows, Optional.empty());
        }

        /** Rows of one table. */
        public ScanNode(
                String table,
                String connection,
                String connectorType,
                Scan scan,
                List<LeftPiece> left,
                double estimatedRows) {
            this(List.of(table), connection, connectorType, scan, left, estimatedRows);
        }

        /** The names of the tables, for people. */
        public String table() {
            return String.join(", ", tables);
        }

        /** Whether the source does more with rows that a policy has let through. */
        public boolean isBeyondPolicy() {
            return made.isPresent() && made.get().isBeyondPolicy();
        }

        /** The same rows, with another account of what was left. */
        public ScanNode leaving(List<LeftPiece> pieces) {
            return new ScanNode(
                    tables, connection, connectorType, scan, pieces, estimatedRows, made);
        }

        @Override
        public Schema schema() {
            return scan.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.scan(this);
        }
    }

    /**
     * What a source has taken over.
     *
     * @param step the question that it answered; empty if it is what the input is
     * @param inputs what the question is about: scans, or what a policy shows of one
     */
    record Made(Optional<RelationalStep> step, List<PhysicalNode> inputs) {
        public Made {
            inputs = List.copyOf(inputs);
        }

        boolean isBeyondPolicy() {
            return inputs.stream()
                    .anyMatch(
                            input ->
                                    input instanceof SecureNode
                                            || input instanceof ScanNode scan
                                                    && scan.isBeyondPolicy());
        }
    }

    /** The rows for which the condition is true. */
    record FilterNode(PhysicalNode input, Expression condition, double estimatedRows)
            implements PhysicalNode {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.filter(this);
        }
    }

    /**
     * The rows of a table, or of a view, as a policy shows them to the principal. The input has
     * those rows already that may be seen, with their columns as they are; nothing of the query is
     * below.
     *
     * @param table the name of the table or view
     * @param policy tells by which policies, as {@link io.tauro.security.TableAccess#policy} does
     * @param shown what is shown, over the columns of the input, one for each column of the schema
     * @param masked the positions in the schema of what is not seen as it is
     * @param rows which rows the policy lets through
     */
    record SecureNode(
            PhysicalNode input,
            String table,
            String policy,
            List<Expression> shown,
            Set<Integer> masked,
            RowRule rows,
            Schema schema)
            implements PhysicalNode {
        public SecureNode {
            shown = List.copyOf(shown);
            masked = Set.copyOf(masked);
        }

        /** The position in the input of a column that is seen as it is; empty for any other. */
        public OptionalInt origin(int column) {
            return !masked.contains(column) && shown.get(column) instanceof InputColumn input
                    ? OptionalInt.of(input.index())
                    : OptionalInt.empty();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.secure(this);
        }
    }

    /** Expressions over the columns of the input, one for each column of the schema. */
    record ProjectNode(PhysicalNode input, List<Expression> expressions, Schema schema)
            implements PhysicalNode {
        public ProjectNode {
            expressions = List.copyOf(expressions);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.project(this);
        }
    }

    /** What a join delivers. */
    enum JoinKind {
        /** Columns of left and right. */
        INNER,
        LEFT,
        RIGHT,
        FULL,
        /** Columns of the left only: rows that have a match. */
        SEMI,
        /**
         * Columns of the left only: rows that have no match. A null key has none, so the row stays.
         */
        ANTI
    }

    /**
     * A join by equal keys.
     *
     * @param leftKeys positions in the left input
     * @param rightKeys positions in the right input, of the same types as the left ones
     * @param nullsMatch for each key, whether null equals null (IS NOT DISTINCT FROM)
     * @param residual a further condition over the columns of left then right that a pair must meet
     *     to match
     * @param buildLeft whether the left input is held in memory and the right one streams; else the
     *     other way
     */
    record HashJoinNode(
            PhysicalNode left,
            PhysicalNode right,
            JoinKind kind,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            List<Boolean> nullsMatch,
            Optional<Expression> residual,
            boolean buildLeft,
            Schema schema,
            double estimatedRows)
            implements PhysicalNode {
        public HashJoinNode {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            nullsMatch = List.copyOf(nullsMatch);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.hashJoin(this);
        }
    }

    /**
     * A join by any condition, over the columns of left then right; the right input is held in
     * memory.
     */
    record LoopJoinNode(
            PhysicalNode left,
            PhysicalNode right,
            JoinKind kind,
            Expression condition,
            Schema schema,
            double estimatedRows)
            implements PhysicalNode {
        @Override
        public List<PhysicalNode> inputs() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.loopJoin(this);
        }
    }

    /**
     * Groups and their aggregates. The schema is the group keys in order, then the calls. With
     * several grouping sets, a key that is not in the set of a row is null there. Without keys, one
     * row, even for no input (once for each empty grouping set).
     *
     * @param keys positions in the input
     * @param groupingSets each a list of indexes into {@code keys}; one set of all of them for a
     *     plain GROUP BY
     * @param calls what to compute for each group
     */
    record AggregateNode(
            PhysicalNode input,
            List<Integer> keys,
            List<List<Integer>> groupingSets,
            List<AggregateCall> calls,
            Schema schema,
            double estimatedRows)
            implements PhysicalNode {
        public AggregateNode {
            keys = List.copyOf(keys);
            groupingSets = List.copyOf(groupingSets);
            calls = List.copyOf(calls);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.aggregate(this);
        }
    }

    /**
     * One column of an order.
     *
     * @param column a position in the input
     */
    record Order(int column, boolean descending, boolean nullsFirst) {}

    /** The rows in order, from {@code offset} (0 for the first), at most {@code limit}. */
    record SortNode(
            PhysicalNode input,
            List<Order> order,
            long offset,
            OptionalLong limit,
            double estimatedRows)
            implements PhysicalNode {
        public SortNode {
            order = List.copyOf(order);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.sort(this);
        }
    }

    /** The rows from {@code offset}, at most {@code limit}, in the order in which they come. */
    record LimitNode(PhysicalNode input, long offset, OptionalLong limit, double estimatedRows)
            implements PhysicalNode {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.limit(this);
        }
    }

    /**
     * The rows as they come, each with a value for each call. The schema is the columns of the
     * input, then the calls.
     */
    record WindowNode(PhysicalNode input, List<WindowCall> calls, Schema schema)
            implements PhysicalNode {
        public WindowNode {
            calls = List.copyOf(calls);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.window(this);
        }
    }

    /** How two or more inputs of the same column types are put together. */
    enum SetKind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /**
     * UNION, INTERSECT or EXCEPT, from left to right. Null equals null.
     *
     * @param all whether duplicates count (ALL); else each row comes once
     */
    record SetNode(
            List<PhysicalNode> inputs,
            SetKind kind,
            boolean all,
            Schema schema,
            double estimatedRows)
            implements PhysicalNode {
        public SetNode {
            inputs = List.copyOf(inputs);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.set(this);
        }
    }

    /** Rows that stand in the plan. Each expression is over no columns. */
    record ValuesNode(List<List<Expression>> rows, Schema schema) implements PhysicalNode {
        public ValuesNode {
            rows = List.copyOf(rows);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of();
        }

        @Override
        public double estimatedRows() {
            return rows.size();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.values(this);
        }
    }

    /**
     * Each row of the left input with the rows that the right one delivers for it: the right one
     * runs once for each different combination of the outer columns that it reads.
     *
     * @param kind INNER, LEFT, SEMI or ANTI
     * @param correlation the number by which the right input reads columns of the left one
     * @param outer the positions of these columns
     * @param repeatable whether equal outer values give equal rows; else it runs for each row
     */
    record ApplyNode(
            PhysicalNode left,
            PhysicalNode right,
            JoinKind kind,
            int correlation,
            List<Integer> outer,
            boolean repeatable,
            Schema schema,
            double estimatedRows)
            implements PhysicalNode {
        public ApplyNode {
            outer = List.copyOf(outer);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.apply(this);
        }
    }

    /** The rows of the input, which are kept, since they are read again and again. */
    record KeepNode(PhysicalNode input) implements PhysicalNode {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.keep(this);
        }
    }

    /**
     * The rows of the input, which several steps read, and which are computed once. It stands at
     * each of these places as the same object.
     *
     * @param number tells it from others, for people
     */
    record SharedNode(PhysicalNode input, int number) implements PhysicalNode {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.shared(this);
        }
    }

    /**
     * The rows of the input, which are kept, whose keys have these values; null equals nothing.
     *
     * @param keys positions in the input
     * @param values expressions over no columns, of the types of the keys
     */
    record LookupNode(
            KeepNode input, List<Integer> keys, List<Expression> values, double estimatedRows)
            implements PhysicalNode {
        public LookupNode {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.lookup(this);
        }
    }

    /**
     * The rows of the first input, then again and again those that the second one makes of the rows
     * before, until there are none.
     *
     * @param number the number by which the second input reads the rows
     * @param all whether equal rows count; else each comes once
     */
    record RecursionNode(
            PhysicalNode first, PhysicalNode step, int number, boolean all, Schema schema)
            implements PhysicalNode {
        @Override
        public List<PhysicalNode> inputs() {
            return List.of(first, step);
        }

        @Override
        public double estimatedRows() {
            return first.estimatedRows() * 10;
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.recursion(this);
        }
    }

    /** The rows that a recursion made last. */
    record WorkingRowsNode(int number, Schema schema) implements PhysicalNode {
        @Override
        public List<PhysicalNode> inputs() {
            return List.of();
        }

        @Override
        public double estimatedRows() {
            return 100;
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.workingRows(this);
        }
    }

    /**
     * A row for each element of the arrays or maps of a row, which stand side by side: the kept
     * columns, then those of the elements, then their number.
     *
     * @param kept how many columns of the input come with each element, from the first
     * @param collections the positions of arrays and maps
     * @param flat whether an element that is a row is a column for each field
     * @param ordinality whether the number of the element, from 1, is the last column
     * @param outer whether a row without elements comes once, with nulls
     */
    record UnnestNode(
            PhysicalNode input,
            int kept,
            List<Integer> collections,
            boolean flat,
            boolean ordinality,
            boolean outer,
            Schema schema)
            implements PhysicalNode {
        public UnnestNode {
            collections = List.copyOf(collections);
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows() * 5;
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.unnest(this);
        }
    }

    /**
     * Some of the rows, by chance.
     *
     * @param share the share of the rows, from 0 to 1
     * @param blocks whether rows that follow each other pass together
     * @param seed gives the same rows each time, if they come in the same order
     */
    record SampleNode(PhysicalNode input, double share, boolean blocks, OptionalLong seed)
            implements PhysicalNode {
        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public List<PhysicalNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return Math.max(1, input.estimatedRows() * share);
        }

        @Override
        public <R> R accept(PhysicalVisitor<R> visitor) {
            return visitor.sample(this);
        }
    }
}
