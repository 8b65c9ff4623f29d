package io.tauro.registry;

import io.tauro.table.VirtualTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The names that are there for the principals of one tenant: of its own tables and views, and of
 * those that have no tenant. One of its own comes before another of the same name. Thread-safe.
 */
public interface TableNames {

    /** The declaration of a table, by its name without regard to case. */
    Optional<VirtualTable> table(String name);

    /** A view, by its name without regard to case. */
    Optional<View> view(String name);

    /**
     * Everything that can be queried, by name. Asks the sources of mapped schemas; what one that
     * cannot be asked has is left out, unless there would be nothing.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-40xx} if nothing else is there and a
     *     source cannot be asked
     */
    List<TableInfo> tables();

    /**
     * The same for some schemas: sources of mapped schemas that are not wanted need not be asked.
     *
     * @param schemas what stands before the last dot of a name; the empty text for nothing
     */
    List<TableInfo> tables(Predicate<String> schemas);

    /**
     * The names that are registered, sources of mapped schemas not asked unless they were before.
     * For suggestions.
     */
    List<String> knownNames();

    /**
     * A table with what its source says of it, read from there the first time.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-40xx} if the source has no such table or
     *     cannot be asked
     */
    RegisteredTable load(VirtualTable table);

    /** The type of a connection's connector. */
    String connectorType(String connection);

    /** How a table or view is spelled; as it is given if there is none. */
    default String spelled(String name) {
        return view(name)
                .map(View::name)
                .or(() -> table(name).map(VirtualTable::name))
                .orElse(name);
    }
}
