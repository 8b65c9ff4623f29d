package io.tauro.connector.files;

import io.tauro.connector.files.store.LocalObjectStore;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Makes connections of type {@code local}. Found through {@link java.util.ServiceLoader}; programs
 * use {@link LocalFiles}.
 */
public final class LocalFilesFactory implements ConnectorFactory {

    static final String PATH = "path";

    @Override
    public String type() {
        return "local";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.FILESYSTEM;
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.required(
                        PATH,
                        Option.Kind.PATH,
                        "The folder that the paths of tables are relative to"));
    }

    @Override
    public List<Option> tableOptions(String format) {
        return FilesConnectors.tableOptions(format);
    }

    @Override
    public Set<Capability> capabilities() {
        return FilesConnectors.capabilities();
    }

    @Override
    public Connector connect(ConnectionConfig config) {
        config.check(options());
        Path root = config.path(PATH).orElseThrow(() -> config.invalid(PATH, "a path"));
        return FilesConnectors.over(new LocalObjectStore(root));
    }
}
