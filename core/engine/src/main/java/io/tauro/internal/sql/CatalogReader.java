package io.tauro.internal.sql;

import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** The tables of one query, for Calcite: those that it names, and no others. */
final class CatalogReader extends CalciteCatalogReader {

    private CatalogReader(CalciteSchema root, SqlNameMatcher names, RelDataTypeFactory types) {
        super(
                root,
                names,
                List.of(List.of()),
                types,
                new CalciteConnectionConfigImpl(new Properties()));
    }

    /**
     * @param expander what to put in place of a view
     */
    static CatalogReader of(
            Collection<CatalogTable> tables,
            SqlNameMatcher names,
            RelDataTypeFactory types,
            BiFunction<CatalogTable, RelOptTable, RelNode> expander) {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        for (CatalogTable table : tables) {
            List<String> path = table.path();
            CalciteSchema schema = root;
            for (String part : path.subList(0, path.size() - 1)) {
                CalciteSchema inner = schema.getSubSchema(part, true);
                schema = inner == null ? schema.add(part, new AbstractSchema()) : inner;
            }
            schema.add(path.get(path.size() - 1), CalciteTable.of(table, expander));
        }
        return new CatalogReader(root, names, types);
    }
}
