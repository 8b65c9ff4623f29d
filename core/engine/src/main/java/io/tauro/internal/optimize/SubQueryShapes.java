package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.LogicVisitor;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;

/**
 * Brings sub-queries into places and forms in which Calcite's rules take them apart without a
 * change of meaning.
 */
final class SubQueryShapes {

    private final RelBuilder builder;
    private final RexBuilder rex;

    SubQueryShapes(RelBuilder builder) {
        this.builder = builder;
        this.rex = builder.getRexBuilder();
    }

    RelNode apply(RelNode plan) {
        RelNode node = withInputs(plan);
        node = withSubQueries(node);
        if (node instanceof Correlate correlate) {
            return LateralComputation.of(correlate);
        }
        if (node instanceof Join join) {
            RelNode resolved = OuterConditions.resolve(join);
            if (resolved != join) {
                return apply(resolved);
            }
            node = innerConditionAbove(join);
        }
        node = node.accept(new NullTests(rex));
        if (node instanceof Filter filter && RexUtil.SubQueryFinder.containsSubQuery(filter)) {
            NestedOperands operands = NestedOperands.of(filter);
            return operands.isEmpty() ? filter(filter) : apply(operands.below(filter));
        }
        if (node instanceof Project project && RexUtil.SubQueryFinder.containsSubQuery(project)) {
            NestedOperands operands = NestedOperands.of(project);
            return operands.isEmpty() ? project(project) : apply(operands.below(project));
        }
        return node;
    }

    private RelNode withInputs(RelNode plan) {
        List<RelNode> inputs = new ArrayList<>();
        boolean same = true;
        for (RelNode before : plan.getInputs()) {
            RelNode after = apply(before);
            same &= after == before;
            inputs.add(after);
        }
        return same ? plan : plan.copy(plan.getTraitSet(), inputs);
    }

