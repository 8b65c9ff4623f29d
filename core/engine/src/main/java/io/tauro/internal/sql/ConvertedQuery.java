package io.tauro.internal.sql;

import io.tauro.type.Schema;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param tables the base tables that are read, each once, also those behind views; not those that
 *     only a policy reads
 * @param views the views that were expanded, each once, also those behind views
 * @param parameters the parameters, in order, those that literals have become behind the others
 * @param policyParameters the last of them, which the policies have added
 * @param byPolicy the tables and views that the conditions of a table's policy read, by its name
 * @param freeLiterals the indexes of the literals that have become parameters
 * @param rowCounts the indexes of the parameters that stand in LIMIT or OFFSET
 */
public record ConvertedQuery(
        RelRoot root,
        Schema schema,
        List<CatalogTable> tables,
        List<CatalogTable> views,
        List<Parameter> parameters,
        List<Parameter> policyParameters,
        Map<String, Set<CatalogTable>> byPolicy,
        BitSet freeLiterals,
        Set<Integer> rowCounts) {

    public ConvertedQuery {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        parameters = List.copyOf(parameters);
        policyParameters = List.copyOf(policyParameters);
        byPolicy = Map.copyOf(byPolicy);
        freeLiterals = (BitSet) freeLiterals.clone();
        rowCounts = Set.copyOf(rowCounts);
    }
}
