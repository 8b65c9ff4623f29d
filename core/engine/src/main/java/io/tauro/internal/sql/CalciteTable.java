package io.tauro.internal.sql;

import java.util.function.BiFunction;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table of the catalog as Calcite sees it; unwraps to its {@link CatalogTable}. */
class CalciteTable extends AbstractTable {

    private final CatalogTable table;

    private CalciteTable(CatalogTable table) {
        this.table = table;
    }

    static CalciteTable of(
            CatalogTable table, BiFunction<CatalogTable, RelOptTable, RelNode> expander) {
        return table.viewSql().isPresent() || table.policy().isPresent()
                ? new View(table, expander)
                : new CalciteTable(table);
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
        return TypeMapping.toRel(types, table.schema());
    }

    @Override
    public Statistic getStatistic() {
        return table.rowCount().isPresent()
                ? Statistics.of(table.rowCount().getAsDouble(), null)
                : Statistics.UNKNOWN;
    }

    @Override
    public <T> @Nullable T unwrap(Class<T> type) {
        return type.isInstance(table) ? type.cast(table) : super.unwrap(type);
    }

    /** A view, replaced by its query; or a table, by what its policy shows of it. */
    private static final class View extends CalciteTable implements TranslatableTable {

        private final CatalogTable view;
        private final BiFunction<CatalogTable, RelOptTable, RelNode> expander;

        View(CatalogTable view, BiFunction<CatalogTable, RelOptTable, RelNode> expander) {
            super(view);
            this.view = view;
            this.expander = expander;
        }

        @Override
        public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable relOptTable) {
            return expander.apply(view, relOptTable);
        }
    }
}
