package io.tauro.connector.jdbc;

import io.tauro.type.Column;

/**
 * A column of a source: what it is here, and how to ask for it there.
 *
 * @param column its name, type and text traits
 * @param select the SQL in the list of a SELECT
 * @param reader takes its values
 * @param rules what may be pushed
 */
public record RemoteColumn(Column column, String select, ValueReader reader, ColumnRules rules) {}
