package io.tauro.connector.hdfs;

import io.tauro.connector.files.FilesConnectors;
import io.tauro.connector.files.store.RemoteObjectStore;
import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.SourceType;
import java.util.List;
import java.util.Set;

/**
 * Makes connections of type {@code hdfs}. Found through {@link java.util.ServiceLoader}; programs
 * use {@link Hdfs}.
 */
public final class HdfsFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "hdfs";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.FILESYSTEM;
    }

    @Override
    public List<Option> options() {
        return HdfsOptions.all();
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
        return FilesConnectors.over(store(config));
    }

    /** The store below the tables. */
    RemoteObjectStore store(ConnectionConfig config) {
        config.check(options());
        RemoteSettings settings = RemoteSettings.of(config);
        return new RemoteObjectStore(
                new HdfsObjects(HdfsOptions.root(config), new HdfsClient(config)), settings);
    }
}
