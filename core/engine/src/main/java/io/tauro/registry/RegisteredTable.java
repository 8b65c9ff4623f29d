package io.tauro.registry;

import io.tauro.spi.SourceTable;
import io.tauro.table.VirtualTable;

/**
 * A table with what its source says of it.
 *
 * @param table the declaration
 * @param connectorType the type of the connection's connector
 * @param source how to scan it
 */
public record RegisteredTable(VirtualTable table, String connectorType, SourceTable source) {}
