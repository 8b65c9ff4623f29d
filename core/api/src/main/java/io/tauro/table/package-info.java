/**
 * What a user declares: a {@link io.tauro.table.VirtualTable} is a name for a {@link
 * io.tauro.table.TableSource} on a connection.
 *
 * <pre>{@code
 * VirtualTable.named("orders")
 *         .from("lake", TableSource.parquet("orders/").partitionedBy("day"))
 *         .tags("financial")
 *         .build();
 * }</pre>
 */
@NullMarked
package io.tauro.table;

import org.jspecify.annotations.NullMarked;