    /**
     * The same for the plans of its sub-queries; one that only computes becomes what it computes.
     */
    private RelNode withSubQueries(RelNode node) {
        RexShuttle shapes =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        RelNode plan = SubQueryShapes.this.apply(visited.rel);
                        if (visited.getKind() == SqlKind.SCALAR_QUERY && computes(plan)) {
                            RexNode value = ((Project) plan).getProjects().get(0);
                            return typed(visited.getType(), value.accept(reading(node)));
                        }
                        return plan == visited.rel ? visited : visited.clone(plan);
                    }

                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        return fieldOf(super.visitFieldAccess(access));
                    }
                };
        if (node instanceof Filter filter) {
            RexNode condition = filter.getCondition().accept(shapes);
            return condition.equals(filter.getCondition())
                    ? filter
                    : filter.copy(
                            filter.getTraitSet(),
                            filter.getInput(),
                            RexUtil.removeNullabilityCast(
                                    filter.getCluster().getTypeFactory(), condition));
        }
        return node.accept(shapes);
    }

    /** The value itself for the field of a row of values: Calcite finds no sub-query in that. */
    private RexNode fieldOf(RexNode node) {
        if (!(node instanceof RexFieldAccess access)) {
            return node;
        }
        RexNode row = access.getReferenceExpr();
        boolean cast = row.getKind() == SqlKind.CAST;
        RexNode values = cast ? ((RexCall) row).getOperands().get(0) : row;
        return values.getKind() == SqlKind.ROW
                ? rex.ensureType(
                        access.getType(),
                        ((RexCall) values).getOperands().get(access.getField().getIndex()),
                        true)
                : node;
    }

    /** The value, which may be null if the type says so: that is part of types above it. */
    private RexNode typed(RelDataType type, RexNode value) {
        RexNode cast = rex.ensureType(type, value, true);
        return cast.getType().equals(type) ? cast : rex.makeAbstractCast(type, cast, false);
    }

    /** What is asked of the rows of the node itself, as their columns. */
    private RexShuttle reading(RelNode node) {
        return new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return access.getReferenceExpr() instanceof RexCorrelVariable variable
                                && node.getVariablesSet().contains(variable.id)
                        ? rex.makeInputRef(access.getType(), access.getField().getIndex())
                        : super.visitFieldAccess(access);
            }
        };
    }

    /** Whether it is an expression, such as (SELECT x + 1), and nothing more. */
    private static boolean computes(RelNode plan) {
        return plan instanceof Project project
                && project.getInput() instanceof Values values
                && values.getTuples().size() == 1
                && project.getProjects().size() == 1
                && !RexOver.containsOver(project.getProjects(), null)
                && !RexUtil.SubQueryFinder.containsSubQuery(project)
                && RelOptUtil.InputFinder.bits(project.getProjects().get(0)).isEmpty();
    }

    private static RelNode innerConditionAbove(Join join) {
        if (join.getJoinType() != JoinRelType.INNER
                || RexUtil.SubQueryFinder.find(join.getCondition()) == null) {
            return join;
        }
        RelNode pairs =
                LogicalJoin.create(
                        join.getLeft(),
                        join.getRight(),
                        join.getHints(),
                        join.getCluster().getRexBuilder().makeLiteral(true),
                        Set.of(),
                        JoinRelType.INNER);
        return LogicalFilter.create(
                pairs,
                join.getCondition(),
                com.google.common.collect.ImmutableSet.copyOf(join.getVariablesSet()));
    }

    private RelNode filter(Filter filter) {
        Set<CorrelationId> variables = new HashSet<>(filter.getVariablesSet());
        RexNode condition =
                new Quantifiers(
                                builder,
                                filter.getInput(),
                                variables,
                                subQuery ->
                                        LogicVisitor.find(
                                                RelOptUtil.Logic.TRUE,
                                                List.of(filter.getCondition()),
                                                subQuery))
                        .in(filter.getCondition());
        return condition.equals(filter.getCondition())
                ? filter
                : LogicalFilter.create(
                        filter.getInput(),
                        condition,
                        com.google.common.collect.ImmutableSet.copyOf(variables));
    }

    private RelNode project(Project project) {
        boolean split = project.containsOver();
        Project below = split ? valuesBelow(project) : project;
        Set<CorrelationId> variables = new HashSet<>(below.getVariablesSet());
        Quantifiers quantifiers =
                new Quantifiers(
                        builder,
                        below.getInput(),
                        variables,
                        subQuery -> RelOptUtil.Logic.TRUE_FALSE_UNKNOWN);
        List<RexNode> before = below.getProjects();
        List<RexNode> projects = new ArrayList<>();
        before.forEach(one -> projects.add(quantifiers.in(one)));
        Project rewritten =
                projects.equals(before)
                        ? below
                        : LogicalProject.create(
                                below.getInput(),
                                below.getHints(),
                                projects,
                                below.getRowType().getFieldNames(),
                                variables);
        return split ? above(project, rewritten) : rewritten;
    }

    /** The input's columns, then the sub-queries of a projection that also has windows. */
    private Project valuesBelow(Project project) {
        RelNode input = project.getInput();
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
            columns.add(rex.makeInputRef(input, i));
        }
        columns.addAll(subQueries(project));
        return LogicalProject.create(
                input, List.of(), columns, (List<String>) null, project.getVariablesSet());
    }

    private static List<RexSubQuery> subQueries(Project project) {
        List<RexSubQuery> found = new ArrayList<>();
        RexShuttle finder =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        if (!found.contains(subQuery)) {
                            found.add(subQuery);
                        }
                        return subQuery;
                    }
                };
        project.getProjects().forEach(one -> one.accept(finder));
        return found;
    }

    private RelNode above(Project project, Project below) {
        List<RexSubQuery> found = subQueries(project);
        int columns = project.getInput().getRowType().getFieldCount();
        RexShuttle reading =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        return rex.makeInputRef(below, columns + found.indexOf(subQuery));
                    }
                };
        List<RexNode> projects = new ArrayList<>();
        project.getProjects().forEach(one -> projects.add(one.accept(reading)));
        return LogicalProject.create(
                below,
                project.getHints(),
                projects,
                project.getRowType().getFieldNames(),
                Set.of());
    }
}
