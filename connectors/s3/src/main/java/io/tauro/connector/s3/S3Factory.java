package io.tauro.connector.s3;

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
import java.util.stream.Stream;

/**
 * Makes connections of type {@code s3}. Found through {@link java.util.ServiceLoader}; programs use
 * {@link S3}.
 */
public final class S3Factory implements ConnectorFactory {

    @Override
    public String type() {
        return "s3";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.FILESYSTEM;
    }

    @Override
    public List<Option> options() {
        return Stream.concat(S3Options.ALL.stream(), RemoteSettings.OPTIONS.stream()).toList();
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
        S3Options options = S3Options.of(config);
        RemoteSettings settings = RemoteSettings.of(config);
        return FilesConnectors.over(
                new RemoteObjectStore(
                        new S3Objects(options, new S3Clients(options, settings)), settings));
    }
}
