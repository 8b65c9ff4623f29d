package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.UnnestNode;
import io.tauro.internal.plan.Choices;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Makes rows of the elements of arrays, beside the row that they come from where that can be. */
final class UnnestPlanner {

    private final RexToExpression expressions;

    UnnestPlanner(RexToExpression expressions) {
        this.expressions = expressions;
    }

    PhysicalNode plan(Uncollect uncollect, PhysicalNode input) {
        List<Integer> all = IntStream.range(0, input.schema().size()).boxed().toList();
        return new UnnestNode(
                input,
                0,
                all,
                isFlat(uncollect),
                uncollect.withOrdinality,
                false,
                TypeMapping.toSchema(uncollect.getRowType()));
    }

    private static boolean isFlat(Uncollect uncollect) {
        return uncollect.getItemAliases().isEmpty();
    }

    /** The arrays of each outer row without a plan of their own; empty if there is more to it. */
    Optional<PhysicalNode> beside(Correlate correlate, PhysicalNode left) {
        boolean outer = correlate.getJoinType() == JoinRelType.LEFT;
        boolean plain =
                (outer || correlate.getJoinType() == JoinRelType.INNER)
                        && correlate.getRight() instanceof Uncollect uncollect
                        && uncollect.getInput() instanceof Project project
                        && project.getInput() instanceof Values values
                        && values.getTuples().size() == 1
                        && project.getProjects().stream()
                                .allMatch(one -> RelOptUtil.InputFinder.bits(one).isEmpty());
        if (!plain) {
            return Optional.empty();
        }
        Uncollect uncollect = (Uncollect) correlate.getRight();
        Project project = (Project) uncollect.getInput();
        int kept = left.schema().size();
        List<Expression> columns = new ArrayList<>();
        List<Column> names = new ArrayList<>(left.schema().columns());
        for (int i = 0; i < kept; i++) {
            columns.add(new InputColumn(i, left.schema().column(i).type()));
        }
        for (RexNode array : project.getProjects()) {
            DataType type = TypeMapping.toDataType(array.getType());
            columns.add(Choices.exactly(expressions.convert(overLeft(array, correlate)), type));
            names.add(Column.of("array", type));
        }
        List<Integer> arrays = IntStream.range(kept, columns.size()).boxed().toList();
        List<Column> result = new ArrayList<>(left.schema().columns());
        TypeMapping.toSchema(uncollect.getRowType())
                .columns()
                .forEach(column -> result.add(column.nullable(column.nullable() || outer)));
        return Optional.of(
                new UnnestNode(
                        new ProjectNode(left, columns, new Schema(names)),
                        kept,
                        arrays,
                        isFlat(uncollect),
                        uncollect.withOrdinality,
                        outer,
                        new Schema(result)));
    }

    private static RexNode overLeft(RexNode expression, Correlate correlate) {
        return expression.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        boolean ofLeft =
                                access.getReferenceExpr() instanceof RexCorrelVariable variable
                                        && variable.id.equals(correlate.getCorrelationId());
                        return ofLeft
                                ? correlate
                                        .getCluster()
                                        .getRexBuilder()
                                        .makeInputRef(
                                                correlate.getLeft(), access.getField().getIndex())
                                : super.visitFieldAccess(access);
                    }
                });
    }
}
