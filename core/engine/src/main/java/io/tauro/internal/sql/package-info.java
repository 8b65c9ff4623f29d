/**
 * The SQL front end: text to a validated, typed tree of relational operators.
 *
 * <p>A {@link io.tauro.internal.sql.SqlFrontEnd} is made for one snapshot of the {@link
 * io.tauro.internal.sql.Catalog}. It parses a text to a {@link
 * io.tauro.internal.sql.ParsedStatement}, and converts that to a {@link
 * io.tauro.internal.sql.ConvertedQuery}.
 *
 * <pre>{@code
 * SqlFrontEnd sql = new SqlFrontEnd(catalog, SqlDialectOption.ANSI);
 * ConvertedQuery query = sql.convert(sql.parse("SELECT * FROM customers WHERE id = ?"), List.of(7L));
 * }</pre>
 *
 * <p>Calcite is used here as a library: its types appear in the results, its messages never do, for
 * they quote the literals of a query.
 */
@NullMarked
package io.tauro.internal.sql;

import org.jspecify.annotations.NullMarked;
