package io.tauro.connector.azure;

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
import java.util.Map;
import java.util.Set;

/**
 * Makes connections of type {@code azure_blob}. Found through {@link java.util.ServiceLoader};
 * programs use {@link AzureBlob}.
 */
public final class AzureBlobFactory implements ConnectorFactory {

    private final Map<String, String> environment;

    public AzureBlobFactory() {
        this(System.getenv());
    }

    AzureBlobFactory(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String type() {
        return "azure_blob";
    }

    @Override
    public SourceType sourceType() {
        return SourceType.FILESYSTEM;
    }

    @Override
    public List<Option> options() {
        return AzureOptions.all();
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
        return FilesConnectors.over(store(config, AzureClients.OF_THE_SYSTEM));
    }

    /** The store below the tables. */
    RemoteObjectStore store(ConnectionConfig config, AzureClients clients) {
        config.check(options());
        RemoteSettings settings = RemoteSettings.of(config);
        return new RemoteObjectStore(clients.objects(config, environment, settings), settings);
    }
}
