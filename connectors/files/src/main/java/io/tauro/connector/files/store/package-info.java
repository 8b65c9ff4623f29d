/**
 * Where bytes are: the seam below the file formats.
 *
 * <p>An {@link io.tauro.connector.files.store.ObjectStore} lists {@link
 * io.tauro.connector.files.store.StoredObject}s and opens {@link
 * io.tauro.connector.files.store.ObjectReader}s that read ranges of one. A folder on disk is one
 * implementation. {@link io.tauro.connector.files.store.RemoteObjectStore} is the other, for all
 * that is far away: a cloud's client has to answer the few requests of {@link
 * io.tauro.connector.files.store.RemoteObjects}, one attempt each; to try again, to check versions
 * and to read ahead is done once, here.
 *
 * <pre>{@code
 * try (ObjectReader reader = store.open(store.find("orders/part-0.parquet").orElseThrow())) {
 *     byte[] tail = reader.read(reader.size() - 8, 8);
 * }
 * }</pre>
 */
@NullMarked
package io.tauro.connector.files.store;

import org.jspecify.annotations.NullMarked;
