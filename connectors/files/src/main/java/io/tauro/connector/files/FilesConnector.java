package io.tauro.connector.files;

import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.util.List;
import java.util.Optional;

/** The files of a store. Thread-safe. */
final class FilesConnector implements Connector {

    private final ObjectStore store;
    private final Formats formats;
    private final OpenState state = new OpenState();

    FilesConnector(ObjectStore store, Formats formats) {
        this.store = store;
        this.formats = formats;
    }

    @Override
    public SourceTable table(TableSource source) {
        state.requireOpen();
        if (!(source instanceof TableSource.Files files)) {
            throw new TauroException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "A connection to files has no tables or queries of its own. Give the table a path and a format.");
        }
        Optional<TableFormat> tables = formats.ofTables(files.format());
        if (tables.isPresent()) {
            return tables.get().table(new TableFolder(store, files, state::requireOpen));
        }
        FormatOptions options = new FormatOptions(files.path(), files.options());
        FormatTable format =
                formats.named(files.format(), files.path()).bind(store, files.path(), options);
        FileSelection selection = FileSelection.of(store, files.path());
        List<StoredObject> found = selection.list();
        TableLayout layout = TableLayout.of(files, format, found);
        return new FilesTable(files, format, selection, layout, found, state);
    }

    @Override
    public Health health() {
        return check().health();
    }

    @Override
    public ConnectionHealth check() {
        return store.check();
    }

    @Override
    public ConnectionMetrics metrics() {
        return store.metrics();
    }

    @Override
    public void close() {
        state.close();
        store.close();
    }
}
