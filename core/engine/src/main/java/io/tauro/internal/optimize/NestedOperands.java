package io.tauro.internal.optimize;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * What sub-queries are compared with, where that has a sub-query itself: (SELECT …) IN (SELECT …).
 * It is computed below, because Calcite's rules would not bind the inner one to the rows it asks.
 */
final class NestedOperands {

    private final List<RexNode> operands = new ArrayList<>();

    private NestedOperands() {}

    static NestedOperands of(RelNode node) {
        NestedOperands nested = new NestedOperands();
        node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        subQuery.operands.stream()
                                .filter(one -> RexUtil.SubQueryFinder.find(one) != null)
                                .filter(one -> !nested.operands.contains(one))
                                .forEach(nested.operands::add);
                        return subQuery;
                    }
                });
        return nested;
    }

    boolean isEmpty() {
        return operands.isEmpty();
    }

    RelNode below(Filter filter) {
        RelNode input = filter.getInput();
        RelNode wider = wider(input, filter.getVariablesSet());
        RelNode filtered =
                LogicalFilter.create(
                        wider,
                        filter.getCondition().accept(reading(wider, input)),
                        ImmutableSet.copyOf(filter.getVariablesSet()));
        return LogicalProject.create(
                filtered, List.of(), columns(input), input.getRowType().getFieldNames(), Set.of());
    }

    RelNode below(Project project) {
        RelNode input = project.getInput();
        RelNode wider = wider(input, project.getVariablesSet());
        RexShuttle reading = reading(wider, input);
        return LogicalProject.create(
                wider,
                project.getHints(),
                project.getProjects().stream().map(one -> one.accept(reading)).toList(),
                project.getRowType().getFieldNames(),
                project.getVariablesSet());
    }

    private RelNode wider(RelNode input, Set<CorrelationId> variables) {
        List<RexNode> columns = new ArrayList<>(columns(input));
        columns.addAll(operands);
        return LogicalProject.create(input, List.of(), columns, (List<String>) null, variables);
    }

    private static List<RexNode> columns(RelNode input) {
        RexBuilder builder = input.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
            columns.add(builder.makeInputRef(input, i));
        }
        return columns;
    }

    private RexShuttle reading(RelNode wider, RelNode input) {
        RexBuilder builder = input.getCluster().getRexBuilder();
        int first = input.getRowType().getFieldCount();
        return new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
                List<RexNode> read = new ArrayList<>();
                for (RexNode operand : subQuery.operands) {
                    int place = operands.indexOf(operand);
                    read.add(place < 0 ? operand : builder.makeInputRef(wider, first + place));
                }
                return subQuery.clone(subQuery.getType(), read);
            }
        };
    }
}
