package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.optimize.Estimates;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.plan.Comparisons;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Makes a hash join of a join that has equal keys, a loop join of one that has none. */
final class JoinPlanner {

    private final RexToExpression expressions;
    private final Estimates estimates;

    JoinPlanner(RexToExpression expressions, Estimates estimates) {
        this.expressions = expressions;
        this.estimates = estimates;
    }

    PhysicalNode plan(Join join, PhysicalNode left, PhysicalNode right) {
        JoinKind kind = kind(join.getJoinType());
        Keys keys = new Keys(left, right);
        double rows = estimate(join, kind, left, right);
        List<Expression> rest = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            if (!keys.take(conjunct)) {
                rest.add(expressions.convert(conjunct));
            }
        }
        if (keys.leftKeys.isEmpty()) {
            return new LoopJoinNode(
                    left,
                    right,
                    kind,
                    PhysicalPlanner.allOf(rest),
                    schema(kind, left, right),
                    rows);
        }
        return keys.hashJoin(kind, rest, rows);
    }

    static JoinKind kind(JoinRelType type) {
        return switch (type) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            case SEMI -> JoinKind.SEMI;
            case ANTI -> JoinKind.ANTI;
            default ->
                    throw new TauroException(
                            ErrorCode.NOT_SUPPORTED,
                            "A join of type " + type.lowerName + " is not supported. Use another.");
        };
    }

    static Schema schema(JoinKind kind, PhysicalNode left, PhysicalNode right) {
        List<Column> columns = new ArrayList<>();
        boolean leftMayLack = kind == JoinKind.RIGHT || kind == JoinKind.FULL;
        boolean rightMayLack = kind == JoinKind.LEFT || kind == JoinKind.FULL;
        left.schema()
                .columns()
                .forEach(column -> columns.add(column.nullable(column.nullable() || leftMayLack)));
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            right.schema()
                    .columns()
                    .forEach(
                            column ->
                                    columns.add(
                                            column.nullable(column.nullable() || rightMayLack)));
        }
        return new Schema(columns);
    }

    /**
     * The share of the pairs that the planner believed in when it put the joins in order, of the
     * rows that the inputs are known to have by now.
     */
    private double estimate(Join join, JoinKind kind, PhysicalNode left, PhysicalNode right) {
        double pairs = left.estimatedRows() * right.estimatedRows();
        Double joined = estimates.rows(join);
        Double ofLeft = estimates.rows(join.getLeft());
        Double ofRight = estimates.rows(join.getRight());
        if (joined != null && ofLeft != null && ofRight != null) {
            pairs *= joined / Math.max(1, ofLeft) / Math.max(1, ofRight);
        }
        return switch (kind) {
            case SEMI, ANTI -> Math.max(1, left.estimatedRows() / 2);
            case LEFT -> Math.max(pairs, left.estimatedRows());
            case RIGHT -> Math.max(pairs, right.estimatedRows());
            case FULL -> Math.max(pairs, left.estimatedRows() + right.estimatedRows());
            case INNER -> Math.max(1, pairs);
        };
    }

    /**
     * The equal keys of a join, with what has to be computed below it so that both sides of each
     * are columns of one type.
     */
    private static final class Keys {

        private final PhysicalNode left;
        private final PhysicalNode right;
        private final List<Integer> leftKeys = new ArrayList<>();
        private final List<Integer> rightKeys = new ArrayList<>();
        private final List<Boolean> nullsMatch = new ArrayList<>();
        private final List<Expression> leftExtra = new ArrayList<>();
        private final List<Expression> rightExtra = new ArrayList<>();

        Keys(PhysicalNode left, PhysicalNode right) {
            this.left = left;
            this.right = right;
        }

        boolean take(RexNode conjunct) {
            boolean equality =
                    conjunct.getKind() == SqlKind.EQUALS
                            || conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
            if (!equality) {
                return false;
            }
            List<RexNode> sides = ((RexCall) conjunct).getOperands();
            int split = left.schema().size();
            if (!(sides.get(0) instanceof RexInputRef first)
                    || !(sides.get(1) instanceof RexInputRef second)) {
                return false;
            }
            int a = Math.min(first.getIndex(), second.getIndex());
            int b = Math.max(first.getIndex(), second.getIndex());
            if (a >= split || b < split) {
                return false;
            }
            add(a, b - split, conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM);
            return true;
        }

        private void add(int leftColumn, int rightColumn, boolean nulls) {
            DataType leftType = left.schema().column(leftColumn).type();
            DataType rightType = right.schema().column(rightColumn).type();
            DataType common = Comparisons.comparable(leftType, rightType);
            leftKeys.add(column(left, leftColumn, common, leftExtra));
            rightKeys.add(column(right, rightColumn, common, rightExtra));
            nullsMatch.add(nulls);
        }

        private int column(PhysicalNode side, int column, DataType common, List<Expression> extra) {
            Expression value = new InputColumn(column, side.schema().column(column).type());
            Expression cast = Comparisons.as(value, common);
            if (cast.equals(value)) {
                return column;
            }
            extra.add(cast);
            return side.schema().size() + extra.size() - 1;
        }

        PhysicalNode hashJoin(JoinKind kind, List<Expression> rest, double rows) {
            PhysicalNode wideLeft = widened(left, leftExtra);
            PhysicalNode wideRight = widened(right, rightExtra);
            List<Expression> shifted = rest.stream().map(this::overWideColumns).toList();
            PhysicalNode join =
                    new HashJoinNode(
                            wideLeft,
                            wideRight,
                            kind,
                            leftKeys,
                            rightKeys,
                            nullsMatch,
                            shifted.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(PhysicalPlanner.allOf(shifted)),
                            left.estimatedRows() < right.estimatedRows(),
                            schema(kind, wideLeft, wideRight),
                            rows);
            return leftExtra.isEmpty() && rightExtra.isEmpty() ? join : narrowed(join, kind);
        }

        private PhysicalNode widened(PhysicalNode side, List<Expression> extra) {
            if (extra.isEmpty()) {
                return side;
            }
            List<Expression> all = new ArrayList<>();
            List<Column> columns = new ArrayList<>(side.schema().columns());
            for (int i = 0; i < side.schema().size(); i++) {
                all.add(new InputColumn(i, side.schema().column(i).type()));
            }
            extra.forEach(expression -> columns.add(Column.of("key", expression.type())));
            all.addAll(extra);
            return new ProjectNode(side, all, new Schema(columns));
        }

        private Expression overWideColumns(Expression expression) {
            int split = left.schema().size();
            return leftExtra.isEmpty()
                    ? expression
                    : ExpressionShift.from(expression, split, leftExtra.size());
        }

        /** Without the keys that were computed for the join. */
        private PhysicalNode narrowed(PhysicalNode join, JoinKind kind) {
            Schema narrow = schema(kind, left, right);
            List<Expression> columns = new ArrayList<>();
            for (int i = 0; i < narrow.size(); i++) {
                int position = i < left.schema().size() ? i : i + leftExtra.size();
                columns.add(new InputColumn(position, narrow.column(i).type()));
            }
            return new ProjectNode(join, columns, narrow);
        }
    }
}
