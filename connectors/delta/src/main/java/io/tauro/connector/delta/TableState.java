package io.tauro.connector.delta;

import io.tauro.connector.files.store.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * A table at one version. Immutable.
 *
 * @param version what it is called in EXPLAIN: {@code version 12}
 * @param columns its columns
 * @param files its files, in the order of their keys
 */
record TableState(String version, DeltaColumns columns, List<DataFile> files) {

    TableState {
        files = List.copyOf(files);
    }

    /**
     * A state, and how to find out whether it still is the latest.
     *
     * @param number of the version
     * @param commit the file that made it, if it is still there
     */
    record Latest(TableState state, long number, Optional<StoredObject> commit) {}
}
