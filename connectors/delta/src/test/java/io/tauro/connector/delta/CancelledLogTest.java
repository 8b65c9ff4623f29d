package io.tauro.connector.delta;

import static io.tauro.connector.delta.DeltaTables.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.delta.DeltaOptions.Moment;
import io.tauro.connector.files.store.Folder;
import io.tauro.connector.files.store.LocalObjectStore;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionHealth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that ends while a log is replayed for it does not wait for its end. */
class CancelledLogTest {

    /**
     * A store whose query ends when a file is opened.
     *
     * @param last a part of its name
     */
    private record Ending(ObjectStore store, Cancellation cancellation, String last)
            implements ObjectStore {

        @Override
        public ObjectReader open(StoredObject object) {
            if (object.key().contains(last)) {
                cancellation.cancel(ErrorCode.QUERY_TIMEOUT, "It takes too long.");
            }
            return store.open(object);
        }

        @Override
        public List<StoredObject> list(String folder) {
            return store.list(folder);
        }

        @Override
        public Folder childrenAfter(String folder, String name) {
            return store.childrenAfter(folder, name);
        }

        @Override
        public Optional<StoredObject> find(String key) {
            return store.find(key);
        }

        @Override
        public PutOutcome put(String key, byte[] bytes, PutMode mode) {
            return store.put(key, bytes, mode);
        }

        @Override
        public ConnectionHealth check() {
            return store.check();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "history, 00000000000000000004.json",
        "checkpoint_classic, .checkpoint.parquet",
        "checkpoint_multipart, .checkpoint.0000000001",
        "checkpoint_v2_parquet, _sidecars/",
        "changes, 00000000000000000003.json"
    })
    void replayingStopsAndTheNextQueryStartsAnew(String table, String file) {
        Cancellation cancellation = new Cancellation();
        try (ObjectStore store =
                new Ending(new LocalObjectStore(Expected.TABLES), cancellation, file)) {
            TableLog log = new TableLog(store, table, Optional.empty());
            StateSource states =
                    table.equals("changes")
                            ? new ChangeLog(log, new Moment(0L, null), Optional.empty())
                            : log::latest;

            assertFails(ErrorCode.QUERY_TIMEOUT, () -> states.current(cancellation), "too long");
            assertThat(states.current(new Cancellation()).files()).isNotEmpty();
            assertThat(cancellation.listeners()).isZero();
        }
    }
}
