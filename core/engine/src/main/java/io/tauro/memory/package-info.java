/**
 * Tables in this process: rows that a program already has, as a source like any other. The
 * reference implementation of the SPI.
 *
 * <p>A {@link io.tauro.memory.MemoryTable} is made from records, maps, arrays or a schema with
 * rows, and keeps them as batches of columns. A {@link io.tauro.memory.MemoryConnector} serves
 * tables by name, and takes filters, limits and top-n requests exactly; a scan without them hands
 * over the table's own vectors. {@link io.tauro.memory.Memory} describes such a connection.
 *
 * <pre>{@code
 * record User(long id, String email) {}
 *
 * MemoryTable users = MemoryTable.ofRecords(List.of(new User(1, "ana@acme.io")), User.class);
 * Connector connector = MemoryConnector.of(Map.of("users", users));
 * }</pre>
 */
@NullMarked
package io.tauro.memory;

import org.jspecify.annotations.NullMarked;
