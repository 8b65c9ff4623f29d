package io.tauro.engine;

import io.tauro.internal.plan.ScannableTable;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.registry.RegisteredTable;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Rows that a host has, in the place of those of a table. They have one column more than the table,
 * the last, which no policy speaks of.
 *
 * @param registered the rows, under the name of the table
 */
record GivenTable(RegisteredTable registered) implements ScannableTable {

    /**
     * Rows in the place of those of a table or view.
     *
     * @param tags of the table
     */
    static GivenTable of(String name, Set<String> tags, MemoryTable rows) {
        VirtualTable table =
                VirtualTable.named(name)
                        .from("given", TableSource.table(List.of("rows")))
                        .tags(tags.toArray(String[]::new))
                        .build();
        MemoryConnector connector = MemoryConnector.of(Map.of("rows", rows));
        return new GivenTable(
                new RegisteredTable(table, "memory", connector.table(table.source())));
    }

    /** The columns that policies speak of. */
    static List<String> known(CatalogTable table) {
        List<String> names = table.schema().names();
        return table instanceof GivenTable ? names.subList(0, names.size() - 1) : names;
    }

    boolean isCalled(String name) {
        return registered.table().name().equalsIgnoreCase(name);
    }

    @Override
    public List<String> path() {
        return registered.table().path();
    }

    @Override
    public Schema schema() {
        return registered.source().schema();
    }

    @Override
    public Optional<String> viewSql() {
        return Optional.empty();
    }

    @Override
    public OptionalDouble rowCount() {
        return registered.source().statistics().rows();
    }
}
