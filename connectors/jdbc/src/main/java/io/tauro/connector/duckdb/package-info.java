/**
 * Tables of DuckDB.
 *
 * <pre>{@code
 * DuckDb.at("jdbc:duckdb:/data/shop.duckdb")
 * }</pre>
 *
 * <p>{@link io.tauro.connector.duckdb.DuckDb} describes a connection, {@link
 * io.tauro.connector.duckdb.DuckDbFactory} makes it.
 */
@NullMarked
package io.tauro.connector.duckdb;

import org.jspecify.annotations.NullMarked;
