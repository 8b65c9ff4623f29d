package io.tauro.connector.files;

import io.tauro.connector.files.store.ObjectStore;
import io.tauro.table.TableSource;

/**
 * Where a table of a {@link TableFormat} is. Immutable.
 *
 * @param store the files of the connection
 * @param source the path, relative to the store, and the options
 * @param requireOpen throws {@code TAURO-1012} once the connection is closed; to be asked before
 *     something is read and for each batch
 */
public record TableFolder(ObjectStore store, TableSource.Files source, Runnable requireOpen) {}
