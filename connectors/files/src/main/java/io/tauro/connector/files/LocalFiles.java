package io.tauro.connector.files;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import java.nio.file.Path;
import java.util.Map;

/**
 * A connection to a folder of the local disk: {@code LocalFiles.at(Path.of("data"))}. Immutable.
 */
public final class LocalFiles implements ConnectionDefinition {

    private final Path root;

    private LocalFiles(Path root) {
        this.root = root;
    }

    /** The files below a folder; a relative one is relative to the working directory. */
    public static LocalFiles at(Path root) {
        return new LocalFiles(root);
    }

    @Override
    public ConnectorFactory factory() {
        return new LocalFilesFactory();
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(
                id, Map.of(LocalFilesFactory.PATH, root.toAbsolutePath().toString()));
    }
}
