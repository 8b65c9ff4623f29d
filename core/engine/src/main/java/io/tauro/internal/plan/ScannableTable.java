package io.tauro.internal.plan;

import io.tauro.internal.sql.CatalogTable;
import io.tauro.registry.RegisteredTable;
import java.util.Optional;

/** A table of the catalogue that has rows of its own. */
public interface ScannableTable extends CatalogTable {

    /** Its declaration and its source. */
    RegisteredTable registered();

    /**
     * The table by whose policy this one is read, for whoever asks; empty where it is read for who
     * asks.
     */
    default Optional<String> byPolicyOf() {
        return Optional.empty();
    }
}
