package io.tauro.internal.plan;

import io.tauro.internal.sql.CatalogTable;
import io.tauro.registry.RegisteredTable;

/** A table of the catalogue that has rows of its own. */
public interface ScannableTable extends CatalogTable {

    /** Its declaration and its source. */
    RegisteredTable registered();
}
