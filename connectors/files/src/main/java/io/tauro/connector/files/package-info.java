/**
 * Files as tables: CSV and Parquet on the local disk.
 *
 * <p>{@link io.tauro.connector.files.LocalFiles} describes a connection. Its tables are a path,
 * which is a file, a folder or a glob, and a format; columns that stand in the path ({@code
 * day=2026-01-01/}) are partitions, and filters on them choose files.
 *
 * <pre>{@code
 * VirtualContext.builder()
 *         .connection("lake", LocalFiles.at(Path.of("data")))
 *         .table(VirtualTable.named("orders").from("lake", TableSource.parquet("orders/").partitionedBy("day")).build())
 * }</pre>
 *
 * <p>Below it, {@code store} is where bytes are and {@code format} what they mean; {@code csv} and
 * {@code parquet} are formats.
 */
@NullMarked
package io.tauro.connector.files;

import org.jspecify.annotations.NullMarked;
