package io.tauro.internal.optimize;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Computes comparisons with the rows of a sub-query by counting the rows for which they are true,
 * and those for which they are unknown, where Calcite's rules would give another answer: rows of
 * several columns that may be null, a NULL that is written there, and {@code <> ANY}.
 */
final class Quantifiers {

    private final RelBuilder builder;
    private final RexBuilder rex;
    private final RelNode input;
    private final Set<CorrelationId> variables;
    private final Function<RexSubQuery, RelOptUtil.Logic> logic;

    /**
     * @param input the rows that the expressions are about
     * @param variables by which their sub-queries read these rows; one is added where it is needed
     * @param logic how an answer is used
     */
    Quantifiers(
            RelBuilder builder,
            RelNode input,
            Set<CorrelationId> variables,
            Function<RexSubQuery, RelOptUtil.Logic> logic) {
        this.builder = builder;
        this.rex = builder.getRexBuilder();
        this.input = input;
        this.variables = variables;
        this.logic = logic;
    }

    RexNode in(RexNode expression) {
        return expression.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        if (isOfConstants(subQuery)) {
                            return found(subQuery);
                        }
                        return isToCount(subQuery) ? counted(subQuery) : subQuery;
                    }
                });
    }

    /** For these Calcite's rule takes a row with NULL for one that is equal. */
    private boolean isOfConstants(RexSubQuery subQuery) {
        return subQuery.getKind() == SqlKind.IN
                && RexUtil.allLiterals(subQuery.operands)
                && logic.apply(subQuery) == RelOptUtil.Logic.UNKNOWN_AS_FALSE;
    }

    /** Whether there is an equal row, where it does not matter if one is unknown to be. */
    private RexNode found(RexSubQuery subQuery) {
        builder.push(subQuery.rel);
        for (int i = 0; i < subQuery.operands.size(); i++) {
            builder.filter(builder.equals(subQuery.operands.get(i), builder.field(i)));
        }
        return rex.ensureType(subQuery.getType(), RexSubQuery.exists(builder.build()), true);
    }

    private boolean isToCount(RexSubQuery subQuery) {
        boolean nested =
                subQuery.operands.stream()
                        .anyMatch(one -> RexUtil.SubQueryFinder.find(one) != null);
        return !nested
                && (asksForUnequal(subQuery)
                        || mayBeUnknown(subQuery)
                                && logic.apply(subQuery) != RelOptUtil.Logic.TRUE);
    }

    /** Whether it compares a sub-query. */
    static boolean hasNested(RexSubQuery subQuery) {
        return subQuery.operands.stream().anyMatch(one -> RexUtil.SubQueryFinder.find(one) != null);
    }

    /**
     * Whether Calcite's rules might give another answer where it stands in the condition of an
     * outer join.
     */
    static boolean isNeeded(RexSubQuery subQuery) {
        return asksForUnequal(subQuery)
                || mayBeUnknown(subQuery)
                || subQuery.getKind() == SqlKind.IN && RexUtil.allLiterals(subQuery.operands);
    }

    private static boolean asksForUnequal(RexSubQuery subQuery) {
        return subQuery.getKind() == SqlKind.SOME
                && !subQuery.operands.isEmpty()
                && (comparison(subQuery).getKind() == SqlKind.NOT_EQUALS
                        || subQuery.operands.size() > 1);
    }

    private static boolean mayBeUnknown(RexSubQuery subQuery) {
        boolean nulls =
                subQuery.operands.stream().anyMatch(one -> one.getType().isNullable())
                        || subQuery.rel.getRowType().getFieldList().stream()
                                .anyMatch(field -> field.getType().isNullable());
        boolean certainlyNull =
                subQuery.operands.stream().anyMatch(one -> RexUtil.isNullLiteral(one, true));
        return subQuery.getKind() == SqlKind.IN
                && (subQuery.operands.size() > 1 && nulls || certainlyNull);
    }

    private static SqlOperator comparison(RexSubQuery subQuery) {
        if (subQuery.getKind() == SqlKind.IN) {
            return SqlStdOperatorTable.EQUALS;
        }
        return RelOptUtil.op(
                ((SqlQuantifyOperator) subQuery.op).comparisonKind, SqlStdOperatorTable.EQUALS);
    }

    private RexNode counted(RexSubQuery subQuery) {
        CorrelationId id = variable(subQuery.rel);
        builder.push(subQuery.rel);
        RexNode matches = matches(subQuery, id);
        builder.project(
                List.of(
                        rex.makeCall(SqlStdOperatorTable.IS_TRUE, matches),
                        rex.makeCall(SqlStdOperatorTable.IS_NULL, matches)),
                List.of("matches", "unknown"),
                true);
        RelBuilder.AggCall matching =
                builder.aggregateCall(SqlStdOperatorTable.COUNT)
                        .filter(builder.field("matches"))
                        .as("matching");
        RelBuilder.AggCall unknown =
                builder.aggregateCall(SqlStdOperatorTable.COUNT)
                        .filter(builder.field("unknown"))
                        .as("unknown");
        builder.aggregate(builder.groupKey(), matching, unknown);
        RelDataType truth =
                rex.getTypeFactory().createTypeWithNullability(subQuery.getType(), true);
        RexNode answer =
                rex.makeCall(
                        truth,
                        SqlStdOperatorTable.CASE,
                        List.of(
                                positive("matching"),
                                rex.makeLiteral(true),
                                positive("unknown"),
                                rex.makeNullLiteral(truth),
                                rex.makeLiteral(false)));
        RelNode plan = builder.project(List.of(answer), List.of("answer"), true).build();
        return rex.ensureType(subQuery.getType(), RexSubQuery.scalar(plan), true);
    }

    private RexNode positive(String column) {
        return builder.call(
                SqlStdOperatorTable.GREATER_THAN,
                builder.field(column),
                rex.makeExactLiteral(BigDecimal.ZERO));
    }

    /** The comparison with one row, in three-valued logic: of several columns, field by field. */
    private RexNode matches(RexSubQuery subQuery, CorrelationId id) {
        List<RexNode> left = new ArrayList<>();
        List<RexNode> right = new ArrayList<>();
        RexNode row = rex.makeCorrel(input.getRowType(), id);
        RexShuttle outer =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return rex.makeFieldAccess(row, reference.getIndex());
                    }
                };
        for (int i = 0; i < subQuery.operands.size(); i++) {
            left.add(subQuery.operands.get(i).accept(outer));
            right.add(builder.field(i));
        }
        return RowComparison.of(rex, comparison(subQuery), left, right);
    }

    /** The variable by which the sub-query reads the rows already, or another. */
    private CorrelationId variable(RelNode plan) {
        Set<CorrelationId> used = RelOptUtil.getVariablesUsed(plan);
        for (CorrelationId id : variables) {
            if (used.contains(id)) {
                return id;
            }
        }
        CorrelationId id = input.getCluster().createCorrel();
        variables.add(id);
        return id;
    }
}
