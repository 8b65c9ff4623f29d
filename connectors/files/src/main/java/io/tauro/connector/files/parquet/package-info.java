/**
 * Parquet files, decoded by our own hand into vectors.
 *
 * <p>{@link io.tauro.connector.files.parquet.ParquetFormat} is the format; the rest is its own. A
 * {@code FooterReader} reads what a file says of itself, {@code ParquetTable} chooses row groups by
 * their statistics, and a {@code RowGroupReader} moves through one, with a {@code ColumnReader} for
 * each wanted column: pages are unpacked one at a time, the {@code PageValues} of their encoding
 * deliver raw values, and {@code Materializer} makes vectors of them. A large page is never there
 * as a whole: a {@code PageStream} of its codec unpacks it piece by piece to a {@code PageWindow},
 * which moves on with what the encoding reads.
 *
 * <p>Whatever a file says is checked against the bytes that are there before memory is taken for
 * it. A decoder throws {@code MalformedData}; whoever knows the file makes an error of it.
 */
@NullMarked
package io.tauro.connector.files.parquet;

import org.jspecify.annotations.NullMarked;
