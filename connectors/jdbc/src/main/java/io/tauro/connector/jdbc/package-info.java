/**
 * What connectors of relational databases share: a bounded pool of read-only connections, the
 * writing of SELECT statements with bound values, and the reading of result sets into column
 * vectors.
 *
 * <p>A database is a small package of its own: a {@link io.tauro.connector.jdbc.JdbcFactory} with a
 * {@link io.tauro.connector.jdbc.Database}, which knows the driver, the catalogue and the types.
 * For each column it makes a {@link io.tauro.connector.jdbc.RemoteColumn}: what to select, how to
 * read it, and in its {@link io.tauro.connector.jdbc.ColumnRules} which conditions mean the same
 * there as in the engine. Nothing else is ever offered to the source.
 */
@NullMarked
package io.tauro.connector.jdbc;

import org.jspecify.annotations.NullMarked;
