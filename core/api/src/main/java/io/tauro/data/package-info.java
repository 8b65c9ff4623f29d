/**
 * Values on the move: batches of columns.
 *
 * <p>A {@link io.tauro.data.Batch} is up to a few thousand rows, column by column; each column is a
 * {@link io.tauro.data.ColumnVector} over a primitive array. Vectors are immutable once they have
 * been handed over: whoever receives one may keep it, and nobody writes to it. {@link
 * io.tauro.data.BatchBuilder} is the comfortable way to make batches from rows, {@link
 * io.tauro.data.Row} the comfortable way to read them.
 *
 * <pre>{@code
 * BatchBuilder builder = new BatchBuilder(schema, 4096);
 * builder.append(1L, "ana@acme.io");
 * Batch batch = builder.build();
 * }</pre>
 */
@NullMarked
package io.tauro.data;

import org.jspecify.annotations.NullMarked;
