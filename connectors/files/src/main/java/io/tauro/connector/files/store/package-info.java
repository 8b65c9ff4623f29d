/**
 * Where bytes are: the seam below the file formats.
 *
 * <p>An {@link io.tauro.connector.files.store.ObjectStore} lists {@link
 * io.tauro.connector.files.store.StoredObject}s and opens {@link
 * io.tauro.connector.files.store.ObjectReader}s that read ranges of one. A folder on disk is one
 * implementation; a cloud's object store is another: it needs a list by prefix, a size, something
 * that changes when the object does, and ranged reads.
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
