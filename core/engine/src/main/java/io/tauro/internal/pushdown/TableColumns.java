package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.type.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds the columns of a table among those of a step, where each row is one of the table. */
final class TableColumns {

    private final String table;
    private final Schema columns;

    private TableColumns(String table, Schema columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * The positions in the step of columns as the table has them, by their positions there.
     *
     * @param table the name of the table
     * @param columns all of them
     */
    static Map<Integer, Integer> in(PhysicalNode step, String table, Schema columns) {
        TableColumns search = new TableColumns(table, columns);
        Map<Integer, Integer> found = new HashMap<>();
        for (int i = 0; i < step.schema().size(); i++) {
            int position = i;
            search.origin(step, i).ifPresent(column -> found.putIfAbsent(column, position));
        }
        return found;
    }

    private OptionalInt origin(PhysicalNode step, int column) {
        if (step instanceof ScanNode scan) {
            return ofScan(scan, column);
        }
        if (step instanceof FilterNode
                || step instanceof SortNode
                || step instanceof LimitNode
                || step instanceof KeepNode
                || step instanceof SharedNode) {
            return origin(step.inputs().get(0), column);
        }
        if (step instanceof ProjectNode project) {
            return project.expressions().get(column) instanceof InputColumn below
                    ? origin(project.input(), below.index())
                    : OptionalInt.empty();
        }
        boolean ofLeft =
                step instanceof HashJoinNode hash && keepsLeft(hash.kind())
                        || step instanceof LoopJoinNode loop && keepsLeft(loop.kind());
        return ofLeft && column < step.inputs().get(0).schema().size()
                ? origin(step.inputs().get(0), column)
                : OptionalInt.empty();
    }

    private static boolean keepsLeft(JoinKind kind) {
        return switch (kind) {
            case INNER, LEFT, SEMI, ANTI -> true;
            case RIGHT, FULL -> false;
        };
    }

    private OptionalInt ofScan(ScanNode scan, int column) {
        int index = columns.names().indexOf(scan.schema().column(column).name());
        return scan.tables().equals(List.of(table)) && index >= 0
                ? OptionalInt.of(index)
                : OptionalInt.empty();
    }
}
