package io.tauro.internal.sql;

import io.tauro.type.Schema;
import java.util.List;
import org.apache.calcite.rel.RelRoot;

/**
 * A query as a tree of relational operators, bound to the tables of one catalog. Immutable.
 *
 * <p>Sub-queries are still {@code RexSubQuery} and may be correlated. The table of a {@code
 * LogicalTableScan} unwraps to its {@link CatalogTable}. A parameter is a {@code RexDynamicParam}
 * of the type of its value, but in LIMIT and OFFSET, where it is the value.
 *
 * @param root the tree, with the result's columns and order; {@code root.project()} has exactly
 *     those columns
 * @param schema the columns of the result; names may repeat
 * @param tables the base tables that are read, each once, also those behind views
 * @param views the views that were expanded, each once, also those behind views
 * @param parameters the parameters, in order
 */
public record ConvertedQuery(
        RelRoot root,
        Schema schema,
        List<CatalogTable> tables,
        List<CatalogTable> views,
        List<Parameter> parameters) {

    public ConvertedQuery {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        parameters = List.copyOf(parameters);
    }
}
