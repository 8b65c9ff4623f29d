/**
 * The door: a {@link io.tauro.VirtualContext} for each application, a {@link
 * io.tauro.VirtualSession} for each principal or request, a {@link io.tauro.query.QueryResult} for
 * each query.
 *
 * <pre>{@code
 * try (VirtualContext context = VirtualContext.builder().table("users", users, User.class).build();
 *         QueryResult result = context.as(Principal.ANONYMOUS).query("SELECT email FROM users")) {
 *     result.forEach(row -> System.out.println(row.getString("email")));
 * }
 * }</pre>
 */
@NullMarked
package io.tauro;

import org.jspecify.annotations.NullMarked;
