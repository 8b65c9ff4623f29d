package io.tauro.connector.jdbc;

import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of a database as far as it means the same there as in the engine. What is not known to is
 * empty, and stays in the engine: this is the list of what may be sent, and nothing else ever is.
 * Stateless and thread-safe.
 */
public interface Dialect {

    /** How an expression of a type is read and compared; the SQL is that of the expression. */
    Optional<RemoteColumn> computed(String sql, DataType type);

    /** A value as a parameter of a type. */
    Optional<Sql> value(Object value, DataType type);

    /** NULL of a type. */
    Optional<Sql> nothing(DataType type);

    /**
     * A function of the engine, but for AND, OR, NOT, tests for null and comparisons, which are the
     * same everywhere.
     *
     * @param function as in {@link io.tauro.spi.Term.CallTerm}
     */
    Optional<Sql> call(String function, List<Operand> arguments, DataType type);

    /** A conversion that cannot fail. */
    Optional<Sql> cast(Operand operand, DataType type);

    /** An aggregate. */
    Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments);

    /** A window function without what stands behind it. */
    default Optional<Sql> window(WindowCall call, List<Operand> arguments) {
        return Optional.empty();
    }

    /** Whether values of a type can be grouped, and told apart in sets, as in the engine. */
    boolean groups(DataType type);

    /**
     * A comparison of two columns or expressions, text by its bytes.
     *
     * @param operator {@code =}, {@code <>}, {@code <}, …
     */
    default Optional<Sql> compare(Operand left, String operator, Operand right) {
        boolean range = !operator.equals("=") && !operator.equals("<>");
        return left.comparable(range)
                .flatMap(
                        one ->
                                right.comparable(range)
                                        .map(other -> one.plus(" " + operator + " ").plus(other)));
    }

    /** A comparison that takes null for a value. */
    default Optional<Sql> same(Operand left, Operand right) {
        return left.comparable(false)
                .flatMap(
                        one ->
                                right.comparable(false)
                                        .map(
                                                other ->
                                                        one.plus(" IS NOT DISTINCT FROM ")
                                                                .plus(other)));
    }

    /**
     * Whether an operand is among values, which it can be compared with.
     *
     * @param markers a parameter for each value
     */
    default Optional<Sql> among(Operand operand, List<Object> values, List<Sql> markers) {
        return operand.comparable(false).map(sql -> among(sql, markers));
    }

    private Sql among(Sql operand, List<Sql> markers) {
        List<Sql> lists = new ArrayList<>();
        for (int from = 0; from < markers.size(); from += mostListed()) {
            int to = Math.min(markers.size(), from + mostListed());
            lists.add(
                    operand.plus(" IN (")
                            .plus(Sql.list(markers.subList(from, to), ", "))
                            .plus(")"));
        }
        return Sql.joined(lists, " OR ");
    }

    /** The most values that a list behind IN may have; a longer one becomes several. */
    default int mostListed() {
        return 1 << 20;
    }

    /** A value of type BOOLEAN as a condition. */
    default Sql condition(Sql value) {
        return value;
    }

    /** A condition as a value of type BOOLEAN: true, false or null. */
    default Sql fact(Sql condition) {
        return Sql.of("(").plus(condition).plus(")");
    }

    /**
     * How a column is read and compared once {@link ColumnRules#equality} of it stands for its
     * stored value, as it does for the key of a group.
     */
    default RemoteColumn key(RemoteColumn column) {
        return column;
    }

    /**
     * A column as a step looks at it, where its table may hold values that its type cannot: to look
     * at one of these is an error, as it is in the engine. Empty if the source cannot fail at will.
     */
    default Optional<RemoteColumn> checked(RemoteColumn column) {
        return column.rules().unreadable().isEmpty() ? Optional.of(column) : Optional.empty();
    }

    /**
     * What ends a SELECT in FROM so that it is computed once, with an index made for the join;
     * asked for by a source that looks at all pairs of rows where it joins by anything but columns.
     * It joins by equal columns only.
     */
    default Optional<String> computedOnce() {
        return Optional.empty();
    }

    /**
     * What stands behind a SELECT that is a side of an outer join whose rows may be missing, and
     * which has expressions; empty where nothing has to.
     */
    default String computedBelow() {
        return "";
    }

    /** A key of an order, nulls where they belong. */
    default Sql orderKey(Sql operand, boolean descending, boolean nullsFirst) {
        return operand.plus(
                (descending ? " DESC" : " ASC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST"));
    }

    /**
     * A SELECT that delivers some of its rows.
     *
     * @param ordered whether it ends with ORDER BY
     * @param rows the most rows, at least one of the two is there
     * @param offset rows to leave out first
     */
    default Sql limited(Sql select, boolean ordered, Optional<Sql> rows, Optional<Sql> offset) {
        Sql sql = rows.map(count -> select.plus(" LIMIT ").plus(count)).orElse(select);
        return offset.map(count -> sql.plus(" OFFSET ").plus(count)).orElse(sql);
    }

    /** Whether values of a type keep it where CASE or a set operation brings several together. */
    default boolean merges(DataType type) {
        return true;
    }

    /** Whether columns of a SELECT that delivers some of its rows need names that differ. */
    default boolean namesLimited() {
        return false;
    }

    /** Orders and limits as most databases write them, and nothing else. */
    Dialect PLAIN = new Plain();

    /** Takes no step; its scans are ordered and limited in the usual way. */
    final class Plain implements Dialect {
        private Plain() {}

        @Override
        public Optional<RemoteColumn> computed(String sql, DataType type) {
            return Optional.empty();
        }

        @Override
        public Optional<Sql> value(Object value, DataType type) {
            return Optional.empty();
        }

        @Override
        public Optional<Sql> nothing(DataType type) {
            return Optional.empty();
        }

        @Override
        public Optional<Sql> call(String function, List<Operand> arguments, DataType type) {
            return Optional.empty();
        }

        @Override
        public Optional<Sql> cast(Operand operand, DataType type) {
            return Optional.empty();
        }

        @Override
        public Optional<Sql> aggregate(Aggregate aggregate, List<Operand> arguments) {
            return Optional.empty();
        }

        @Override
        public boolean groups(DataType type) {
            return false;
        }
    }

    /** Whether there is such a join. */
    default boolean joins(JoinKind kind) {
        return true;
    }

    /** Whether a join of this kind can have this condition. */
    default boolean joins(Join join) {
        return joins(join.kind());
    }

    /** Whether rows can be left out by their number. */
    default boolean hasOffset() {
        return true;
    }

    /** Whether there is such a set operation. */
    default boolean combines(SetKind kind) {
        return true;
    }

    /**
     * Whether an expression in the list of a SELECT is called by the column in it, so that ORDER BY
     * would mean the expression.
     */
    default boolean callsExpressionsByTheirColumn() {
        return false;
    }

    /**
     * What a set operation tells values of a type apart by.
     *
     * @param comparable the SQL that is equal where values are
     */
    default Sql member(Sql comparable, DataType type) {
        return comparable;
    }

    /** What stands between two SELECTs. */
    default String setOperator(SetKind kind, boolean all) {
        return all ? kind + " ALL" : kind.toString();
    }
}
