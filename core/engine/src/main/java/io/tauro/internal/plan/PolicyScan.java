package io.tauro.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelDistribution;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelReferentialConstraint;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A table that is read by a policy, for whoever asks. Scans of one name are one to the planner,
 * which puts either in the place of the other; this one has a name that no other scan has.
 */
final class PolicyScan implements RelOptTable {

    private final RelOptTable table;
    private final String owner;

    private PolicyScan(RelOptTable table, String owner) {
        this.table = table;
        this.owner = owner;
    }

    /**
     * The scan under a name of its own.
     *
     * @param owner the table by whose policy it is read
     */
    static TableScan of(TableScan scan, String owner) {
        return LogicalTableScan.create(
                scan.getCluster(), new PolicyScan(scan.getTable(), owner), scan.getHints());
    }

    @Override
    public List<String> getQualifiedName() {
        List<String> name = new ArrayList<>(table.getQualifiedName());
        name.add("by the policy of " + owner);
        return name;
    }

    @Override
    public double getRowCount() {
        return table.getRowCount();
    }

    @Override
    public RelDataType getRowType() {
        return table.getRowType();
    }

    @Override
    public @Nullable RelOptSchema getRelOptSchema() {
        return table.getRelOptSchema();
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        return LogicalTableScan.create(context.getCluster(), this, context.getTableHints());
    }

    @Override
    public @Nullable List<RelCollation> getCollationList() {
        return table.getCollationList();
    }

    @Override
    public @Nullable RelDistribution getDistribution() {
        return table.getDistribution();
    }

    @Override
    public boolean isKey(ImmutableBitSet columns) {
        return table.isKey(columns);
    }

    @Override
    public @Nullable List<ImmutableBitSet> getKeys() {
        return table.getKeys();
    }

    @Override
    public @Nullable List<RelReferentialConstraint> getReferentialConstraints() {
        return table.getReferentialConstraints();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable Expression getExpression(Class clazz) {
        return table.getExpression(clazz);
    }

    @Override
    public RelOptTable extend(List<RelDataTypeField> extendedFields) {
        throw new UnsupportedOperationException("A table of a policy has the columns that it has");
    }

    @Override
    public List<ColumnStrategy> getColumnStrategies() {
        return table.getColumnStrategies();
    }

    @Override
    public <C> @Nullable C unwrap(Class<C> type) {
        return table.unwrap(type);
    }
}
