package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.RelationalStep;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Has a source deliver those columns only of which expressions are made here. */
final class ColumnsOnly {

    private ColumnsOnly() {}

    /**
     * @param ask the source for a scan with fewer columns
     */
    static PhysicalNode of(
            ProjectNode node, BiFunction<ScanNode, RelationalStep, Optional<ScanNode>> ask) {
        if (!(node.input() instanceof ScanNode scan) || scan.scan().relational().isEmpty()) {
            return node;
        }
        TreeSet<Integer> used = new TreeSet<>();
        Expressions.withLeaves(
                node.expressions(),
                leaf -> {
                    if (leaf instanceof InputColumn column) {
                        used.add(column.index());
                    }
                    return leaf;
                });
        if (used.size() == scan.schema().size() || used.isEmpty()) {
            return node;
        }
        List<Integer> positions = List.copyOf(used);
        return ask.apply(scan, StepMaker.columns(scan.scan(), positions))
                .<PhysicalNode>map(narrow -> over(node, narrow, positions))
                .orElse(node);
    }

    private static ProjectNode over(ProjectNode node, ScanNode narrow, List<Integer> positions) {
        List<Expression> moved =
                Expressions.withLeaves(
                        node.expressions(),
                        leaf ->
                                leaf instanceof InputColumn column
                                        ? new InputColumn(
                                                positions.indexOf(column.index()), column.type())
                                        : leaf);
        return new ProjectNode(narrow, moved, node.schema());
    }
}
