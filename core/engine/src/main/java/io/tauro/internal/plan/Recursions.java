package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.TableSpool;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Puts our own steps in the place of those that Calcite makes of WITH RECURSIVE. */
final class Recursions {

    private int count;

    private Recursions() {}

    static RelNode resolve(RelNode plan) {
        return new Recursions().resolve(plan, Map.of());
    }

    /**
     * @param numbers the numbers of the recursions around, by the names of their rows
     */
    private RelNode resolve(RelNode node, Map<List<String>, Integer> numbers) {
        if (node instanceof RepeatUnion union && union.getTransientTable() != null) {
            return recursion(union, numbers);
        }
        if (node instanceof TableScan scan) {
            Integer number = numbers.get(scan.getTable().getQualifiedName());
            return number == null || scan.getTable().unwrap(ScannableTable.class) != null
                    ? scan
                    : new WorkingRows(scan.getCluster(), number, scan.getRowType());
        }
        List<RelNode> inputs = new ArrayList<>();
        boolean same = true;
        for (RelNode before : node.getInputs()) {
            RelNode after = resolve(before, numbers);
            same &= after == before;
            inputs.add(after);
        }
        RelNode resolved = same ? node : node.copy(node.getTraitSet(), inputs);
        return resolved.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        RelNode after = resolve(visited.rel, numbers);
                        return after == visited.rel ? visited : visited.clone(after);
                    }
                });
    }

    private RelNode recursion(RepeatUnion union, Map<List<String>, Integer> numbers) {
        int number = count++;
        Map<List<String>, Integer> inside = new HashMap<>(numbers);
        inside.put(
                java.util.Objects.requireNonNull(union.getTransientTable()).getQualifiedName(),
                number);
        RelNode first = resolve(withoutSpool(union.getSeedRel()), numbers);
        RelNode step = resolve(withoutSpool(union.getIterativeRel()), inside);
        requireSameTypes(first, step);
        return new Recursion(first, step, number, union.all, union.getRowType());
    }

    private static RelNode withoutSpool(RelNode node) {
        return node instanceof TableSpool spool ? spool.getInput() : node;
    }

    private static void requireSameTypes(RelNode first, RelNode step) {
        for (int i = 0; i < first.getRowType().getFieldCount(); i++) {
            RelDataTypeField column = first.getRowType().getFieldList().get(i);
            DataType before = TypeMapping.toDataType(column.getType());
            DataType after =
                    TypeMapping.toDataType(step.getRowType().getFieldList().get(i).getType());
            boolean text = before.kind().isText() && after.kind().isText();
            if (before.kind() != after.kind() && !text && !after.equals(DataType.NULL)) {
                throw new TauroException(
                        ErrorCode.TYPE_MISMATCH,
                        "Column '"
                                + column.getName()
                                + "' of a recursive query is "
                                + before
                                + " at first, and "
                                + after
                                + " then. Cast it to one type in both parts.");
            }
        }
    }
}
