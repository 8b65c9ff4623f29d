/**
 * Tables of SQLite files.
 *
 * <pre>{@code
 * Sqlite.at("data/parts.db")
 * }</pre>
 *
 * <p>{@link io.tauro.connector.sqlite.Sqlite} describes a connection, {@link
 * io.tauro.connector.sqlite.SqliteFactory} makes it. SQLite has a type for each value, not for each
 * column; how the two meet is in {@link io.tauro.connector.sqlite.SqliteColumns}.
 */
@NullMarked
package io.tauro.connector.sqlite;

import org.jspecify.annotations.NullMarked;
