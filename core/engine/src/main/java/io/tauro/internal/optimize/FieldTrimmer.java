package io.tauro.internal.optimize;

import io.tauro.internal.plan.Recursion;
import io.tauro.internal.plan.SecurityBarrier;
import io.tauro.internal.sql.CommonRows;
import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.ViewRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;

/** Leaves out columns that nobody reads; at a barrier by a projection on top of it. */
public final class FieldTrimmer extends RelFieldTrimmer {

    private final RelBuilder builder;

    FieldTrimmer(RelBuilder builder) {
        super(null, builder);
        this.builder = builder;
    }

    /** Found by its parameter's type, as all methods of this name are. */
    public TrimResult trimFields(
            SecurityBarrier barrier, ImmutableBitSet used, Set<RelDataTypeField> extraFields) {
        int fieldCount = barrier.getRowType().getFieldCount();
        ImmutableBitSet kept = used.isEmpty() ? ImmutableBitSet.of(0) : used;
        if (kept.equals(ImmutableBitSet.range(fieldCount)) || !extraFields.isEmpty()) {
            return result(barrier, Mappings.createIdentity(fieldCount));
        }
        Mapping mapping =
                Mappings.create(MappingType.INVERSE_SURJECTION, fieldCount, kept.cardinality());
        List<RexNode> columns = new ArrayList<>();
        builder.push(barrier);
        for (int column : kept) {
            mapping.set(column, columns.size());
            columns.add(builder.field(column));
        }
        RelNode projected = builder.project(columns).build();
        return result(projected, mapping, barrier);
    }

    /**
     * Found by its parameter's type. Which columns are masked is carried along; where none is read,
     * one that is not is kept.
     */
    public TrimResult trimFields(
            PolicyBarrier policy, ImmutableBitSet used, Set<RelDataTypeField> extraFields) {
        int fieldCount = policy.getRowType().getFieldCount();
        ImmutableBitSet all = ImmutableBitSet.range(fieldCount);
        ImmutableBitSet plain = all.except(policy.masked());
        ImmutableBitSet any = ImmutableBitSet.of(plain.isEmpty() ? 0 : plain.nth(0));
        ImmutableBitSet kept = !extraFields.isEmpty() ? all : used.isEmpty() ? any : used;
        TrimResult input = trimChild(policy, policy.getInput(), kept, Set.of());
        return result(
                policy.narrowed(input.left, positions(all, input.right)), input.right, policy);
    }

    /** Found by its parameter's type. What the condition of the policy reads stays. */
    public TrimResult trimFields(
            ViewRows rows, ImmutableBitSet used, Set<RelDataTypeField> extraFields) {
        int fieldCount = rows.getRowType().getFieldCount();
        ImmutableBitSet all = ImmutableBitSet.range(fieldCount);
        ImmutableBitSet some = used.union(rows.needed());
        ImmutableBitSet any = some.isEmpty() ? ImmutableBitSet.of(0) : some;
        TrimResult input =
                trimChild(rows, rows.getInput(), extraFields.isEmpty() ? any : all, Set.of());
        return result(rows.narrowed(input.left, positions(all, input.right)), input.right, rows);
    }

    private static Map<Integer, Integer> positions(ImmutableBitSet columns, Mapping mapping) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int column : columns) {
            int position = mapping.getTargetOpt(column);
            if (position >= 0) {
                positions.put(column, position);
            }
        }
        return positions;
    }

    /**
     * One that only asks whether there are rows has no columns of its right side, which Calcite
     * counts. It would also keep columns of the right side for what that reads of the left one.
     */
    @Override
    public TrimResult trimFields(
            LogicalCorrelate correlate, ImmutableBitSet used, Set<RelDataTypeField> extraFields) {
        if (correlate.getJoinType().projectsRight()) {
            return super.trimFields(correlate, used, extraFields);
        }
        int fieldCount = correlate.getRowType().getFieldCount();
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : correlate.getInputs()) {
            ImmutableBitSet all = ImmutableBitSet.range(input.getRowType().getFieldCount());
            inputs.add(dispatchTrimFields(input, all, Set.of()).left);
        }
        RelNode trimmed = correlate.copy(correlate.getTraitSet(), inputs);
        return result(trimmed, Mappings.createIdentity(fieldCount), correlate);
    }

    /** Found by its parameter's type; all columns stay, since several places read them. */
    public TrimResult trimFields(
            CommonRows rows, ImmutableBitSet used, Set<RelDataTypeField> extraFields) {
        int fieldCount = rows.getRowType().getFieldCount();
        RelNode input =
                trimChild(rows, rows.getInput(), ImmutableBitSet.range(fieldCount), Set.of()).left;
        RelNode trimmed = rows.copy(rows.getTraitSet(), List.of(input));
        return result(trimmed, Mappings.createIdentity(fieldCount), rows);
    }

    /**
     * Found by its parameter's type; both queries keep all columns, since equal rows may matter.
     */
    public TrimResult trimFields(
            Recursion recursion, ImmutableBitSet used, Set<RelDataTypeField> extraFields) {
        int fieldCount = recursion.getRowType().getFieldCount();
        ImmutableBitSet all = ImmutableBitSet.range(fieldCount);
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : recursion.getInputs()) {
            inputs.add(trimChild(recursion, input, all, Set.of()).left);
        }
        RelNode trimmed = recursion.copy(recursion.getTraitSet(), inputs);
        return result(trimmed, Mappings.createIdentity(fieldCount), recursion);
    }
}
