package io.tauro.differential;

import io.tauro.spi.ConnectionDefinition;

/** A database with the tables of {@link EmbeddedSubPlanTest}. */
interface FilledDatabase {

    /** Makes the tables, in place of those that there are. */
    void fill();

    /** How the connector reaches it. */
    ConnectionDefinition definition();

    /** Whether its statistics tell how many values a column has. */
    boolean countsValues();
}
