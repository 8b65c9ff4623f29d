/**
 * The JDBC driver: {@code jdbc:tauro:<path of tauro.yaml>}, for tools and code that speak JDBC.
 *
 * <p>{@link io.tauro.jdbc.TauroDriver} is found by {@code DriverManager}; {@link
 * io.tauro.jdbc.TauroDataSource} is for pools and frameworks. Everything is read-only. A connection
 * belongs to the principal that its {@code user} and {@code password} stand for; connections to the
 * same file share one {@link io.tauro.VirtualContext}, which is closed with the last of them.
 *
 * <pre>{@code
 * try (Connection connection = DriverManager.getConnection("jdbc:tauro:tauro.yaml", "ana", password);
 *         PreparedStatement query = connection.prepareStatement("SELECT id FROM orders WHERE day = ?")) {
 *     query.setObject(1, LocalDate.of(2026, 1, 1));
 *     try (ResultSet rows = query.executeQuery()) {
 *         while (rows.next()) {
 *             System.out.println(rows.getLong("id"));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Values come out of the columns of a batch through {@code Conversions}; errors become
 * exceptions with an SQLSTATE in {@code Errors}.
 */
@NullMarked
package io.tauro.jdbc;

import org.jspecify.annotations.NullMarked;
