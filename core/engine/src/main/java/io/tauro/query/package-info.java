/**
 * What a query is before, while and after it runs: {@link io.tauro.query.QueryRequest}, {@link
 * io.tauro.query.QueryPlan}, {@link io.tauro.query.QueryResult}, {@link
 * io.tauro.query.QueryStatistics}.
 *
 * <pre>{@code
 * try (QueryResult result = session.query("SELECT id, email FROM customers WHERE age > ?", 18)) {
 *     for (Row row : result) {
 *         System.out.println(row.getString("email"));
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.tauro.query;

import org.jspecify.annotations.NullMarked;
