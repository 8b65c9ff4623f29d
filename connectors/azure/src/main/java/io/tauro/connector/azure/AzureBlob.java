package io.tauro.connector.azure;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection to a container of Azure Blob Storage that a program describes: {@code
 * AzureBlob.container("lake").account("acme")}. Without a credential it is the one of the
 * environment, or the managed identity of the machine. Immutable.
 */
public final class AzureBlob implements ConnectionDefinition {

    private final Map<String, Object> options;

    private AzureBlob(Map<String, Object> options) {
        this.options = Map.copyOf(options);
    }

    /** The files of a container. */
    public static AzureBlob container(String name) {
        return new AzureBlob(Map.of(AzureOptions.CONTAINER, name));
    }

    /** The name of the storage account. */
    public AzureBlob account(String name) {
        return with(AzureOptions.ACCOUNT_NAME, name);
    }

    /**
     * Where the account is, if not at {@code https://<account>.blob.core.windows.net}: with the
     * account as its path if it is not in the name of the host.
     */
    public AzureBlob endpoint(String url) {
        return with(AzureOptions.ENDPOINT, url);
    }

    /** Signs requests with a key of the account. */
    public AzureBlob accountKey(Secret key) {
        return with(AzureOptions.ACCOUNT_KEY, key);
    }

    /** Sends a shared access signature. */
    public AzureBlob sasToken(Secret token) {
        return with(AzureOptions.SAS_TOKEN, token);
    }

    /** Takes account, place and credential from a connection string. */
    public AzureBlob connectionString(Secret text) {
        return with(AzureOptions.CONNECTION_STRING, text);
    }

    /** Gets tokens as an application of a tenant. */
    public AzureBlob servicePrincipal(String tenantId, String clientId, Secret clientSecret) {
        return with(AzureOptions.TENANT_ID, tenantId)
                .with(AzureOptions.CLIENT_ID, clientId)
                .with(AzureOptions.CLIENT_SECRET, clientSecret);
    }

    /** Gets tokens as the machine or service that this runs on. */
    public AzureBlob managedIdentity() {
        return with(AzureOptions.MANAGED_IDENTITY, true);
    }

    /** Gets tokens as an identity that is assigned to the machine by a user. */
    public AzureBlob managedIdentity(String clientId) {
        return managedIdentity().with(AzureOptions.CLIENT_ID, clientId);
    }

    /** Says nobody's name: for containers that are open to all. */
    public AzureBlob anonymous() {
        return with(AzureOptions.ANONYMOUS, true);
    }

    /** The folder of the container that the paths of tables are relative to. */
    public AzureBlob prefix(String folder) {
        return with("prefix", folder);
    }

    private AzureBlob with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new AzureBlob(more);
    }

    @Override
    public ConnectorFactory factory() {
        return new AzureBlobFactory();
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, options);
    }
}
