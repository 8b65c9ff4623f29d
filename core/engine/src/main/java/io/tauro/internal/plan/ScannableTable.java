package io.tauro.internal.plan;

import io.tauro.internal.sql.CatalogTable;
import io.tauro.registry.RegisteredTable;
import io.tauro.spi.TableStatistics;
import java.util.Optional;

/** A table of the catalogue that has rows of its own. */
public interface ScannableTable extends CatalogTable {

    /** Its declaration and its source. */
    RegisteredTable registered();

    /** What a plan may be made by: less than the source knows, where rows are hidden. */
    default TableStatistics statistics() {
        return registered().source().statistics();
    }

    /** Whether a plan must not be made by what a scan says of the rows that it will deliver. */
    default boolean isCoarse() {
        return false;
    }

    /**
     * The table by whose policy this one is read, for whoever asks; empty where it is read for who
     * asks.
     */
    default Optional<String> byPolicyOf() {
        return Optional.empty();
    }
}
